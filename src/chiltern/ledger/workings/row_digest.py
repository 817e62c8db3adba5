"""A digest of the rows that an act inserted, so that an altered decision is found (clause 3.8).

The order of rows and columns does not count. Every value carries its type: None, '', 0 and False all differ.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any
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
Row = tuple[str, UUID | bytes | int | str, Mapping[str, Value]]


class StoredUUID(bytes):
    """The 16 bytes of a UUID as a database gives them: spelt as the UUID is, without making it one first."""

    __slots__ = ()


_ROW = b"chiltern row 1\x00"
_ROWS = b"chiltern rows 1\x00"


def digest_rows(rows: Iterable[Row]) -> bytes:
    """The digest (32 bytes) of rows, each its table, its id and its columns by name.

    Give stored bytes as they lie, sealed; only columns that no later act changes. No rows have a digest too.
    Raises TypeError, naming table and column, for a value that has no one spelling, such as a float.
    """
    return sha256(_ROWS + b"".join(sorted(row_hash(*row) for row in rows))).digest()


def row_hash(table: str, row_id: UUID | bytes | int | str, columns: Mapping[str, Value]) -> bytes:
    """The hash (32 bytes) of one row; raises TypeError as `digest_rows` does."""
    parts = [_ROW, _label(table), _tagged(row_id)]
    for name in sorted(columns):
        try:
            parts += (_label(name), _tagged(columns[name]))
        except (TypeError, ValueError) as problem:
            raise TypeError(f"{table}.{name}: {problem}") from None
    return sha256(b"".join(parts)).digest()


def _tagged(value: object) -> bytes:
    spelling = _SPELLINGS.get(type(value)) or _spelling(value)
    tag, body = spelling(value)
    return tag + len(body).to_bytes(8) + body


@lru_cache(maxsize=4096)
def _label(name: str) -> bytes:
    return _tagged(name)


def _spelling(value: object) -> Callable[[Any], tuple[bytes, bytes]]:
    # A subclass is spelt as what it is one of; bool before int and datetime before date, which they are kinds of.
    for known, spelling in _SPELLINGS.items():
        if isinstance(value, known):
            return spelling
    raise TypeError(f"{type(value).__name__} has no one spelling")


_SPELLINGS: dict[type, Callable[[Any], tuple[bytes, bytes]]] = {
    type(None): lambda _: (b"n", b""),
    str: lambda text: (b"s", text.encode()),
    StoredUUID: lambda number: (b"u", number),
    bytes: lambda data: (b"y", data),
    memoryview: lambda data: (b"y", bytes(data)),
    UUID: lambda number: (b"u", number.bytes),
    bool: lambda truth: (b"b", b"1" if truth else b"0"),
    int: lambda number: (b"i", b"%d" % number),
    datetime: lambda at: (b"t", utc_text(at).encode()),
    date: lambda day: (b"d", day.isoformat().encode()),
    list: lambda values: (b"l", b"".join(map(_tagged, values))),
    tuple: lambda values: (b"l", b"".join(map(_tagged, values))),
    Mapping: lambda pairs: (b"m", b"".join(_tagged(key) + _tagged(pairs[key]) for key in sorted(pairs))),
}
