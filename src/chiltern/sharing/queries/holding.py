"""What this agency holds of others: an item, in which disclosure it came, what was asked of its owner. Clause 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef

from chiltern.code_of_practice.reasons_for_acts import ONLY_OPENED
from chiltern.code_of_practice.words import BundleForm, ConsentState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.sealed import by_id
from chiltern.foundation.working import insist_working
from chiltern.sharing.models import (
    Bundle,
    BundlePart,
    DisclosedItem,
    Disclosure,
    Item,
    OnwardAnswer,
    OnwardPermission,
    RestsOnConsent,
)
from chiltern.sharing.queries.bundled import Part, parts_of
from chiltern.sharing.queries.consent_over import consent_over
from chiltern.sharing.queries.quiet import Quiet, quiet_among, quiet_of

_ASKED = """
select p.*, a.state as answered, a.until from sharing_onwardpermission p left join sharing_onwardanswer a on a.permission_id = p.id
 where p.item = any(%s::uuid[]) and p.recipient = %s::uuid and p.keeper = %s::uuid order by p.made_at, p.id"""
HIDDEN_PLACE = (
    "It says where somebody is who must not be found. It goes in no bundle: pass it on by itself, where it is asked who there may "
    "know it."
)
NOTHING = "Nothing would stand in it: choose at least one item."
Asked = tuple[OnwardPermission, OnwardAnswer | None]
Questions = tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Items with the disclosures in which they came, and every question to their owners for one third agency."""

    about: UUID
    """What came, or the bundle in which it stands: under whom it is filed here, and who sees it."""
    came: Mapping[UUID, Disclosure]
    """Of each item: in which disclosure it came here. In a bundle our own came in none."""
    items: tuple[Item, ...]
    asked: Questions
    over: Mapping[UUID, ConsentState]
    """What came on consent alone that has ended, and how; what is kept on another basis is not among it."""
    quiet: Quiet
    """Of whose items here their owners are not told yet."""
    bundle: Bundle | None = None
    taken: Mapping[UUID, BundlePart] | None = None
    """Of a summary: the parts from which a passage alone is taken."""

    @property
    def disclosure(self) -> Disclosure:
        """Where all of it came in one."""
        return self.came[self.items[0].id]

    @property
    def sources(self) -> tuple[Disclosure, ...]:
        """Everything in which something of it came."""
        return tuple({row.id: row for row in self.came.values()}.values())

    @property
    def called(self) -> str:
        """What its recipient reads that it is; nothing where it is no bundle."""
        return (
            f"{BundleForm(self.bundle.form).says.capitalize()}, reference {self.bundle.reference}."
            if self.bundle
            else ""
        )

    def asked_of(self, item: UUID) -> Questions:
        """The questions about one item, in the order in which they were asked."""
        return tuple(pair for pair in self.asked if pair[0].item == item)

    def only(self, items: tuple[Item, ...]) -> Held:
        """Some of the items, with everything that belongs to them."""
        ids = {item.id for item in items}
        came = {item: row for item, row in self.came.items() if item in ids}
        quiet = {item: notices for item, notices in self.quiet.items() if item in ids}
        return replace(self, items=items, came=came, quiet=quiet)


def held(by: Actor, thing: UUID, items: Sequence[UUID], recipient: UUID) -> Held:
    """Of a disclosure that came here, or of a bundle of ours. Raises Missing where there is neither, or an item is not in it."""
    rows = Disclosure.objects.with_keys().annotate(rests=_rests(), quiet=quiet_among(items))
    came = rows.filter(id=thing, recipient=by.agency).first()
    if came is None:
        return _in_bundle(by, thing, items, recipient)
    insist_working(came.id)
    inside = set(DisclosedItem.objects.filter(disclosure=came, item__in=items).values_list("item", flat=True))
    found = _in_order(items, inside)
    over = consent_over(by, came.id) if came.rests else {}
    return Held(
        about=came.id,
        came=dict.fromkeys(inside, came),
        items=found,
        asked=asked_for(by, inside, recipient),
        over=over,
        quiet=quiet_of(came.quiet),
    )


