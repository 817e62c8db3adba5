"""Who has a part in an entry, and which number it bears for each (clause 3.8).

That something is held, and by whom, is secret too. So a party can prove its own number and learns neither
who the others are nor how many: its seat stands among decoys, in a room of fixed size, sorted by hash.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256, shake_256
from uuid import UUID

from .canonical import HASH_BYTES
from .commitment import RandomBytes
from .errors import MismatchError

_SEAT = b"chiltern party 1\x00"
_ROOM = b"chiltern parties 1\x00"
_BY_SHA256 = b"\x02"

# Only an entry with more than eight parties, such as one question to many agencies, shows that it is larger.
ROOM_SIZES = (8, 64, 512)
MEMBER_BYTES = 24
_PLACES = [place.to_bytes(4) for place in range(ROOM_SIZES[-1])]


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one entry: store `seats` for all of them, and each salt with its own party alone."""

    root: bytes
    seats: tuple[bytes, ...]
    salts: Mapping[UUID, bytes]


def seat_parties(counters: Mapping[UUID, int], *, random_bytes: RandomBytes = secrets.token_bytes) -> Parties:
    """Seats each agency with its counter, and decoys on the seats left over.

    Raises ValueError where there is no party, or more than the largest room holds.
    """
    drawn = _draw(len(counters), random_bytes)
    salts = dict(zip(counters, drawn, strict=False))
    seats = [seat_of(agency, counter, salts[agency]) for agency, counter in counters.items()]
    seats = sorted([*seats, *drawn[len(seats) :]])
    return Parties(party_root(seats), tuple(seats), salts)


def root_of_members(members: Sequence[bytes], *, random_bytes: RandomBytes) -> bytes:
    """The root that `seat_parties` gives for these parties in this order, each its 16 bytes and its counter's 8.

    Raises as it does, and MismatchError where a party has another length or no counter.
    """
    drawn = _draw(len(members), random_bytes)
    for each in members:
        if len(each) != MEMBER_BYTES or not 0 < int.from_bytes(each[16:]) < 1 << 63:
            raise MismatchError("a party's counter is out of range")
    seats = [sha256(_SEAT + salt + each).digest() for each, salt in zip(members, drawn, strict=False)]
    return party_root([*seats, *drawn[len(seats) :]])


def split(data: bytes, width: int) -> list[bytes]:
    """The data in pieces of one width; the last is what is left."""
    return [data[start : start + width] for start in range(0, len(data), width)]


def _draw(many: int, random_bytes: RandomBytes) -> list[bytes]:
    room = next((size for size in ROOM_SIZES if size >= many), 0)
    if not many or not room:
        raise ValueError(f"an entry has 1 to {ROOM_SIZES[-1]} parties, not {many}")
    return split(random_bytes(HASH_BYTES * room), HASH_BYTES)


def seat_of(agency: UUID, counter: int, salt: bytes) -> bytes:
    """The salted hash of one agency with its own counter; counters begin at 1. Raises MismatchError else."""
    if len(salt) != HASH_BYTES or not 0 < counter < 1 << 63:
        raise MismatchError("a party's counter or salt is out of range")
    return sha256(_SEAT + salt + agency.bytes + counter.to_bytes(8)).digest()


def new_seed(random_bytes: RandomBytes) -> bytes:
    """What draws the salts of one entry's room; it is kept with the leaf and shown to no party."""
    return _BY_SHA256 + random_bytes(HASH_BYTES)


def salts_of_room(seed: bytes) -> RandomBytes:
    """The source of salts that a seed stands for: SHA-256 over the seed and a place, which the database can draw too.

    Seeds of 32 bytes are of an earlier version, and draw by SHAKE-256.
    """
    if len(seed) == HASH_BYTES:
        return lambda count: shake_256(seed).digest(count)
    return lambda count: b"".join([sha256(seed + place).digest() for place in _PLACES[: count // HASH_BYTES]])


def party_root(seats: Sequence[bytes]) -> bytes:
    """The root over the sorted seats; raises MismatchError where these cannot be the seats of an entry."""
    if len(seats) not in ROOM_SIZES or set(map(len, seats)) != {HASH_BYTES}:
        raise MismatchError("these are not the seats of an entry")
    return sha256(_ROOM + b"".join(sorted(seats))).digest()


def check_party(seats: Sequence[bytes], agency: UUID, counter: int, salt: bytes) -> None:
    """Raises MismatchError unless this agency has a seat here with this counter."""
    if seat_of(agency, counter, salt) not in seats:
        raise MismatchError(f"the entry does not bear number {counter} for this agency")
