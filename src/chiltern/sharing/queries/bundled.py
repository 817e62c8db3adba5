"""What stands in a bundle, and what of a child could: items of several owners with how each came here. Clauses 2.2 and 3.10."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import Bundle, BundlePart, Disclosure

# What is seen under break-glass alone is read, and not worked on.
_WORKS = "exists (select 1 from foundation_access a where a.thing = {} and a.kind not like 'opened.%%')"
_PARTS = f"""
with every as materialized (select edition, item from sharing_bundlepart where bundle_id = %(bundle)s::uuid)
select p.*, p.source is null or exists (
    select 1 from sharing_firstview f where f.disclosure = p.source and f.post = %(post)s::uuid) as opened,
  (select max(d.made_at) from sharing_decision c join sharing_disclosure d on d.decision = c.id
    join sharing_discloseditem i on i.disclosure_id = d.id where c.about = p.bundle_id and i.item = p.item
      and d.state <> 'recalled') as gone_at,
  {_WORKS.format("coalesce(p.source, p.item)")} as works,
  (select ctx.quiet_items(array_agg(distinct item)) from every) -> p.item::text as quiet
  from sharing_bundlepart p where p.bundle_id = %(bundle)s::uuid and p.edition = (select max(edition) from every)
 order by p.position"""  # noqa: S608  constants of ours
_NEAR = """and (x.id in (select id from things) or x.id in (
  select n.item from sharing_discloseditem n join things on things.id = n.disclosure_id))"""
# In which disclosure each came to the acting agency: from its owner itself first, then the latest.
_CAME = """
select distinct on (x.id) x.id, d.id as source, x.observed_on, coalesce(d.made_at, x.made_at) as at, i.position,
  d.id is null or exists (
    select 1 from sharing_firstview f where f.disclosure = d.id and f.post = %(post)s::uuid) as opened
  from sharing_item x left join sharing_discloseditem i on i.item = x.id and x.keeper <> %(mine)s::uuid
  left join sharing_disclosure d on d.id = i.disclosure_id and d.recipient = %(mine)s::uuid and d.state <> 'recalled'
 where (x.keeper = %(mine)s::uuid or d.id is not null) {more}
 order by x.id, (d.keeper = x.keeper) desc, d.made_at desc, d.id"""
_OF_A_PERSON = f"""
with things (id) as materialized (select t from ctx.things_about(%(person)s::uuid) t)
{_CAME.format(more=_NEAR)}"""  # noqa: S608  constants of ours
_SINCE = f"""
select count(*) from ({_OF_A_PERSON}) c
 where not exists (select 1 from sharing_bundlepart p where p.bundle_id = %(bundle)s::uuid and p.item = c.id)"""  # noqa: S608  constants of ours
_OF_THESE = _CAME.format(
    more=f"and x.id = any(%(items)s::uuid[]) and {_WORKS.format('coalesce(d.id, x.id)')}"
)


@dataclass(frozen=True, slots=True)
class Came:
    """An item that is held here: in which disclosure it came, None where it is our own, and where it stands in time.

    `opened`: whether this post has opened that. What it has not is shown nowhere but on its own page.
    """

    item: UUID
    source: UUID | None
    on: date
    at: datetime
    position: int
    """Where it stands in that."""
    opened: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the edition that stands. `gone_at`: when it last went of this bundle."""

    row: BundlePart
    opened: bool
    gone_at: datetime | None
    quiet: frozenset[UUID]
    """The notices under which its owner is not told yet that it is here."""
    works: bool
    """Whether this post works on it here, and does not see it under break-glass alone."""


def bundle_seen(bundle_id: UUID) -> Bundle:
    """Raises Missing for anybody but those at its maker's who see it."""
    bundle = by_id.row(Bundle, bundle_id)
    if bundle is None:
        raise Missing
    return bundle


def parts_of(by: Actor, bundle_id: UUID) -> tuple[Part, ...]:
    """In their order. Their words open with the key of their item."""
    rows = prepared.load(BundlePart, _PARTS, {"bundle": bundle_id, "post": by.post})
    return tuple(
        _part(row, **{name: row.__dict__[name] for name in ("opened", "gone_at", "quiet", "works")})
        for row in rows
    )


def how_many_since(by: Actor, bundle: Bundle) -> int:
    """Items of its child that never stood in it."""
    values = {"person": bundle.person, "bundle": bundle.id, "mine": by.agency, "post": by.post}
    ((many,),) = prepared.fetch(_SINCE, values)
    return int(many)


def came_of(by: Actor, person: UUID) -> tuple[Came, ...]:
    """Everything of a child that this post sees here, of whichever owner, the earliest first."""
    return _came(by, _OF_A_PERSON, {"person": person})


def came_among(by: Actor, items: Collection[UUID]) -> dict[UUID, Came]:
    """Those of the items that are held here."""
    found = _came(by, _OF_THESE, {"items": list(items)}) if items else ()
    return {one.item: one for one in found}


def came_in(about: UUID) -> tuple[Disclosure, ...]:
    """The disclosure itself; of a bundle those in which its parts came here."""
    parts = BundlePart.objects.filter(bundle=about).values("source")
    return tuple(Disclosure.objects.filter(Q(id=about) | Q(id__in=parts)))


def in_time(came: Sequence[Came]) -> tuple[Came, ...]:
    """By the day on which it was observed, else on which it came."""
    return tuple(sorted(came, key=lambda one: (one.on, one.at, one.position, one.item)))


def _part(row: BundlePart, *, opened: bool, gone_at: datetime | None, quiet: str | None, works: bool) -> Part:
    return Part(row, opened, gone_at, frozenset(map(UUID, json.loads(quiet or "[]"))), works)


def _came(by: Actor, statement: str, values: dict[str, object]) -> tuple[Came, ...]:
    rows = prepared.fetch(statement, {"mine": by.agency, "post": by.post, **values})
    return in_time(
        [
            Came(item, source, on or day_in_london(at), at, position or 0, opened)
            for item, source, on, at, position, opened in rows
        ]
    )
