"""A party proves its own number in an entry and learns nothing of the others, not even how many (3.8)."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings.errors import MismatchError
from chiltern.ledger.workings.parties import (
    check_party,
    new_seed,
    party_root,
    root_of_members,
    salts_of_room,
    seat_of,
    seat_parties,
)

from .tools import altered, steady

SCHOOL, POLICE = UUID(int=1), UUID(int=2)
counters = st.integers(1, 2**63 - 1)


@steady
@given(st.dictionaries(st.uuids(), counters, min_size=1, max_size=70))
def test_every_party_finds_its_number(numbers: dict[UUID, int]) -> None:
    parties = seat_parties(numbers)
    assert party_root(parties.seats) == parties.root
    for agency, counter in numbers.items():
        check_party(parties.seats, agency, counter, parties.salts[agency])
        with pytest.raises(MismatchError, match="number"):
            check_party(parties.seats, agency, counter % (2**63 - 1) + 1, parties.salts[agency])


@steady
@given(st.dictionaries(st.uuids(), counters, min_size=1, max_size=70), st.binary(min_size=32, max_size=32))
def test_what_is_stored_of_the_parties_gives_the_same_root(numbers: dict[UUID, int], seed: bytes) -> None:
    stored = [agency.bytes + counter.to_bytes(8) for agency, counter in numbers.items()]
    root = root_of_members(stored, random_bytes=salts_of_room(seed))
    assert root == seat_parties(numbers, random_bytes=salts_of_room(seed)).root
    assert (
        root != root_of_members([*stored[:-1], stored[-1][:-1] + b"?"], random_bytes=salts_of_room(seed))
        or stored[-1][-1:] == b"?"
    )
    for wrong in (stored[0][:23], stored[0] + b"x", stored[0][:16] + bytes(8), stored[0][:16] + b"\xff" * 8):
        with pytest.raises(MismatchError):
            root_of_members([wrong], random_bytes=salts_of_room(seed))


@steady
@given(st.permutations([UUID(int=each) for each in range(9)]))
def test_the_root_does_not_depend_on_the_order_of_the_seats(agencies: list[UUID]) -> None:
    parties = seat_parties(dict.fromkeys(agencies, 1))
    assert party_root(parties.seats[::-1]) == parties.root
    assert list(parties.seats) == sorted(parties.seats)


def test_one_party_and_eight_look_alike() -> None:
    alone = seat_parties({SCHOOL: 4})
    crowd = seat_parties({UUID(int=each): 4 for each in range(1, 9)})
    assert len(alone.seats) == len(crowd.seats) == 8
    assert all(len(each) == 32 for each in (*alone.seats, *crowd.seats))


@pytest.mark.clause("3.8")
def test_a_hidden_party_changes_nothing_that_another_can_tell() -> None:
    def stream(count: int) -> bytes:
        return bytes(each % 251 for each in range(count))

    with_police = seat_parties({SCHOOL: 4, POLICE: 9}, random_bytes=stream)
    assert with_police.salts[SCHOOL] == seat_parties({SCHOOL: 4}, random_bytes=stream).salts[SCHOOL]
    seat = seat_of(POLICE, 9, with_police.salts[POLICE])
    assert seat in with_police.seats
    known = {seat_of(POLICE, 9, salt) for salt in (bytes(32), with_police.salts[SCHOOL], *with_police.seats)}
    assert seat not in known


@pytest.mark.clause("3.8")
def test_one_altered_bit_in_a_seat_or_a_salt_is_found() -> None:
    parties = seat_parties({SCHOOL: 4, POLICE: 9})
    for place, seat in enumerate(parties.seats):
        for forged in altered(seat):
            seats = (*parties.seats[:place], forged, *parties.seats[place + 1 :])
            assert party_root(seats) != parties.root
    for forged in altered(parties.salts[SCHOOL]):
        with pytest.raises(MismatchError):
            check_party(parties.seats, SCHOOL, 4, forged)


def test_no_party_takes_the_number_of_another() -> None:
    parties = seat_parties({SCHOOL: 4, POLICE: 9})
    for agency, counter, salt in ((POLICE, 4, POLICE), (SCHOOL, 9, POLICE), (POLICE, 9, SCHOOL)):
        with pytest.raises(MismatchError):
            check_party(parties.seats, agency, counter, parties.salts[salt])


@pytest.mark.parametrize("counter", [0, -1, 2**63])
def test_a_counter_that_cannot_be_is_refused(counter: int) -> None:
    with pytest.raises(MismatchError):
        seat_parties({SCHOOL: counter})


@pytest.mark.parametrize("seats", [[], [b"x" * 32] * 7, [b"x" * 31] * 8, [b"x" * 32] * 9])
def test_seats_that_cannot_be_are_refused(seats: list[bytes]) -> None:
    with pytest.raises(MismatchError):
        party_root(seats)


@pytest.mark.parametrize("count", [0, 513])
def test_an_entry_has_parties_and_not_too_many(count: int) -> None:
    with pytest.raises(ValueError, match="parties"):
        seat_parties({UUID(int=each): 1 for each in range(count)})


def test_a_seed_draws_the_same_salts_again_and_seeds_of_an_earlier_version_draw_theirs() -> None:
    seed = new_seed(lambda count: b"s" * count)
    assert len(seed) == 33
    for each in (seed, b"s" * 32):
        drawn = salts_of_room(each)(8 * 32)
        assert drawn == salts_of_room(each)(8 * 32)
        assert len({drawn[start : start + 32] for start in range(0, len(drawn), 32)}) == 8
    assert salts_of_room(seed)(32) != salts_of_room(b"s" * 32)(32)
