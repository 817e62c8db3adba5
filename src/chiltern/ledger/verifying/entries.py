"""Entries against their places in the tree, and parties against their numbers (clause 3.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from chiltern.ledger.verifying.findings import Finding
from chiltern.ledger.verifying.reading import batches
from chiltern.ledger.verifying.side_by_side import Looked, Span
from chiltern.ledger.workings.errors import RecordError
from chiltern.ledger.workings.parties import MEMBER_BYTES, root_of_members, salts_of_room, split

_PAIRS = """
select coalesce(e.id, l.entry), e.id is null, l.entry is null,
       exists (select 1 from ledger_outbox o where o.entry = e.id)
  from ledger_entry e full join ledger_leaf l on l.entry = e.id
 where e.id is null or l.entry is null or e.commitment <> l.commitment"""
_LATE = """
select o.entry, e.id is null from ledger_outbox o left join ledger_entry e on e.id = o.entry
 where e.id is null or e.at < ctx.now() - interval '1 minute'"""
_NUMBERS = """
select agency from ledger_counter group by agency having count(*) <> max(counter) or min(counter) <> 1"""
# In one value what the parties' seats are made of: arrays of each take twice the time to read.
_PARTIES = """
select l.entry::text, l.seed, l.party_root, string_agg(uuid_send(c.agency) || int8send(c.counter), '' order by c.agency)
  from ledger_leaf l left join ledger_counter c on c.entry = l.entry {where} group by l.sequence"""
_LAST = "select max(sequence) from ledger_leaf"
_UNOPENED = """
select c.entry from ledger_counter c
 where not exists (select 1 from ledger_opening o where o.entry = c.entry and o.keeper = c.agency)
   and not exists (select 1 from ledger_openingdestroyed d where d.entry = c.entry and d.keeper = c.agency)"""
_UNCOUNTED = """
select o.entry from ledger_opening o where exists (select 1 from ledger_leaf l where l.entry = o.entry)
   and not exists (select 1 from ledger_counter c where c.entry = o.entry and c.agency = o.keeper)"""

ALTERED = "it was altered: it is not the entry that was sealed"
REMOVED = "it was removed: the tree holds its place, and the entry is gone"
ADDED = "it was added beside the record, or its place in the tree was removed: it was never sealed"
LATE = "it has not been sealed for more than a minute"
LOST = "it was removed before it was sealed"
NUMBERS = "the numbers of one agency's entries have a gap: agency "
PARTIES = "its parties or their numbers were altered"
UNOPENED = "what one of its parties kept of it was removed"
UNCOUNTED = "it shows a party that it was not sealed with"


def placed(using: str) -> list[Finding]:
    """Each entry has its own place in the tree, or waits for it since less than a minute."""
    return list(_places(using))


def _places(using: str) -> Iterator[Finding]:
    for entry, gone, unsealed, waits in _rows(using, _PAIRS):
        if gone:
            yield Finding("entry.removed", entry, REMOVED)
        elif not unsealed:
            yield Finding("entry.altered", entry, ALTERED)
        elif not waits:
            yield Finding("entry.added", entry, ADDED)
    for entry, gone in _rows(using, _LATE):
        yield Finding("entry.removed", entry, LOST) if gone else Finding("entry.unsealed", entry, LATE)


def parties(using: str) -> Iterator[Finding]:
    """The numbers of each party have no gap, and it still keeps its openings, and no more."""
    for (agency,) in _rows(using, _NUMBERS):
        yield Finding("numbers.gap", None, f"{NUMBERS}{agency}")
    for (lost,) in _rows(using, _UNOPENED):
        yield Finding("opening.removed", lost, UNOPENED)
    for (more,) in _rows(using, _UNCOUNTED):
        yield Finding("opening.added", more, UNCOUNTED)


def seated(using: str, span: Span) -> Looked:
    """Each entry bears the numbers it was sealed with; inside one snapshot."""
    findings, read = [], 0
    for sealed, seed, root, members in _rows(using, _PARTIES.format(where=span.where), span.values):
        read += 1
        if not _seated(seed, root, members):
            findings.append(Finding("parties.altered", UUID(sealed), PARTIES))
    return findings, read


def spans(using: str, many: int) -> list[Span]:
    """All leaves, in about so many equal parts of the tree."""
    ((last,),) = _rows(using, _LAST)
    step = max(1, -(-(last or 0) // many))
    inner = range(step, last or 0, step)
    bounds = [None, *inner, None]
    return [_between(first, after) for first, after in pairwise(bounds)]


def of_entry(entry: UUID) -> Span:
    """The leaf of one entry."""
    return Span("where l.entry = %s", (entry,))


def _between(first: int | None, after: int | None) -> Span:
    if first is None and after is None:
        return Span()
    if first is None:
        return Span("where l.sequence < %s", (after,))
    if after is None:
        return Span("where l.sequence >= %s", (first,))
    return Span("where l.sequence >= %s and l.sequence < %s", (first, after))


def _seated(seed: bytes, root: bytes, members: bytes | None) -> bool:
    try:
        return root_of_members(split(members or b"", MEMBER_BYTES), random_bytes=salts_of_room(seed)) == root
    except (RecordError, ValueError, TypeError):
        return False


def _rows(using: str, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    for batch in batches(using, statement, values):
        yield from batch
