"""What the Code would have said of a call, at the moment at which it happened. Clauses 3.3 to 3.6 and 9.3.

It explains, and stops nothing: the call has happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.facts import AgencyFacts, ConsentFacts, MatchFacts, RequestFacts, SharingFacts
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.code_of_practice.words import (
    AgencyState,
    Answer,
    Function,
    IdentityCheck,
    Outcome,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import decisions, requests
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.queries.following import stated_by
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
    purpose: str = "",
    consents: Mapping[UUID, Sequence[ConsentFacts]] = decisions.NOBODY,
) -> WeighedCall:
    """For the whole of what was said. `asked`: the request that it answered; otherwise it was told unasked.

    `consents`: as they stood then. Raises Invalid for a purpose that there is not.
    """
    law = law_at(happened_at, asked_at=by.at)
    unasked = RequestFacts(
        practitioner=by.practitioner, post=by.post, unasked=True, purpose=_known(purpose, law)
    )
    given = DecisionGiven(outcome=Outcome.SHARE, reasons=reasons, answers=answers)
    facts = decisions.sharing_facts(
        by,
        given,
        provider=ends.giver,
        recipient=ends.receiver,
        request=requests.request_facts(asked, stated_by(asked, happened_at)) if asked else unasked,
        match=MatchFacts(),
        consents={person: tuple(map(_for_all_of_it, said)) for person, said in consents.items()},
    )
    return WeighedCall(facts, may_share(facts, law), law, happened_at)


def _for_all_of_it(consent: ConsentFacts) -> ConsentFacts:
    """A call is weighed whole: a yes to some kinds of information alone is not known to cover all that was said."""
    limited = consent.state in GIVEN and consent.classes is not None
    return replace(consent, purposes=frozenset()) if limited else consent


def _known(purpose: str, law: Book) -> str | None:
    if not purpose:
        return None
    try:
        return law.row(purpose, "purpose").id
    except UnknownRowError:
        raise Invalid("purpose", "Choose what it was for") from None
