"""What the Code would have said of a call, at the moment at which it happened. Clauses 3.3 to 3.6 and 9.3.

It explains, and stops nothing: the call has happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import AgencyFacts, MatchFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    AgencyState,
    Answer,
    Function,
    IdentityCheck,
    Outcome,
)
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven
from chiltern.sharing.workings.plain import plain

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class WeighedCall:
    """Facts, verdict, and the Book of the moment."""

    facts: SharingFacts
    verdict: Verdict
    law: Book
    moment: datetime
    """When it happened: the law is of then."""

    def stored(self) -> dict[str, Any]:
        """As it is kept, so that it can be made again."""
        return {"facts": plain(self.facts), "trace": self.verdict.to_trace()}


@dataclass(frozen=True, slots=True)
class Ends:
    """Who gave and who received, as the rule sees them."""

    giver: AgencyFacts
    receiver: AgencyFacts


def outside_body(function: Function, identity: IdentityCheck) -> AgencyFacts:
    """Somebody outside the Code: who they are stands only where it was checked."""
    checked = identity is not IdentityCheck.NOT_CHECKED
    return AgencyFacts(
        agency=OUTSIDE,
        legal_body=OUTSIDE,
        function=function,
        state=AgencyState.OUTSIDE,
        identity_stands=Answer.YES if checked else Answer.NOT_KNOWN,
    )


def weigh_call(
    by: Actor,
    ends: Ends,
    answers: AnswersGiven,
    happened_at: datetime,
    *,
    reasons: str = "",
    asked: AgencyRequest | None = None,
) -> WeighedCall:
    """For the whole of what was said. `asked`: the request that it answered; otherwise it was told unasked."""
    law = law_at(happened_at, asked_at=by.at)
    unasked = RequestFacts(practitioner=by.practitioner, post=by.post, unasked=True)
    given = DecisionGiven(outcome=Outcome.SHARE, reasons=reasons, answers=answers)
    facts = decisions.sharing_facts(
        by,
        given,
        provider=ends.giver,
        recipient=ends.receiver,
        request=requests.request_facts(asked) if asked else unasked,
        match=MatchFacts(),
    )
    return WeighedCall(facts, may_share(facts, law), law, happened_at)
