"""A decision as those see it who made it: whole, with what the Code said of it then. Clauses 3.8 and 9.3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.sharing.answered import Asked
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import DecisionState, ItemKind, Method, Outcome
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import Decision
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.consents_looked_at import ConsentLookedAt, consents_looked_at
from chiltern.sharing.workings.deciding import TermsGiven, terms_from
from chiltern.sharing.workings.kept import KeptItem, items_of, whole_of


@dataclass(frozen=True, slots=True)
class DecidedItemView:
    """One item, shared or withheld."""

    text: str
    kind: str
    source: str
    shared: bool
    standing: str
    withheld_because: str
    reasons: tuple[str, ...]
    """What the Code said of it, reason by reason."""
    answered: tuple[tuple[Asked, Any], ...]
    document_pages: int = 0
    """How many pages of its document were chosen."""


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
    as_sent: str
    items: tuple[DecidedItemView, ...]
    terms: TermsGiven
    verdict: Verdict
    number: int
    latest: int
    """The number of the last decision on the request: earlier ones stay readable as they were."""
    method: str
    settles: tuple[str, ...]
    answered: tuple[tuple[Asked, Any], ...]
    """Every condition that was answered for the whole, in the order of the questions."""
    consents: tuple[ConsentLookedAt, ...]
    """Whose it relied on, and whose no it looked at."""
    agreement: str
    """The id of the agreement on which it rests; empty where it rests on none."""


def decision_page(by: Actor, request_id: UUID, number: int | None = None) -> DecisionView:
    """The latest decision on a request to us, or the one of this number. Raises Missing where there is none."""
    in_hand = fetch.agency_request(by, request_id, opened=False)
    if in_hand.decision is None:
        raise Missing
    decisions = Decision.objects.with_keys().filter(about=request_id, kind="answer")
    decision = decisions.filter(number=number or in_hand.decision.number).first()
    if decision is None:
        raise Missing
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
        as_sent=said["as_sent"],
        items=tuple(
            _item(one, kept)
            for one, kept in zip(said["items"], items_of(decision.answers, decision.trace), strict=True)
        ),
        terms=terms_from(said["terms"]),
        verdict=verdict,
        number=decision.number,
        latest=in_hand.decision.number,
        method=Method(said["answers"]["method"]).says,
        settles=tuple(IDENTIFIERS[key] for key in said.get("settles", ()) if key in IDENTIFIERS),
        answered=whole_of(decision.answers, decision.reasons),
        consents=consents_looked_at(decision),
        agreement=said.get("agreement") or "",
    )


def _item(said: dict[str, Any], kept: KeptItem) -> DecidedItemView:
    document = said.get("document") or {"pages": ()}
    because = "" if said["share"] else said["withheld_because"] or "Known to be false."
    return DecidedItemView(
        text=said["text"],
        kind=ItemKind(said["kind"]).says,
        source=said["source"],
        shared=said["share"],
        standing=kept.verdict.standing.says,
        withheld_because=because,
        reasons=tuple(each.says for each in kept.verdict.reasons),
        answered=kept.answered,
        document_pages=len(document["pages"]),
    )