def asked_for(by: Actor, items: set[UUID], recipient: UUID) -> Questions:
    """Every question of this agency's about these items for one third agency, oldest first, with its answer."""
    if not items:
        return ()
    questions = prepared.load(OnwardPermission, _ASKED, [list(items), recipient, by.agency])
    return tuple((question, _answer(question)) for question in questions)


def _answer(question: OnwardPermission) -> OnwardAnswer | None:
    """As it stands, without its words."""
    state, until = question.__dict__["answered"], question.__dict__["until"]
    return OnwardAnswer(permission=question, state=state, until=until) if state else None


def _consents_over(by: Actor, sources: Mapping[UUID, Disclosure]) -> dict[UUID, ConsentState]:
    ended = {row.id: consent_over(by, row.id) for row in sources.values() if row.__dict__["rests"]}
    return {
        item: ended[row.id][item]
        for item, row in sources.items()
        if row.id in ended and item in ended[row.id]
    }


def held_of_bundle(by: Actor, bundle: Bundle, parts: Sequence[Part]) -> Held:
    """These parts of a bundle, as far as this post still reads them, in their order."""
    rows = {part.row.item: part.row for part in parts}
    items = {item.id: item for item in by_id.rows(Item, rows)}
    sources = {row.source for row in rows.values() if row.item in items and row.source is not None}
    seen = Disclosure.objects.with_keys().annotate(rests=_rests()).filter(id__in=sources)
    by_its_id = {row.id: row for row in seen}
    came = {
        item: by_its_id[row.source] for item, row in rows.items() if item in items and row.source in by_its_id
    }
    here = tuple(items[id] for id, row in rows.items() if id in items and (row.source is None or id in came))
    return Held(
        about=bundle.id,
        came=came,
        items=here,
        asked=asked_for(by, set(came), bundle.recipient),
        over=_consents_over(by, came),
        quiet={part.row.item: part.quiet for part in parts if part.quiet and part.row.item in came},
        bundle=bundle,
        taken=_taken(rows, here),
    )


def _in_bundle(by: Actor, bundle_id: UUID, items: Sequence[UUID], recipient: UUID) -> Held:
    bundle = by_id.row(Bundle, bundle_id)
    if bundle is None or bundle.recipient != recipient:
        raise Missing
    insist_working(bundle.id)
    if not items:
        raise Refused("bundle.nothing", NOTHING, clauses=("3.5", "3.10"))
    chosen = [part for part in parts_of(by, bundle.id) if part.row.item in set(items)]
    if not all(part.works for part in chosen):
        raise Refused(ONLY_OPENED.key, ONLY_OPENED.says, clauses=ONLY_OPENED.clauses)
    holding = held_of_bundle(by, bundle, chosen)
    if {item.id for item in holding.items} != set(items):
        raise Missing
    return holding


def _rests() -> Exists:
    return Exists(RestsOnConsent.objects.filter(disclosure=OuterRef("id")))


def _taken(parts: Mapping[UUID, BundlePart], items: Sequence[Item]) -> dict[UUID, BundlePart]:
    key = {item.id: item.key_of_thing() for item in items}
    return {item: row.sealed_with(key[item]) for item, row in parts.items() if row.__dict__.get("words")}


def _in_order(items: Sequence[UUID], inside: set[UUID]) -> tuple[Item, ...]:
    """In the order in which they were chosen: it is the order in which they stand where they go. Raises Missing."""
    found = sorted(by_id.rows(Item, inside), key=lambda item: list(items).index(item.id))
    if not items or {item.id for item in found} != set(items):
        raise Missing
    return tuple(found)


def insist_by_itself(holding: Held) -> None:
    """Raises Refused where something that waits for a second person would go in a bundle."""
    if holding.bundle is not None:
        raise Refused("bundle.hidden_place", HIDDEN_PLACE, clauses=("3.4", "3.7"))
