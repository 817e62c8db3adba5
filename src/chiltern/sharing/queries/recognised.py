"""Which passages of a new text stand in something that came from others, as far as its writer may know of it. Clause 3.10.

Only what this post sees can be recognised to it: the prints of an item lie behind the same lock as the item.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import Whose
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import by_id, keys
from chiltern.foundation.sealed.fields import attach
from chiltern.sharing.models import Disclosure, Item, WordsRecognised
from chiltern.sharing.queries.bundled import came_among
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, shows_owner
from chiltern.sharing.workings.recognising import SEQUENCE, Read, Run, prints, read, recognised

COMMON = 8
"""A few words that stand in more items than these are everybody's."""
MOST = 20
"""Items that a text is compared with: those that share most with it."""
SHOWN = 60
"""Words of a passage that a page shows."""
_CANDIDATES = f"""
select c.item from (
  select unnest(array_agg(p.item)) as item from unnest(%(prints)s::bigint[]) t (value)
   cross join lateral (select x.item from sharing_textprint x
     where x.keeper = %(mine)s::uuid and x.value = t.value limit {COMMON + 1}) p
   group by t.value having count(*) <= {COMMON}) c
 where exists (select 1 from foundation_keywrap w where w.thing = c.item)
 group by c.item order by count(*) desc, c.item limit {MOST}"""  # noqa: S608  constants of ours
_SAID = f"""
select r.*, {keys.HELD_BY_SQL.format(thing="r.id")} from sharing_wordsrecognised r where r.about = %s::uuid
 order by r.made_at, r.id"""  # noqa: S608  constants of ours


@dataclass(frozen=True, slots=True)
class Recognised:
    """One received item of which words stand in a new text."""

    item: UUID
    source: UUID
    """In what it came."""
    reference: str
    at: datetime
    belongs_to: str
    """As far as its terms show it here."""
    places: Mapping[str, tuple[Run, ...]]
    """In which texts, and where in them, by letters."""
    many: int
    """Words."""
    excerpt: str
    """The longest passage, as it stands in the new text."""


@dataclass(frozen=True, slots=True)
class WordsView:
    """What was said of such words, as a page shows it."""

    whose: Whose
    many: int
    known_from: str
    source: UUID | None
    reference: str
    belongs_to: str


@dataclass(frozen=True, slots=True)
class _Came:
    """Whose an item is, as its reader may know, and in what it came."""

    row: Disclosure
    item: Item
    belongs_to: str


def recognise(by: Actor, texts: Mapping[str, str], to: UUID | None = None) -> tuple[Recognised, ...]:
    """The texts by names of the caller's. `to`: for whom they are; what is theirs or came from them is theirs already."""
    whole = {name: read(text) for name, text in texts.items()}
    candidates = _candidates(by, whole.values())
    if not candidates:
        return ()
    came = {
        item: one
        for item, one in _came(by, candidates).items()
        if to not in (one.row.keeper, one.item.keeper)
    }
    theirs = {item: read(one.item.text).words for item, one in came.items()}
    found: dict[UUID, dict[str, list[Run]]] = {}
    for name, text in whole.items():
        for item, runs in recognised(text.words, theirs).items():
            found.setdefault(item, {})[name] = runs
    return tuple(_view(came[item], runs, texts, whole) for item, runs in found.items())


def words_said(by: Actor, about: UUID) -> tuple[WordsView, ...]:
    """What was said of them when this was written, as far as this post sees what came."""
    rows = prepared.load(WordsRecognised, _SAID, [about])
    attach(rows)
    if not rows:
        return ()
    came = _came(by, [row.item for row in rows])
    return tuple(_said(row, came.get(row.item)) for row in rows)


def _candidates(by: Actor, texts: Collection[Read]) -> list[UUID]:
    if not any(len(text.words) >= SEQUENCE for text in texts):
        return []
    key = keys.print_key(by.agency)
    wanted = set[int]().union(*(prints(text.words, key) for text in texts))
    return [item for (item,) in prepared.fetch(_CANDIDATES, {"prints": sorted(wanted), "mine": by.agency})]


def _came(by: Actor, items: Collection[UUID]) -> dict[UUID, _Came]:
    """Those that came in something on which this post works."""
    found = {item: one.source for item, one in came_among(by, items).items() if one.source}
    rows = {row.id: row for row in by_id.rows(Disclosure, set(found.values()))}
    held = [item for item in by_id.rows(Item, found) if found[item.id] in rows]
    called = names([item.keeper for item in held])
    return {
        item.id: _Came(
            row, item, called.get(item.keeper, "") if shows_owner(row, item.keeper) else HIDDEN_OWNER
        )
        for item in held
        if (row := rows[found[item.id]])
    }


def _view(
    came: _Came, runs: Mapping[str, list[Run]], texts: Mapping[str, str], whole: Mapping[str, Read]
) -> Recognised:
    places = {
        name: tuple(
            (whole[name].places[start][0], whole[name].places[end - 1][1]) for start, end in runs[name]
        )
        for name in runs
    }
    _, name, start, end = max((end - start, name, start, end) for name in runs for start, end in runs[name])
    shown = min(end, start + SHOWN)
    first, last = whole[name].places[start][0], whole[name].places[shown - 1][1]
    return Recognised(
        item=came.item.id,
        source=came.row.id,
        reference=came.row.reference,
        at=came.row.made_at,
        belongs_to=came.belongs_to,
        places=places,
        many=sum(end - start for each in runs.values() for start, end in each),
        excerpt=texts[name][first:last] + (" …" if shown < end else ""),
    )


def _said(row: WordsRecognised, came: _Came | None) -> WordsView:
    return WordsView(
        whose=Whose(row.whose),
        many=row.many,
        known_from=row.known_from,
        source=came.row.id if came else None,
        reference=came.row.reference if came else "",
        belongs_to=came.belongs_to if came else HIDDEN_OWNER,
    )
