"""An adviser answers in words; the answer stands with the note, and whoever asked finds it in Your work. Clause 3.3."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import AdviceAnswer
from chiltern.sharing.queries.notes import ANSWERED, in_hand, insist_may, note_row, question_row
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.nameless import refuse_identifiers


@recorded("advice.given")
def give_advice(*, by: Actor, question_id: UUID, words: str) -> AdviceAnswer:
    """Raises Missing, Refused, Invalid without words or with somebody named, or AlreadyDone where a colleague was first."""
    question = question_row(question_id)
    facts = in_hand(question)
    if facts.answered:
        raise AlreadyDone("advice.given", "A colleague has answered this already.")
    insist_may(by, Act.GIVE_ADVICE, facts)
    if not words.strip():
        raise Invalid("words", "Write your advice")
    short_enough("words", words)
    refuse_identifiers({"words": words})
    made: AdviceAnswer = AdviceAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        question=question,
        note=question.note_id,
        words=words,
        answered_by=by.post,
        answered_by_practitioner=by.practitioner,
    ).sealed_with(note_row(question.note_id).key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("advice.given", "A colleague has answered this already.") from None
    access.file_under(question_id, kind="advice.done", sort_at=by.at)
    access.grant([question.asked_by], question_id, kind=ANSWERED, sort_at=by.at)
    record(by=by, thing=question_id, parties=[by.agency], says={"note": question.note_id}, rows=[made])
    return made
