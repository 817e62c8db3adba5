"""That somebody else looks afterwards at what one person decided alone in danger. Clauses 3.3, 3.7 and 9.3.

Who looks gets a row of its own making, sealed for its agency, and nothing of the decision beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.sharing.looking import look_due, needs_second_look
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import LookedBy
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.scheme.queries import law_at
from chiltern.sharing.changes.reviewing import ask_to_review
from chiltern.sharing.models import Decision, SecondLook
from chiltern.sharing.queries.lookers import second_lookers
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.deciding import AnswersGiven, ItemGiven
from chiltern.sharing.workings.looking import shown


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was decided: about whom, what was answered, with which items, and what the Code said."""

    people: Sequence[PersonAsked]
    answers: AnswersGiven
    reasons: str
    items: Sequence[ItemGiven]
    verdict: Verdict
    stayed: Sequence[ItemGiven] = ()
    """What may help and was not shared."""
    to: Sequence[UUID] = ()
    """Where it went to several at once: all of them."""


def ask_to_look(
    by: Actor,
    filing: Filing,
    decision: Decision,
    weighing: Weighing,
    home: Sequence[UUID],
    under: UUID | None = None,
    never: Collection[UUID] = (),
) -> list[SecondLook]:
    """One look where there has to be one, or a review on its day, else none: `under` is what was decided on;
    `never`: agencies that are not told of it yet.

    Write the filing afterwards.
    """
    if not needs_second_look(weighing.verdict, gives=bool(weighing.items)):
        gives = bool(weighing.items)
        return ask_to_review(
            by, filing, decision, weighing.people, home, gives=gives, verdict=weighing.verdict
        )
    # Only where nobody but this post reads it through the rows that it sees can it lie with named posts alone.
    alone = under if set(home) == {by.post} else None
    lookers = second_lookers(by, weighing.people, alone, never)
    row = _look(by, filing, decision, weighing, [one.post for one in lookers])
    row.because = lookers[0].because if lookers else LookedBy.NOBODY
    filing.let_in(home, row.id, "look.own", by.at)
    filing.let_in(row.lookers, row.id, "look.asked", row.due_at)
    for agency in {one.agency for one in lookers} - {by.agency}:
        filing.share_keys({row.id: None}, agency)
    prepared.insert([row])
    return [row]


def _look(
    by: Actor, filing: Filing, decision: Decision, weighing: Weighing, lookers: list[UUID]
) -> SecondLook:
    due = look_due(by.at, law_at(by.at))
    shows: dict[str, Any] = shown(
        weighing.people, weighing.answers, weighing.reasons, weighing.items, weighing.stayed
    )
    row = SecondLook(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        decision=decision.id,
        kind=decision.kind,
        about=decision.about,
        recipient=decision.recipient,
        standing=decision.standing,
        lookers=lookers,
        due_at=due.at,
        worked_out=due.worked_out,
        shows={**shows, "trace": decision.trace, "to": [str(one) for one in weighing.to]},
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    row.sealed_with(filing.bear_sealed(row.id, "look"))
    return row
