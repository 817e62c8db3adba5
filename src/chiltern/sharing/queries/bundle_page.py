"""A bundle under way, for its maker's agency alone: each part with how it stands, who has answered, what came since. 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.bundles import PartStands
from chiltern.code_of_practice.words import Answer, BundleForm, PartState
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import by_id
from chiltern.people.queries.naming import called
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import Bundle, Disclosure, Item
from chiltern.sharing.queries.bundle_weighed import parts_stand, to_ask
from chiltern.sharing.queries.bundled import Came, Part, bundle_seen, came_of, how_many_since, parts_of
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.holding import Asked, Held, held_of_bundle
from chiltern.sharing.queries.received_page import item_view
from chiltern.sharing.queries.views import ItemView

OURS = Disclosure(show_originator="nobody")
"""Of our own it is asked of nobody whose it is."""


@dataclass(frozen=True, slots=True)
class PartView:
    """One part, as far as it is read here. `item`: None where this post has not opened in what it came."""

    id: UUID
    """The item's."""
    item: ItemView | None
    words: str
    """The passage alone that is taken from it; empty where all of it stands there."""
    source: UUID | None
    state: PartState
    why: tuple[str, ...]
    question: UUID | None
    due_at: datetime | None
    gone_at: datetime | None
    alone: bool
    """Whether it goes in no bundle: it says where somebody is who must not be found."""

    @property
    def is_closed(self) -> bool:
        """Whether this post has not opened yet in what it came."""
        return self.item is None

    @property
    def can_be_chosen(self) -> bool:
        """Whether it is weighed when the bundle goes: what went already goes once."""
        return self.item is not None and self.gone_at is None and not self.alone


@dataclass(frozen=True, slots=True)
class BundleView:
    """The whole. `asked` and `answered` count questions that stand for its parts; `to_ask` the parts whose owner is to be asked."""

    id: UUID
    reference: str
    form: BundleForm
    person: UUID
    called: str
    recipient: UUID
    to: str
    purpose_key: str
    purpose: str
    protects_this_child: Answer
    why: str
    made_at: datetime
    parts: tuple[PartView, ...]
    asked: int
    answered: int
    to_ask: int
    came_since: int
    """Of a chronology: items of this child that came since, and never stood in it."""

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """What is weighed when it goes."""
        return tuple(part.id for part in self.parts if part.can_be_chosen)


@dataclass(frozen=True, slots=True)
class InTime:
    """One item of a child's, where it stands in time. `item`: None where this post has not opened in what it came."""

    id: UUID
    on: date
    at: datetime
    source: UUID | None
    item: ItemView | None
    said: str
    """Whether it was observed then, or came then."""


def bundle_page(by: Actor, bundle_id: UUID) -> BundleView:
    """Raises Missing."""
    bundle = bundle_seen(bundle_id)
    parts = parts_of(by, bundle.id)
    holding = held_of_bundle(by, bundle, parts)
    stands = parts_stand(by, bundle, holding)
    called_as = names([bundle.recipient, *(item.keeper for item in holding.items)])
    views, questions = _views(by, holding, called_as), _latest(holding, bundle)
    return BundleView(
        id=bundle.id,
        reference=bundle.reference,
        form=BundleForm(bundle.form),
        person=bundle.person,
        called=called(by, bundle.person),
        recipient=bundle.recipient,
        to=called_as.get(bundle.recipient, ""),
        purpose_key=bundle.purpose,
        purpose=law_at(bundle.made_at, asked_at=by.at).row(bundle.purpose, "purpose").says,
        protects_this_child=Answer(bundle.protects_this_child),
        why=bundle.why,
        made_at=bundle.made_at,
        parts=tuple(
            _part(part, holding, views, stands, questions) for part in parts if part.row.item in views
        ),
        asked=len(questions),
        answered=sum(reply is not None for _, reply in questions.values()),
        to_ask=len(to_ask(stands, holding)),
        came_since=how_many_since(by, bundle) if bundle.form == BundleForm.CHRONOLOGY else 0,
    )


def of_a_child(by: Actor, person: UUID) -> tuple[InTime, ...]:
    """Everything of a child that this post sees here, of every owner, on one line of time, the earliest first."""
    return in_time_views(by, came_of(by, person))


def in_time_views(by: Actor, came: Sequence[Came]) -> tuple[InTime, ...]:
    """Each as this reader may see it; what this post has not opened is opened on its own page first."""
    opened = {one.item: one.source for one in came if one.opened}
    items = {item.id: item for item in by_id.rows(Item, opened)}
    rows = {row.id: row for row in by_id.rows(Disclosure, {source for source in opened.values() if source})}
    called_as = names(list({item.keeper for item in items.values()})) if items else {}
    beside = corrections_of(list(items.values()))
    return tuple(
        InTime(
            one.item,
            one.on,
            one.at,
            one.source,
            item_view(
                by,
                item,
                called_as.get(item.keeper, ""),
                rows[one.source] if one.source else OURS,
                beside.get(item.id, ()),
            )
            if item is not None and (one.source is None or one.source in rows)
            else None,
            "Observed" if item is not None and item.observed_on else "Came" if one.source else "Written down",
        )
        for one in came
        if (item := items.get(one.item)) is not None or not one.opened
    )


def _views(by: Actor, holding: Held, called_as: Mapping[UUID, str]) -> dict[UUID, ItemView]:
    beside = corrections_of(holding.items)
    return {
        item.id: item_view(
            by,
            item,
            called_as.get(item.keeper, ""),
            holding.came.get(item.id, OURS),
            beside.get(item.id, ()),
        )
        for item in holding.items
    }


def _latest(holding: Held, bundle: Bundle) -> dict[UUID, Asked]:
    """The question that stands for each item, for this purpose."""
    return {pair[0].item: pair for pair in holding.asked if pair[0].purpose == bundle.purpose}


def _part(
    part: Part,
    holding: Held,
    views: Mapping[UUID, ItemView],
    stands: Mapping[UUID, PartStands],
    questions: Mapping[UUID, Asked],
) -> PartView:
    item, said = part.row.item, stands[part.row.item]
    question, reply = questions.get(item, (None, None))
    view = views.get(item) if part.opened else None
    passage = (holding.taken or {}).get(item)
    return PartView(
        id=item,
        item=view,
        words=passage.words if view and passage else "",
        source=part.row.source,
        state=said.state,
        why=tuple(reason.says for reason in said.reasons if reason.answer is not Answer.YES),
        question=question.id if question else None,
        due_at=question.due_at if question and reply is None else None,
        gone_at=part.gone_at,
        alone=bool(view and view.hidden_from),
    )
