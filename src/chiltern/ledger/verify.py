"""The one way to check the sealed record (clause 3.8): finds and names what was altered, removed or added.

It reads everything, as the role `verifier`, in one snapshot, and opens what is sealed with the master key.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connections, transaction

from chiltern.ledger.verifying.acts import Acts
from chiltern.ledger.verifying.entries import parties, places
from chiltern.ledger.verifying.findings import Finding, Report
from chiltern.ledger.verifying.tree import Walk

_WAITING = "select count(*) from ledger_outbox"
_THERE = """
select exists (select 1 from ledger_entry where id = %s) or exists (select 1 from ledger_leaf where entry = %s)"""


def verify(using: str = "default", *, entry: UUID | None = None, leaves_only: bool = False) -> Report:
    """Checks the tree, every entry's place, what each party keeps of it, and the rows that its act wrote.

    With `entry` only that one's openings, rows and parties are read, beside the whole tree; with
    `leaves_only` no opening is. Raises LookupError where there is no such entry.
    """
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
            cursor.execute(_WAITING)
            waiting = int(cursor.fetchone()[0])
            _insist(cursor, entry)
        walk = Walk(using, every_signature=not leaves_only)
        found = [*walk.findings(), *places(using)]
        acts = Acts(using, entry)
        if not leaves_only:
            found += [*parties(using, entry), *acts.findings()]
    return Report(walk.size, waiting, acts.read, walk.root, _about(found, entry))


def _insist(cursor: Any, entry: UUID | None) -> None:
    if entry is None:
        return
    cursor.execute(_THERE, [entry, entry])
    if not cursor.fetchone()[0]:
        raise LookupError(f"there is no entry {entry}")


def _about(found: list[Finding], entry: UUID | None) -> list[Finding]:
    return [each for each in found if entry is None or each.entry in (None, entry)]
