"""What was shared, as its giver could take it back; and that it was taken back, for both sides. Clauses 2.2 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.sharing.recalling import GivenAway, may_recall
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import DisclosureState, Method
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Disclosure, Recall

_ALONE = "select ctx.alone_with_disclosure(%s::uuid)"
_READ = "select ctx.was_read(%s::uuid)"


@dataclass(frozen=True, slots=True)
class RecallView:
    """That something was taken back, before anybody opened it. `why` is empty for its recipient."""

    reference: str
    ours: bool
    other_agency: str
    shared_at: datetime
    at: datetime
    why: str
    disclosure: UUID | None


def alone_with_shared(disclosure_id: UUID) -> None:
    """For an act: whoever opens, acknowledges or takes it back at the same moment waits, and one of them is first."""
    prepared.fetch(_ALONE, [disclosure_id])


def still_shared(by: Actor, disclosure_id: UUID) -> Disclosure:
    """What came to this agency and was not taken back. Raises Missing.

    Whoever entered before it was taken back sees its row until the end of their transaction: its state says so.
    """
    rows = Disclosure.objects.filter(id=disclosure_id, recipient=by.agency)
    row: Disclosure | None = rows.exclude(state=DisclosureState.RECALLED).first()
    if row is None:
        raise Missing
    return row


def given_away(by: Actor, disclosure_id: UUID) -> Disclosure:
    """What this agency shared. Raises Missing for everybody else, its recipient too."""
    row: Disclosure | None = Disclosure.objects.filter(id=disclosure_id, keeper=by.agency).first()
    if row is None:
        raise Missing
    return row


def may_recall_it(by: Actor, shared: Disclosure) -> Verdict:
    """What the Code says of taking it back now."""
    mine = facts.agencies(by, by.agency)[by.agency]
    ((read,),) = prepared.fetch(_READ, [shared.id])
    given = GivenAway(
        giver=shared.keeper,
        state=DisclosureState(shared.state),
        method=Method(shared.method),
        read=read,
        outside=not names([shared.recipient]),
    )
    return may_recall(facts.actor_facts(by, mine), given, law_at(by.at))


def recall_page(by: Actor, recall_id: UUID) -> RecallView:
    """For either side. Raises Missing."""
    row = Recall.objects.filter(id=recall_id).first()
    if row is None:
        raise Missing
    ours = row.keeper == by.agency
    why = Recall.objects.with_keys().get(id=recall_id).why if ours else ""
    other = row.recipient if ours else row.keeper
    return RecallView(
        reference=row.reference,
        ours=ours,
        other_agency=names([other])[other],
        shared_at=row.shared_at,
        at=row.made_at,
        why=why,
        disclosure=row.disclosure if ours else None,
    )
