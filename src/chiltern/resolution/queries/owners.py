"""What an owner is asked about one item of its own, as both sides see it. Clauses 2.2, 3.10 and 8.3.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.personal import may_give_view, state_of_view
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, OwnersView, Relation, Standing, ViewState, WhyHeldBack
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.resolution.models import OwnerAsked, OwnerViewGiven
from chiltern.resolution.queries.personal import acting
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Item
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.corrections import texts_of
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.views import StepView


@dataclass(frozen=True, slots=True)
class OwnerAskedView:
    """The question and its answer. `text` is empty for whoever represents the agency and does not see the item."""

    id: UUID
    reference: str
    ours: bool
    """Whether our agency asked."""
    asked_by: str
    request: UUID | None
    asker: str
    relation: Relation
    about: str
    text: str
    due_at: datetime
    worked_out: str
    state: ViewState
    steps: tuple[StepView, ...]
    view: OwnersView | None
    why: WhyHeldBack | None
    words: str
    at: datetime | None
    can_answer: bool


def asked_of(asked_id: UUID) -> tuple[OwnerAsked, OwnerViewGiven | None]:
    """Raises Missing."""
    row = by_id.row(OwnerAsked, asked_id)
    if row is None:
        raise Missing
    answer = OwnerViewGiven.objects.filter(asked=asked_id).first()
    if answer is not None:
        answer.sealed_with(row.key_of_thing())
    return row, answer


def insist_may_give_view(by: Actor, asked: OwnerAsked) -> None:
    """Raises Refused with every reason."""
    refuse_unless_may(_may(by, asked, _state(by, asked, None)), Act.GIVE_OWNERS_VIEW)


def owner_page(by: Actor, asked_id: UUID) -> OwnerAskedView:
    """Raises Missing."""
    row, answer = asked_of(asked_id)
    ours = row.keeper == by.agency
    item = by_id.row(Item, row.item)
    state = _state(by, row, answer)
    return OwnerAskedView(
        id=row.id,
        reference=row.reference,
        ours=ours,
        asked_by=names([row.keeper])[row.keeper],
        request=row.request_id if ours else None,
        asker=row.said["asker"],
        relation=Relation(row.said["relation"]),
        about=row.said["about"],
        text=texts_of([item])[item.id] if item else "",
        due_at=row.due_at,
        worked_out=row.worked_out,
        state=state,
        steps=steps_of(row.id, row.due_at) if state is ViewState.SILENT else (),
        view=OwnersView(answer.view) if answer else None,
        why=WhyHeldBack(answer.why) if answer and answer.why else None,
        words=answer.words if answer else "",
        at=answer.made_at if answer else None,
        can_answer=_may(by, row, state).standing is Standing.MAY,
    )


def _may(by: Actor, asked: OwnerAsked, state: ViewState) -> Verdict:
    return may_give_view(acting(by), asked.owner, state, law_at(by.at))


def _state(by: Actor, asked: OwnerAsked, answer: OwnerViewGiven | None) -> ViewState:
    """That the person has been answered stands in how the question is listed: the reply itself is the other agency's."""
    over = answer is None and Access.objects.filter(thing=asked.id, kind="consult.over").exists()
    return state_of_view(given=answer is not None, over=over, due_at=asked.due_at, at=by.at)
