"""Things of any kind as rows of a list, in one query for those of them that there are. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import is_overdue
from chiltern.code_of_practice.words import Urgency
from chiltern.foundation import prepared
from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.lists import CLIMBED, CLOCKED
from chiltern.sharing.queries.rows import advice, beside, courts, inquiries, requests, stopping, told
from chiltern.sharing.queries.rows.noun import Noun
from chiltern.sharing.queries.views import Row

NOUNS: dict[str, Noun] = {
    **requests.NOUNS,
    **told.NOUNS,
    **beside.NOUNS,
    **advice.NOUNS,
    **stopping.NOUNS,
    **courts.NOUNS,
    **inquiries.NOUNS,
}
"""Those of floors above are added when the service starts."""
_STEP = "step"
# The furthest step up for the due time that a thing has now: with the rows, since a second question took as long as a list.
_STEPS = """
select c.thing, 'step', '', '', '', '', null::timestamptz, max(c.step)::text from sharing_climb c
 where c.thing = any(%(listed)s::uuid[]) and c.settled_at is null group by c.thing"""


def rows_of(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    """The rows of things of any kind, as far as this actor sees them. Raises KeyError for a kind that no list has."""
    if not listed:
        return {}
    ids: dict[str, list[UUID]] = {}
    for one in listed:
        ids.setdefault(one.kind.split(".")[0], []).append(one.thing)
    waiting = [one.thing for one in listed if one.kind in (*CLOCKED, *CLIMBED)]
    law = law_at(by.at)
    values = {"mine": by.agency, "at": by.at, "waiting": waiting, "listed": [one.thing for one in listed]}
    found = prepared.fetch(_statement(tuple(sorted(ids))), {**values, **ids})
    placed = {one.thing: one.sort_at for one in listed}
    rows = {one[0]: _row(law, by.at, placed[one[0]], *one) for one in found if one[1] != _STEP}
    steps = {one[0]: int(one[-1]) for one in found if one[1] == _STEP}
    return {
        thing: replace(row, steps=steps[thing]) if row.overdue and thing in steps else row
        for thing, row in rows.items()
    }


@lru_cache
def _statement(nouns: tuple[str, ...]) -> str:
    """Of the kinds that there are: asking every table each time took longer than the answer."""
    return "\nunion all".join((*(NOUNS[noun].rows for noun in nouns), _STEPS))


def _row(
    law: Book,
    now: datetime,
    place: datetime,
    thing: UUID,
    noun: str,
    reference: str,
    other: str | None,
    purpose: str,
    urgency: str,
    at: datetime,
    state: str | None,
) -> Row:
    kind, words = NOUNS[noun], state or ""
    runs, at = kind.runs(words), place if kind.by_place else at
    return Row(
        thing=thing,
        reference=reference,
        other_agency=other or "",
        purpose=law.row(purpose, "purpose").says if purpose else "",
        urgency=Urgency(urgency).says if urgency else "",
        sort_at=at,
        state=kind.says(words),
        overdue=runs and is_overdue(at, now),
        stands=kind.can_stand and not runs,
        runs=runs,
        outwards=kind.outwards(words),
        kind=noun,
    )
