"""A decision that answers no request, as those see it who made it: told unasked, asked, passed on, put in, minuted, or a call.

It stays at home: whoever gets the information sees nothing of it. Clauses 3.5, 3.8, 3.10 and 9.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.agencies.queries import names
from chiltern.code_of_practice.sharing.answered import Asked
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import Answer, DecisionState, ExceptionalGround
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import Decision, Disclosure, Item, PlaceRelease
from chiltern.sharing.queries.consents_looked_at import ConsentLookedAt, consents_looked_at
from chiltern.sharing.workings.kept import KeptItem, items_of, said_of, whole_of

ANSWERS_A_REQUEST = "answer"
LEADS_TO = {
    "telling": "disclosures",
    "asking": "requests",
    "meeting": "meetings",
    "minute": "meetings",
    "call": "calls",
}
"""Where the thing stands that a decision is about; what is passed on is about what came."""


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """One decision, whole."""

    id: UUID
    kind: str
    about: UUID
    to: str
    at: datetime
    by_name: str
    state: DecisionState
    answered: tuple[tuple[Asked, Any], ...]
    consents: tuple[ConsentLookedAt, ...]
    agreement: str
    verdict: Verdict
    day: datetime
    """Of which day the law is: a call's is the day on which it happened."""
    items: tuple[tuple[str, KeptItem], ...]
    """The words of each, where this post still sees them, with how it was weighed."""
    besides: tuple[tuple[str, str], ...]
    made: UUID | None
    """What was given by it, where it is one thing."""
    release: UUID | None
    """Where a second person has, or had, to release a hidden place before it leaves."""


def number_of_answer(decision_id: UUID) -> tuple[UUID, int] | None:
    """The request and the number of a decision that answers one; None for every other kind. Raises Missing."""
    found = Decision.objects.filter(id=decision_id).values_list("kind", "about", "number").first()
    if found is None:
        raise Missing
    kind, about, number = found
    return (about, number) if kind == ANSWERS_A_REQUEST else None


def kept_decision(decision_id: UUID) -> KeptDecision:
    """Raises Missing: for an id that does not exist, and for one that this post does not see."""
    decision = Decision.objects.with_keys().filter(id=decision_id).first()
    if decision is None:
        raise Missing
    maker = Practitioner.objects.with_keys().filter(id=decision.decided_by_practitioner).first()
    release = PlaceRelease.objects.with_keys().filter(decision=decision_id).first()
    waited = release is not None and decision.state == DecisionState.MADE
    trace: dict[str, Any] = release.trace if release and waited else decision.trace
    given = Disclosure.objects.filter(decision=decision_id).values_list("id", flat=True)[:2]
    said = said_of(decision.answers)
    return KeptDecision(
        id=decision.id,
        kind=decision.kind,
        about=decision.about,
        to=names([decision.recipient]).get(decision.recipient, ""),
        at=decision.made_at,
        by_name=maker.name if maker else "A colleague",
        state=DecisionState(decision.state),
        answered=whole_of(decision.answers, decision.reasons),
        consents=consents_looked_at(decision),
        agreement=said.get("agreement") or "",
        verdict=from_trace(trace),
        day=datetime.fromisoformat(trace["moment"]) if "moment" in trace else decision.made_at,
        items=_with_words(items_of(decision.answers, trace)),
        besides=tuple(_besides(said)),
        made=given[0] if len(given) == 1 else None,
        release=release.id if release else None,
    )


def decision_on_minute(meeting: UUID, recipient: UUID, at: datetime) -> UUID | None:
    """Our own decision behind a bundle of a minute; None where it is not ours to see."""
    found = Decision.objects.filter(kind="minute", about=meeting, recipient=recipient, made_at=at)
    return found.values_list("id", flat=True).first()


def _with_words(items: tuple[KeptItem, ...]) -> tuple[tuple[str, KeptItem], ...]:
    unwritten = [UUID(one.key) for one in items if not one.text and not one.key.isdecimal()]
    held = {str(item.id): item.text for item in by_id.rows(Item, unwritten)} if unwritten else {}
    return tuple((one.text or held.get(one.key, ""), one) for one in items)


def _besides(said: Any) -> list[tuple[str, str]]:
    """What passing on alone asks."""
    protects = said.get("protects_this_child")
    found = [("Do they get it to protect this child?", Answer(protects).says)] if protects else []
    if said.get("exception"):
        found.append(("Without permission, because", ExceptionalGround(said["exception"]).says))
        found.append(("The lawful reason, written down", said.get("exception_reason", "")))
    found.append(("Reference of the reason", said.get("exception_reference", "")))
    found.append(("Authorised by", said.get("authorised_by", "")))
    return [(asks, words) for asks, words in found if words]
