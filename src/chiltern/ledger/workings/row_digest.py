"""A digest of the rows that an act inserted, so that an altered decision is found (clause 3.8).

The order of rows and columns does not count. Every value carries its type: None, '', 0 and False all differ.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from .canonical import utc_text

Value = (
    None
    | bool
    | int
    | str
    | bytes
    | memoryview
    | datetime
    | date
    | UUID
    | Sequence["Value"]
    | Mapping[str, "Value"]
)
Row = tuple[str, UUID | int | str, Mapping[str, Value]]

_ROW = b"chiltern row 1\x00"
_ROWS = b"chiltern rows 1\x00"


def digest_rows(rows: Iterable[Row]) -> bytes:
    """The digest (32 bytes) of rows, each its table, its id and its columns by name.

    Give stored bytes as they lie, sealed; only columns that no later act changes. No rows have a digest too.
    Raises TypeError, naming table and column, for a value that has no one spelling, such as a float.
    """
    return sha256(_ROWS + b"".join(sorted(row_hash(*row) for row in rows))).digest()


def row_hash(table: str, row_id: UUID | int | str, columns: Mapping[str, Value]) -> bytes:
    """The hash (32 bytes) of one row; raises TypeError as `digest_rows` does."""
    parts = [_ROW, _tagged(table), _tagged(row_id)]
    for name in sorted(columns):
        try:
            parts += (_tagged(name), _tagged(columns[name]))
        except (TypeError, ValueError) as problem:
            raise TypeError(f"{table}.{name}: {problem}") from None
    return sha256(b"".join(parts)).digest()


def _tagged(value: object) -> bytes:
    tag, body = _spell(value)
    return tag + len(body).to_bytes(8) + body


def _spell(value: object) -> tuple[bytes, bytes]:
    match value:
        case None:
            return b"n", b""
        case str():
            return b"s", value.encode()
        case bytes() | memoryview():
            return b"y", bytes(value)
        case UUID():
            return b"u", value.bytes
        case bool():
            return b"b", b"1" if value else b"0"
        case int():
            return b"i", b"%d" % value
        case datetime():
            return b"t", utc_text(value).encode()
        case date():
            return b"d", value.isoformat().encode()
        case list() | tuple():
            return b"l", b"".join(map(_tagged, value))
        case Mapping():
            return b"m", b"".join(_tagged(key) + _tagged(value[key]) for key in sorted(value))
    raise TypeError(f"{type(value).__name__} has no one spelling")
