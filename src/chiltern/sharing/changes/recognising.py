"""What lets a text be recognised again is kept and taken away; what its writer says of it is written down. Clause 3.10.

No gate and no entry here, and nothing here stops an act: what was asked and not answered is written down as that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Whose
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import attach
from chiltern.sharing.models import Item, WordsRecognised
from chiltern.sharing.queries.bundled import came_among
from chiltern.sharing.queries.recognised import recognise
from chiltern.sharing.workings.recognising import WordsSaid, prints, read

_ITEMS = f"""
select t.*, {keys.HELD_BY_SQL.format(thing="t.id")} from sharing_item t
 where t.keeper <> %s::uuid and t.id in (select i.item from sharing_discloseditem i where i.disclosure_id = %s::uuid)"""  # noqa: S608
_KEEP = """
insert into sharing_textprint (keeper, value, item)
select %s::uuid, p.value, p.item from unnest(%s::bigint[], %s::uuid[]) p (value, item) on conflict do nothing"""
_FORGET = "select ctx.forget_prints(%s::uuid[])"


def remember(by: Actor, disclosure: UUID) -> None:
    """Of what came: so that its words are recognised here from the first time on that somebody reads them."""
    items = prepared.load(Item, _ITEMS, [by.agency, disclosure])
    attach(items)
    keep_prints(by, items)


def keep_prints(by: Actor, items: Iterable[Item]) -> None:
    """Those of these items' words, under the acting agency's own key."""
    key = keys.print_key(by.agency)
    found = [(value, item.id) for item in items for value in sorted(prints(read(item.text).words, key))]
    if found:
        prepared.run(_KEEP, [by.agency, [value for value, _ in found], [item for _, item in found]])


def forget(items: Collection[UUID]) -> None:
    """The acting agency holds these no longer: whether or not anybody there still sees them."""
    prepared.fetch(_FORGET, [list(items)])


def write_words(
    by: Actor,
    filing: Filing,
    about: UUID,
    texts: Mapping[str, str],
    said: Sequence[WordsSaid],
    to: UUID | None = None,
) -> list[WordsRecognised]:
    """What is recognised in what is being saved, with what its writer said of each; and what they took out as a quotation.
    Write the filing afterwards.
    """
    many = {one.item: one.many for one in recognise(by, texts, to)}
    known = {one.item: one.known_from for one in said if one.known_from}
    quoted = {one.item for one in said if not one.known_from} - many.keys()
    held = came_among(by, quoted)
    rows = [
        *(_row(by, filing, about, item, Whose.QUOTED) for item in sorted(held)),
        *(
            _row(
                by,
                filing,
                about,
                item,
                Whose.KNOWN if item in known else Whose.UNANSWERED,
                many[item],
                known.get(item, ""),
            )
            for item in sorted(many)
        ),
    ]
    prepared.insert(rows)
    return rows


def words_entered(rows: Iterable[Any]) -> dict[str, dict[str, list[UUID]]]:
    """What its entry says of them; nothing where nothing was recognised."""
    found: dict[str, list[UUID]] = {}
    for row in rows:
        if isinstance(row, WordsRecognised):
            found.setdefault(row.whose, []).append(row.item)
    return {"words": found} if found else {}


def _row(
    by: Actor, filing: Filing, about: UUID, item: UUID, whose: Whose, many: int = 0, known_from: str = ""
) -> WordsRecognised:
    row = WordsRecognised(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        item=item,
        about=about,
        whose=whose,
        many=many,
        known_from=known_from,
    )
    made: WordsRecognised = row.sealed_with(filing.bear_sealed(row.id, "words"))
    return made
