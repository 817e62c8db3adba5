"""What the entries say, and the rows that their acts wrote, against what was committed to (clause 3.8)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from chiltern.foundation.sealed.cipher import CannotOpen
from chiltern.ledger import openings, rows
from chiltern.ledger.openings import Opened, Whole
from chiltern.ledger.verifying.findings import Finding
from chiltern.ledger.verifying.reading import batches, reader
from chiltern.ledger.verifying.side_by_side import Looked, Span
from chiltern.ledger.workings import row_digest
from chiltern.ledger.workings.canonical import base64_text, encode
from chiltern.ledger.workings.errors import RecordError
from chiltern.ledger.workings.row_digest import StoredUUID

_OPENINGS = """
select o.entry::text, o.id::text, o.keeper::text, o.sealed, e.commitment,
       e.at at time zone 'UTC', e.kind, o.thing::text, o.kind = e.kind and o.at = e.at
  from ledger_opening o left join ledger_entry e on e.id = o.entry"""

_PAGES = "select pg_relation_size('ledger_opening') / current_setting('block_size')::int"
_LIES = " where o.ctid >= %s::text::tid and o.ctid < %s::text::tid"
_PAST_ALL = 2**32 - 1

ALTERED = "what one of its parties kept of it was altered"
RELABELLED = "its kind, time or subject was altered: it is not what was written down"
WITHOUT_ENTRY = "what a party kept of it stands, and the entry is gone"
ROW_REMOVED = "a row that this act wrote was removed: "
ROW_ALTERED = "a row that this act wrote was altered, one of: "

Stored = dict[tuple[str, tuple[str, ...]], Mapping[bytes, Mapping[str, Any]]]


class _Wrote(NamedTuple):
    """What an act says that it wrote."""

    entry: str
    digest: str
    named: rows.Named


def opened(using: str, span: Span) -> Looked:
    """Checks each opening, then the rows of a batch together; inside one snapshot."""
    findings: list[Finding] = []
    read = 0
    for batch in batches(using, _OPENINGS + span.where, span.values):
        read += len(batch)
        wrote: list[_Wrote] = []
        # An act's openings lie beside each other, the acting agency's first.
        acted, whole = "", None
        for line in batch:
            opened = _open(*line, beside=whole if line[0] == acted else None)
            if isinstance(opened, Finding):
                findings.append(opened)
            elif opened.whole:
                acted, whole = line[0], opened.whole
                wrote += _wrote(acted, opened)
        findings += _check_rows(using, wrote)
    return findings, read


def spans(using: str, many: int) -> list[Span]:
    """All openings, as they lie in about so many equal parts."""
    with reader(using) as cursor:
        cursor.execute(_PAGES)
        ((pages,),) = cursor.fetchall()
    step = max(1, -(-pages // many))
    starts = range(0, max(pages, 1), step)
    return [Span(_LIES, (f"({start},0)", f"({_end(start + step, pages)},0)")) for start in starts]


def of_entry(entry: UUID) -> Span:
    """The openings of one entry."""
    return Span(" where o.entry = %s", (entry,))


def _end(page: int, pages: int) -> int:
    return page if page < pages else _PAST_ALL


def _check_rows(using: str, acts: list[_Wrote]) -> Iterator[Finding]:
    wanted: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for act in acts:
        for table, which in act.named.items():
            wanted.setdefault((table, tuple(which["columns"])), []).extend(which["ids"])
    with reader(using) as cursor:
        stored = {key: rows.read(cursor, key[0], key[1], ids) for key, ids in wanted.items()}
    for act in acts:
        if found := _compare(act, stored):
            yield found


def _open(
    entry: str,
    row: str,
    keeper: str,
    sealed: bytes,
    commitment: bytes | None,
    at: datetime,
    kind: str,
    thing: str | None,
    agrees: bool,
    *,
    beside: Whole | None,
) -> Finding | Opened:
    if commitment is None:
        return Finding("opening.without_entry", UUID(entry), WITHOUT_ENTRY)
    try:
        opened = openings.check(openings.unseal(sealed, row, keeper), commitment, beside)
    except (CannotOpen, RecordError):
        return Finding("opening.altered", UUID(entry), ALTERED)
    # Of the same fields as the one beside it, which was found to say this of itself.
    known = beside is not None and opened.fields.get("about") is beside.padded.get("about")
    if not agrees or not (known or opened.fields.get("about") == _about(entry, at, kind, thing)):
        return Finding("entry.relabelled", UUID(entry), RELABELLED)
    return opened


def _about(entry: str, at: datetime, kind: str, thing: str | None) -> bytes:
    """As `encode` spells what an entry says of itself; `at` in UTC."""
    about = f'"{thing}"' if thing else "null"
    moment = at.isoformat(timespec="microseconds")
    return f'{{"at":"{moment}Z","entry":"{entry}","kind":{_spelt(kind)},"thing":{about}}}'.encode()


@lru_cache(maxsize=256)
def _spelt(kind: str) -> str:
    return encode(kind).decode()


def _wrote(entry: str, opened: Opened) -> Iterator[_Wrote]:
    wrote = json.loads(opened.fields["rows"].decode())
    if wrote["named"]:
        yield _Wrote(entry, wrote["digest"], wrote["named"])


def _compare(act: _Wrote, stored: Stored) -> Finding | None:
    found: list[row_digest.Row] = []
    for table, which in act.named.items():
        there = stored[(table, tuple(which["columns"]))]
        for text in which["ids"]:
            row_id = StoredUUID.fromhex(text.replace("-", ""))
            if row_id not in there:
                return Finding("row.removed", UUID(act.entry), f"{ROW_REMOVED}{table} {text}")
            found.append((table, row_id, there[row_id]))
    if base64_text(row_digest.digest_rows(found)) == act.digest:
        return None
    listed = ", ".join(f"{table} {text}" for table, which in act.named.items() for text in which["ids"])
    return Finding("row.altered", UUID(act.entry), f"{ROW_ALTERED}{listed}")
