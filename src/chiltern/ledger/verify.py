"""The one way to check the sealed record (clause 3.8): finds and names what was altered, removed or added.

It reads everything, as the role `verifier`, in one snapshot, and opens what is sealed with the master key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from chiltern.ledger.verifying import acts, entries
from chiltern.ledger.verifying.besides import other_checks
from chiltern.ledger.verifying.findings import Finding, Report
from chiltern.ledger.verifying.side_by_side import (
    PARTS_A_PROCESS,
    Looked,
    Part,
    meanwhile,
    one_by_one,
    processors,
    side_by_side,
)
from chiltern.ledger.verifying.tree import Walk

LARGE = 50_000
"""Entries from which on it takes less time to begin further processes than to do without."""

_WAITING = "select count(*) from ledger_outbox"
_SEALED = "select coalesce(max(sequence) + 1, 0) from ledger_leaf"
_THERE = """
select exists (select 1 from ledger_entry where id = %s) or exists (select 1 from ledger_leaf where entry = %s)"""


def verify(
    using: str = "default",
    *,
    entry: UUID | None = None,
    leaves_only: bool = False,
    processes: int | None = None,
) -> Report:
    """Checks the tree, every entry's place, what each party keeps of it, the rows that its act wrote, and what else is named.

    With `entry` only that one's openings, rows and parties are read, beside the whole tree; with
    `leaves_only` no opening is. `processes` share a check of everything: one of a small record, else one for each
    processor. Raises LookupError where there is no such entry.
    """
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
            waiting = _number(cursor, _WAITING)
            _insist(cursor, entry)
            if processes is None:
                processes = processors() if _number(cursor, _SEALED) >= LARGE else 1
        if leaves_only:
            parts: list[Part] = []
        elif entry:
            parts = [(entries.seated, entries.of_entry(entry)), (acts.opened, acts.of_entry(entry))]
        else:
            parts = _parts(using, processes)
        walk = Walk(using, every_signature=not leaves_only)
        openings = 0
        with (
            _begun(using, parts, processes) as looked,
            meanwhile(using, entries.placed, at_once=processes > 1) as placed,
        ):
            found = [*walk.findings(), *placed()]
            if not leaves_only:
                found += entries.parties(using)
            if not leaves_only and entry is None:
                found += [finding for check in other_checks() for finding in check(using)]
            for (check, _), (findings, read) in zip(parts, looked, strict=True):
                found += findings
                openings += read if check is acts.opened else 0
    return Report(walk.size, waiting, openings, walk.root, _about(found, entry))


def _parts(using: str, processes: int) -> list[Part]:
    many = processes * PARTS_A_PROCESS if processes > 1 else 1
    seated: list[Part] = [(entries.seated, span) for span in entries.spans(using, many)]
    return seated + [(acts.opened, span) for span in acts.spans(using, many)]


def _begun(using: str, parts: list[Part], processes: int) -> AbstractContextManager[Iterator[Looked]]:
    if processes > 1 and len(parts) > 1:
        return side_by_side(using, parts, processes)
    return nullcontext(one_by_one(using, parts))


def _number(cursor: Any, statement: str) -> int:
    cursor.execute(statement)
    return int(cursor.fetchone()[0])


def _insist(cursor: Any, entry: UUID | None) -> None:
    if entry is None:
        return
    cursor.execute(_THERE, [entry, entry])
    if not cursor.fetchone()[0]:
        raise LookupError(f"there is no entry {entry}")


def _about(found: list[Finding], entry: UUID | None) -> list[Finding]:
    return [each for each in found if entry is None or each.entry in (None, entry)]
