"""An entry's commitment C: it binds every field of the payload and tells nothing of any (clause 3.8).

Each field is hashed with a 256-bit salt of its own, so that a name and a birth date cannot be guessed from C.
When payload and salts are destroyed under a retention rule, C stands and nobody can open it.
One field can be shown without the others.
"""

import secrets
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from .canonical import HASH_BYTES
from .errors import MismatchError

_FIELD = b"chiltern field 1\x00"
_FIELDS = b"chiltern commitment 1\x00"
_ENTRY_LEAF = b"\x00"

RandomBytes = Callable[[int], bytes]


class Commitment(NamedTuple):
    """C, and the salt of each field, without which C can never be opened."""

    value: bytes
    salts: dict[str, bytes]


class DisclosedField(NamedTuple):
    """One field of an entry, and the hashes of the fields that stay closed."""

    name: str
    value: bytes
    salt: bytes
    others: tuple[bytes, ...]


def commit(fields: Mapping[str, bytes], *, random_bytes: RandomBytes = secrets.token_bytes) -> Commitment:
    """Commits to `fields`, each with a fresh salt; raises ValueError where there are none."""
    drawn = random_bytes(HASH_BYTES * len(fields))
    starts = range(0, len(drawn), HASH_BYTES)
    salts = {name: drawn[at : at + HASH_BYTES] for name, at in zip(fields, starts, strict=True)}
    return Commitment(commitment_drawn(fields, drawn), salts)


def commitment_drawn(fields: Mapping[str, bytes], drawn: bytes) -> bytes:
    """C of these fields, their salts drawn one after another in the fields' order; raises as `commitment_of`."""
    return joined(hashes_drawn(fields, drawn))


def hashes_drawn(fields: Mapping[str, bytes], drawn: bytes) -> list[bytes]:
    """The hash of each field under its salt, in the fields' order; raises as `commitment_of`."""
    if not fields:
        raise ValueError("an entry commits to at least one field")
    if len(drawn) != HASH_BYTES * len(fields):
        raise MismatchError("fields and salts differ")
    starts = range(0, len(drawn), HASH_BYTES)
    return [
        sha256(_FIELD + drawn[at : at + HASH_BYTES] + _labelled(name) + value).digest()
        for (name, value), at in zip(fields.items(), starts, strict=True)
    ]


def commitment_of(fields: Mapping[str, bytes], salts: Mapping[str, bytes]) -> bytes:
    """C of these fields under these salts.

    Raises ValueError where there are no fields, and MismatchError where the salts are not theirs.
    """
    if not fields:
        raise ValueError("an entry commits to at least one field")
    if fields.keys() != salts.keys():
        raise MismatchError(f"fields and salts differ: {', '.join(sorted(fields.keys() ^ salts.keys()))}")
    return joined([_field_hash(name, value, salts[name]) for name, value in fields.items()])


def check(commitment: bytes, fields: Mapping[str, bytes], salts: Mapping[str, bytes]) -> None:
    """Raises MismatchError unless C is the commitment to exactly these fields under these salts."""
    if commitment_of(fields, salts) != commitment:
        raise MismatchError("what the entry says is not what it committed to")


def disclose_field(fields: Mapping[str, bytes], salts: Mapping[str, bytes], name: str) -> DisclosedField:
    """What to hand over so that one field can be checked against C; raises KeyError for an unknown name."""
    others = sorted(_field_hash(each, fields[each], salts[each]) for each in fields if each != name)
    return DisclosedField(name, fields[name], salts[name], tuple(others))


def check_field(commitment: bytes, field: DisclosedField) -> None:
    """Raises MismatchError unless C commits to this field."""
    if {len(each) for each in field.others} - {HASH_BYTES}:
        raise MismatchError("a hash of a closed field has the wrong length")
    if joined([_field_hash(field.name, field.value, field.salt), *field.others]) != commitment:
        raise MismatchError(f"the entry did not commit to this {field.name}")


def entry_leaf(commitment: bytes, party_root: bytes) -> bytes:
    """The hash of an entry's leaf in the tree; both arguments have 32 bytes, else ValueError."""
    if len(commitment) != HASH_BYTES or len(party_root) != HASH_BYTES:
        raise ValueError("a leaf is made of two hashes of 32 bytes")
    return sha256(_ENTRY_LEAF + commitment + party_root).digest()


def _field_hash(name: str, value: bytes, salt: bytes) -> bytes:
    if len(salt) != HASH_BYTES:
        raise MismatchError(f"the salt of {name} has the wrong length")
    return sha256(_FIELD + salt + _labelled(name) + value).digest()


@lru_cache(maxsize=4096)
def _labelled(name: str) -> bytes:
    # The names of fields are few, and a check of the record meets each of them a million times.
    key = name.encode()
    return len(key).to_bytes(4) + key


def joined(field_hashes: list[bytes]) -> bytes:
    """C of fields with these hashes."""
    # Sorted by hash, not by name: the place of a field shall not tell which other fields an entry has.
    return sha256(_FIELDS + b"".join(sorted(field_hashes))).digest()
