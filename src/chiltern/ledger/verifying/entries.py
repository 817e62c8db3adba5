"""Entries against their places in the tree, and parties against their numbers (clause 3.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from chiltern.ledger.integrator import parties_of
from chiltern.ledger.verifying.findings import Finding
from chiltern.ledger.verifying.reading import batches
from chiltern.ledger.workings.errors import RecordError

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
_PARTIES = """
select l.entry, l.seed, l.party_root, array_agg(c.agency), array_agg(c.counter)
  from ledger_leaf l left join ledger_counter c on c.entry = l.entry {where} group by l.sequence"""
_UNOPENED = """
select c.entry from ledger_counter c
 where not exists (select 1 from ledger_opening o where o.entry = c.entry and o.keeper = c.agency)"""
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


def places(using: str) -> Iterator[Finding]:
    """Each entry has its own place in the tree, or waits for it since less than a minute."""
    for entry, gone, unsealed, waits in _rows(using, _PAIRS):
        if gone:
            yield Finding("entry.removed", entry, REMOVED)
        elif not unsealed:
            yield Finding("entry.altered", entry, ALTERED)
        elif not waits:
            yield Finding("entry.added", entry, ADDED)
    for entry, gone in _rows(using, _LATE):
        yield Finding("entry.removed", entry, LOST) if gone else Finding("entry.unsealed", entry, LATE)


def parties(using: str, entry: UUID | None) -> Iterator[Finding]:
    """Each entry bears the numbers it was sealed with, and each party still keeps its opening."""
    for (agency,) in _rows(using, _NUMBERS):
        yield Finding("numbers.gap", None, f"{NUMBERS}{agency}")
    for (lost,) in _rows(using, _UNOPENED):
        yield Finding("opening.removed", lost, UNOPENED)
    for (more,) in _rows(using, _UNCOUNTED):
        yield Finding("opening.added", more, UNCOUNTED)
    where = "where l.entry = %s" if entry else ""
    for sealed, seed, root, agencies, counters in _rows(using, _PARTIES.format(where=where), entry):
        if not _seated(seed, root, agencies, counters):
            yield Finding("parties.altered", sealed, PARTIES)


def _seated(seed: bytes, root: bytes, agencies: list[UUID], counters: list[int]) -> bool:
    try:
        return parties_of(seed, dict(zip(agencies, counters, strict=True))) == root
    except (RecordError, ValueError, TypeError, AttributeError):
        return False


def _rows(using: str, statement: str, *values: UUID | None) -> Iterator[tuple[Any, ...]]:
    for batch in batches(using, statement, [value for value in values if value]):
        yield from batch
