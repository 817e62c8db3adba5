"""What the entries say, and the rows that their acts wrote, against what was committed to (clause 3.8)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.foundation.sealed.cipher import CannotOpen
from chiltern.ledger import openings, rows
from chiltern.ledger.verifying.findings import Finding
from chiltern.ledger.verifying.reading import batches, reader
from chiltern.ledger.workings import row_digest
from chiltern.ledger.workings.canonical import base64_text
from chiltern.ledger.workings.errors import RecordError

# The database writes down what each opening must say of itself: cheaper than to build it here a million times.
_OPENINGS = """
select o.entry, 'ledger_opening|' || o.id || '|sealed|' || o.keeper, o.keeper, o.sealed, e.commitment,
       '{"at":"' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","entry":"' || o.entry
         || '","kind":' || to_json(e.kind) || ',"thing":' || coalesce('"' || o.thing || '"', 'null') || '}',
       o.kind = e.kind and o.at = e.at
  from ledger_opening o left join ledger_entry e on e.id = o.entry"""

ALTERED = "what one of its parties kept of it was altered"
RELABELLED = "its kind, time or subject was altered: it is not what was written down"
WITHOUT_ENTRY = "what a party kept of it stands, and the entry is gone"
ROW_REMOVED = "a row that this act wrote was removed: "
ROW_ALTERED = "a row that this act wrote was altered, one of: "

Stored = dict[tuple[str, tuple[str, ...]], Mapping[UUID, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Wrote:
    """What an act says that it wrote."""

    entry: UUID
    digest: str
    named: rows.Named


class Acts:
    """One pass over all openings; afterwards `read` says how many there were."""

    def __init__(self, using: str, entry: UUID | None) -> None:
        """Of one entry, or of all."""
        self.using = using
        self.entry = entry
        self.read = 0

    def findings(self) -> Iterator[Finding]:
        """Checks each opening, then the rows of a batch together; inside one snapshot."""
        where, values = ("", []) if self.entry is None else (" where o.entry = %s", [self.entry])
        for batch in batches(self.using, _OPENINGS + where, values):
            self.read += len(batch)
            wrote: list[_Wrote] = []
            for line in batch:
                found = _check(*line)
                if isinstance(found, Finding):
                    yield found
                elif found is not None:
                    wrote.append(found)
            yield from self._check_rows(wrote)

    def _check_rows(self, acts: list[_Wrote]) -> Iterator[Finding]:
        wanted: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for act in acts:
            for table, which in act.named.items():
                wanted.setdefault((table, tuple(which["columns"])), []).extend(which["ids"])
        with reader(self.using) as cursor:
            stored = {key: rows.read(cursor, key[0], key[1], ids) for key, ids in wanted.items()}
        for act in acts:
            if found := _compare(act, stored):
                yield found


def _check(
    entry: UUID, place: str, keeper: UUID, sealed: bytes, commitment: bytes | None, about: str, agrees: bool
) -> Finding | _Wrote | None:
    if commitment is None:
        return Finding("opening.without_entry", entry, WITHOUT_ENTRY)
    try:
        opened = openings.check(openings.unseal_at(place.encode(), sealed, keeper), commitment)
    except (CannotOpen, RecordError):
        return Finding("opening.altered", entry, ALTERED)
    if not agrees or opened.fields.get("about") != about.encode():
        return Finding("entry.relabelled", entry, RELABELLED)
    if not opened.whole:
        return None
    wrote = json.loads(opened.fields["rows"].decode())
    return _Wrote(entry, wrote["digest"], wrote["named"]) if wrote["named"] else None


def _compare(act: _Wrote, stored: Stored) -> Finding | None:
    found: list[row_digest.Row] = []
    for table, which in act.named.items():
        there = stored[(table, tuple(which["columns"]))]
        for text in which["ids"]:
            row_id = UUID(text)
            if row_id not in there:
                return Finding("row.removed", act.entry, f"{ROW_REMOVED}{table} {row_id}")
            found.append((table, row_id, there[row_id]))
    if base64_text(row_digest.digest_rows(found)) == act.digest:
        return None
    listed = ", ".join(f"{table} {row_id}" for table, row_id, _ in found)
    return Finding("row.altered", act.entry, f"{ROW_ALTERED}{listed}")
