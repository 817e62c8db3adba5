"""That what was shared without consent is looked at again on its day, by whoever sees it at home. Clauses 3.3 and 9.5.

No gate and no entry here. A decision that is replaced is reviewed no more: the later one has a day of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.sharing.reviewing import needs_review, review_due
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import LookedBy
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.sharing.models import Decision, SecondLook
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.kept import said_of
from chiltern.sharing.workings.looking import shown_again


def ask_to_review(
    by: Actor,
    filing: Filing,
    decision: Decision,
    people: Sequence[PersonAsked],
    home: Sequence[UUID],
    *,
    gives: bool,
    verdict: Verdict | None = None,
) -> list[SecondLook]:
    """One review where a day was named for what leaves, else none. Write the filing afterwards.

    `verdict`: another one than the decision was stored with, where a hidden place was released since.
    """
    named = said_of(decision.answers).get("answers", {}).get("review_on")
    if not named or not needs_review(verdict or from_trace(decision.trace), gives=gives):
        return []
    due = review_due(date.fromisoformat(named))
    shows: dict[str, Any] = shown_again(people, decision.answers, decision.reasons)
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
        because=LookedBy.REVIEW,
        lookers=[],
        due_at=due.at,
        worked_out=due.worked_out,
        shows={**shows, "trace": decision.trace},
        decided_by=decision.decided_by,
        decided_by_practitioner=decision.decided_by_practitioner,
    )
    row.sealed_with(filing.bear_sealed(row.id, "look"))
    filing.let_in(home, row.id, "review.asked", due.at)
    prepared.insert([row])
    return [row]


def review_no_more(by: Actor, decision: UUID) -> None:
    """Off the list of those who would have looked at it again."""
    for review in SecondLook.objects.filter(decision=decision, because=LookedBy.REVIEW):
        access.file_under(review.id, kind="review.done", sort_at=by.at)
