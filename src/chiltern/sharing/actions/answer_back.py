"""The recipient of what was told unasked answers back, once: what it will do, or no further action because ...

Clauses 3.4, 3.6 and 3.8. Whoever told sees the answer.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act, Answer
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.answered import file_answered
from chiltern.sharing.models import AnswerBack
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.hidden_words import insist_no_place_answered, saying_from_whom
from chiltern.sharing.queries.telling_page import insist_open_on_telling, told
from chiltern.sharing.workings.telling import AnswerBackGiven


@recorded("telling.answered_back")
def answer_back(*, by: Actor, disclosure_id: UUID, given: AnswerBackGiven) -> AnswerBack:
    """Raises Missing, Refused, Invalid without words, or AlreadyDone where a colleague answered a moment earlier."""
    telling = told(disclosure_id)
    insist_working(disclosure_id)
    if AnswerBack.objects.filter(disclosure=disclosure_id).exists():
        raise _already()
    insist_open_on_telling(by, Act.ANSWER_BACK, telling)
    given.check()
    given = _with_places(by, disclosure_id, given, danger=Answer(telling.said["danger"]))
    made: AnswerBack = AnswerBack(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=telling.disclosure,
        kind=given.kind,
        words=given.words,
        answered_by=by.post,
    ).sealed_with(telling.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    file_answered(disclosure_id)
    access.file_under(disclosure_id, kind="telling.read", sort_at=by.at)
    record(
        by=by,
        thing=disclosure_id,
        parties=[by.agency, telling.keeper],
        says={"answer": given.kind},
        says_to={telling.keeper: {"answer": given.kind}},
        rows=[made],
    )
    return made


def _with_places(
    by: Actor, disclosure_id: UUID, given: AnswerBackGiven, *, danger: Answer
) -> AnswerBackGiven:
    """Where danger was told a place goes, and says from whom it stays hidden; else raises Invalid."""
    if danger is not Answer.YES:
        insist_no_place_answered(by, disclosure_id, {"words": given.words})
        return given
    return replace(given, words=saying_from_whom(by, fetch.people_filed(disclosure_id), given.words))


def _already() -> AlreadyDone:
    return AlreadyDone("telling.answered_back", "A colleague has answered this already.")
