"""Whoever wrote a note asks an adviser at their own agency, without naming the person. Clauses 3.3 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.sharing.advising import advice_due
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import AdviceQuestion
from chiltern.sharing.queries.advisers import advisers
from chiltern.sharing.queries.notes import ASKED, insist_may_ask, note_row
from chiltern.sharing.workings.advising import AdviceAsked


@recorded("advice.asked")
def ask_advice(*, by: Actor, note_id: UUID, given: AdviceAsked) -> AdviceQuestion:
    """Raises Missing, Refused, or Invalid where nobody is in that role or somebody is named."""
    note = note_row(note_id)
    insist_may_ask(by, note)
    given.check()
    posts = advisers(by)[given.adviser]
    if not posts:
        raise Invalid(
            "adviser",
            "Nobody at your agency has that role here. Ask them in person, or choose another adviser",
        )
    due, filing = advice_due(by.at, law_at(by.at)), Filing(by)
    question: AdviceQuestion = AdviceQuestion(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        note=note,
        adviser=given.adviser,
        asks=given.asks,
        asked=list(posts),
        due_at=due.at,
        worked_out=due.worked_out,
        asked_by=by.post,
        asked_by_practitioner=by.practitioner,
    ).sealed_with(note.key_of_thing())
    filing.bear(question.id, "advice")
    filing.let_in([by.post], question.id, "advice.own", by.at)
    filing.let_in(posts, question.id, ASKED, due.at)
    filing.let_in(posts, note.id, "note.shown", by.at)
    filing.write()
    question.save(force_insert=True)
    record(by=by, thing=question.id, parties=[by.agency], says={"adviser": question.adviser}, rows=[question])
    return question
