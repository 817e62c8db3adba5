"""What a party kept of an entry may be gone: destroyed under its own rule, as an act that stands in the record (clause 3.8)."""

from __future__ import annotations

import json
from uuid import UUID

from chiltern.foundation.sealed.cipher import CannotOpen
from chiltern.ledger import openings
from chiltern.ledger.verifying.findings import Finding
from chiltern.ledger.verifying.reading import batches

ACT = "retention.destroyed"
TABLE = "ledger_openingdestroyed"

_ACTS = "select o.id, o.keeper, o.sealed from ledger_opening o where o.kind = 'retention.destroyed'"
_ROWS = "select id, entry from ledger_openingdestroyed"

BY_NOBODY = "what one of its parties kept of it was removed, and no act of retention says so"


def destroyed_by_nobody(using: str) -> list[Finding]:
    """Each row that says that something was destroyed is one that such an act wrote. The acts themselves are checked apart."""
    rows = [row for batch in batches(using, _ROWS) for row in batch]
    if not rows:
        return []
    said = {one for batch in batches(using, _ACTS) for act in batch for one in _named(*act)}
    return [Finding("opening.removed", entry, BY_NOBODY) for row, entry in rows if str(row) not in said]


def _named(row: UUID, keeper: UUID, sealed: bytes) -> list[str]:
    try:
        fields = _fields(openings.unseal(sealed, row, keeper))
    except (CannotOpen, KeyError, ValueError):
        return []
    named: list[str] = fields["named"].get(TABLE, {}).get("ids", [])
    return named


def _fields(opening: bytes) -> dict[str, dict[str, dict[str, list[str]]]]:
    lines = dict(line.split(b" ", 1) for line in opening.split(b"\n")[2:])
    fields: dict[str, dict[str, dict[str, list[str]]]] = json.loads(lines[b"rows"])
    return fields
