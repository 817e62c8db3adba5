"""What a party keeps of an entry: the acting agency all, every other party what it may know (clause 3.8).

An opening is lines of text: a heading, what draws or is a salt, and fields as canonical JSON, which holds no
line break. It lies sealed under a key of its keeper's, bound to its own row.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

from chiltern.foundation.sealed import cipher
from chiltern.ledger.workings.canonical import HASH_BYTES, base64_text
from chiltern.ledger.workings.commitment import (
    Commitment,
    DisclosedField,
    check_field,
    commit,
    disclose_field,
    hashes_drawn,
    joined,
)
from chiltern.ledger.workings.errors import MalformedError, MismatchError, RecordError
from chiltern.ledger.workings.parties import split

_ALL = b"chiltern opening 1, all"
_PART = b"chiltern opening 1, part"
_SMALLEST_ROOM = 8

Fields = Mapping[str, bytes]


class Whole(NamedTuple):
    """All that an entry committed to, field by field, as the acting agency's opening showed it."""

    commitment: bytes
    padded: Fields
    drawn: bytes
    hashes: Sequence[bytes]

    def line(self, name: str) -> bytes:
        """What another party's opening must say of this field. Raises ValueError where there is none."""
        place = list(self.padded).index(name)
        others = sorted([*self.hashes[:place], *self.hashes[place + 1 :]])
        salt = self.drawn[HASH_BYTES * place : HASH_BYTES * (place + 1)]
        return _spelt(name, salt, b"".join(others), self.padded[name])


class Opened(NamedTuple):
    """The fields that an opening shows, checked against the entry; `whole` where it shows all of them."""

    fields: Fields
    whole: Whole | None = None


def salts_from(seed: bytes) -> Callable[[int], bytes]:
    """A source of salts that 32 random bytes stand for, so that an opening keeps the seed alone."""
    return lambda count: hashlib.shake_256(seed).digest(count)


def commit_to(fields: Fields, seed: bytes) -> Commitment:
    """C over the fields and empty ones beside them: how many an entry has tells another party nothing."""
    return commit(_padded(fields), random_bytes=salts_from(seed))


def whole(fields: Fields, seed: bytes) -> bytes:
    """The acting agency's opening."""
    lines = [name.encode() + b" " + fields[name] for name in sorted(fields)]
    return b"\n".join([_ALL, base64_text(seed).encode(), *lines])


def part(fields: Fields, salts: Mapping[str, bytes], names: tuple[str, ...]) -> bytes:
    """Another party's opening: these fields, each with what shows that the entry committed to it."""
    shown = [disclose_field(_padded(fields), salts, name) for name in names]
    return b"\n".join([_PART, *map(_line, shown)])


def check(opening: bytes, commitment: bytes, beside: Whole | None = None) -> Opened:
    """What an opening shows; raises MalformedError or MismatchError unless the entry committed to it.

    `beside` is what the acting agency's opening of the same entry showed: what says the same needs no hashing.
    """
    heading, *lines = opening.split(b"\n")
    try:
        if heading == _ALL:
            return _check_whole(lines, commitment)
        if heading == _PART:
            return _check_part(
                lines, commitment, beside if beside and beside.commitment == commitment else None
            )
    except RecordError:
        raise
    except (IndexError, ValueError):
        pass
    raise MalformedError("this is not an opening")


def seal(opening: bytes, row: UUID, keeper: UUID) -> bytes:
    """As it lies in its row."""
    return cipher.seal(_key(keeper), opening, _place(row, keeper))


def unseal(sealed: bytes, row: UUID | str, keeper: UUID | str) -> bytes:
    """Raises cipher.CannotOpen where the bytes, the row or its keeper were altered. Ids as UUIDs or as their text."""
    return cipher.unseal(_key(keeper), sealed, _place(row, keeper))


def _padded(fields: Fields) -> dict[str, bytes]:
    room = _SMALLEST_ROOM
    while room < len(fields):
        room *= 2
    return dict(sorted(fields.items())) | _padding(room - len(fields))


def _check_whole(lines: list[bytes], commitment: bytes) -> Opened:
    fields = {}
    for line in lines[1:]:
        name, _, value = line.partition(b" ")
        fields[name.decode()] = value
    padded = _padded(fields)
    drawn = salts_from(binascii.a2b_base64(lines[0]))(HASH_BYTES * len(padded))
    hashes = hashes_drawn(padded, drawn)
    if joined(hashes) != commitment:
        raise MismatchError("what the entry says is not what it committed to")
    return Opened(fields, Whole(commitment, padded, drawn, hashes))


def _check_part(lines: list[bytes], commitment: bytes, beside: Whole | None) -> Opened:
    fields = {}
    for line in lines:
        name = line[: line.index(b" ")].decode()
        if beside and name in beside.padded and line == beside.line(name):
            fields[name] = beside.padded[name]
            continue
        shown = _read(line)
        check_field(commitment, shown)
        fields[shown.name] = shown.value
    return Opened(fields)


def _line(shown: DisclosedField) -> bytes:
    return _spelt(shown.name, shown.salt, b"".join(shown.others), shown.value)


def _spelt(name: str, salt: bytes, others: bytes, value: bytes) -> bytes:
    return b"%s %s %s %s" % (
        name.encode(),
        binascii.b2a_base64(salt, newline=False),
        binascii.b2a_base64(others, newline=False),
        value,
    )


def _read(line: bytes) -> DisclosedField:
    name, salt, others, value = line.split(b" ", 3)
    closed = tuple(split(binascii.a2b_base64(others), HASH_BYTES))
    return DisclosedField(name.decode(), value, binascii.a2b_base64(salt), closed)


@lru_cache(maxsize=64)
def _padding(many: int) -> dict[str, bytes]:
    return {f"-{number}": b"" for number in range(many)}


@lru_cache(maxsize=1024)
def _key(keeper: UUID | str) -> bytes:
    # From the master key, not from the agency's: somebody from outside records acts too, and can read no key.
    return cipher.derived(base64.b64decode(settings.MASTER_KEY), f"opening of {keeper}")


def _place(row: UUID | str, keeper: UUID | str) -> bytes:
    return f"ledger_opening|{row}|sealed|{keeper}".encode()
