"""Write down what a body outside the Code answers to what it was told: what it will do, or nothing, and why.

Clauses 3.4, 3.6, 3.7 and sign.1. It sees nothing here, so the answer is kept by whoever told it, and stands as we heard it.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act, CallSide
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.reached import write_reached
from chiltern.sharing.models import AnswerBack
from chiltern.sharing.queries.telling_page import insist_open_on_telling, told
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.telling import AnswerBackGiven


@recorded("telling.answer_written_down")
def write_down_answer_back(
    *, by: Actor, disclosure_id: UUID, given: AnswerBackGiven, heard: ToldGiven
) -> AnswerBack:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where a colleague was a moment earlier."""
    telling = told(disclosure_id)
    insist_working(disclosure_id)
    insist_open_on_telling(by, Act.WRITE_DOWN_ANSWER_BACK, telling)
    given.check()
    heard.check(sent_at=heard.happened_at, at=by.at, outside=True)
    key = telling.key_of_thing()
    made: AnswerBack = AnswerBack(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        disclosure=telling.disclosure,
        kind=given.kind,
        words=given.words,
        answered_by=by.post,
    ).sealed_with(key)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("telling.answered_back", "A colleague has written this down already.") from None
    row = write_reached(by, disclosure_id, key, CallSide.RECEIVED, heard)
    access.file_under(disclosure_id, kind="telling.done", sort_at=by.at)
    says = {"answer": given.kind, "method": heard.method, "happened_at": heard.happened_at}
    record(by=by, thing=disclosure_id, parties=[by.agency], says=says, rows=[made, row])
    return made
