"""A decision as those see it who made it: whole, with what the Code said of it then. Clauses 3.8 and 9.3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import DecisionState, ItemKind, Outcome, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.workings.deciding import TermsGiven, terms_from


@dataclass(frozen=True, slots=True)
class DecidedItemView:
    """One item, shared or withheld."""

    text: str
    kind: str
    source: str
    shared: bool
    standing: str
    withheld_because: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The decision; `by_name` is the colleague who made it."""

    id: UUID
    request: UUID
    reference: str
    outcome: str
    state: str
    state_says: str
    at: datetime
    by_name: str
    reasons: str
    as_sent: str
    items: tuple[DecidedItemView, ...]
    terms: TermsGiven
    verdict: Verdict


def decision_page(by: Actor, request_id: UUID) -> DecisionView:
    """The latest decision on a request to us. Raises Missing where there is none."""
    in_hand = fetch.agency_request(by, request_id, opened=False)
    if in_hand.decision is None:
        raise Missing
    decision = Decision.objects.with_keys().get(id=in_hand.decision.id)
    maker = Practitioner.objects.with_keys().filter(id=decision.decided_by_practitioner).first()
    said: dict[str, Any] = decision.answers["said"]
    verdict = from_trace(decision.trace)
    return DecisionView(
        id=decision.id,
        request=request_id,
        reference=in_hand.asked.reference,
        outcome=Outcome(decision.outcome).says,
        state=decision.state,
        state_says=DecisionState(decision.state).says,
        at=decision.made_at,
        by_name=maker.name if maker else "A colleague",
        reasons=decision.reasons,
        as_sent=said["as_sent"],
        items=tuple(_item(one, str(place), verdict) for place, one in enumerate(said["items"])),
        terms=terms_from(said["terms"]),
        verdict=verdict,
    )


def _item(said: dict[str, Any], key: str, verdict: Verdict) -> DecidedItemView:
    because = "" if said["share"] else said["withheld_because"] or "Known to be false."
    return DecidedItemView(
        text=said["text"],
        kind=ItemKind(said["kind"]).says,
        source=said["source"],
        shared=said["share"],
        standing=Standing(verdict.item(key).standing).says,
        withheld_because=because,
    )
