"""C binds every field of an entry, tells none of them, and lets one be shown alone (3.8)."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings import commitment as work
from chiltern.ledger.workings.errors import MismatchError

from .tools import altered, steady

field_sets = st.dictionaries(st.text(max_size=8), st.binary(max_size=20), min_size=1, max_size=6)
FIELDS = {"kind": b'"request.decided"', "outcome": b'"share"', "child": b'"Amara Osei, 2014-03-02"'}


@steady
@given(field_sets)
def test_what_was_committed_opens_whatever_the_order_of_the_fields(fields: dict[str, bytes]) -> None:
    value, salts = work.commit(fields)
    work.check(value, dict(reversed(fields.items())), salts)
    assert len(value) == 32
    assert len(set(salts.values())) == len(fields)


@pytest.mark.clause("3.8")
def test_one_altered_bit_in_c_in_a_field_or_in_a_salt_is_found() -> None:
    value, salts = work.commit(FIELDS)
    for forged in altered(value):
        with pytest.raises(MismatchError):
            work.check(forged, FIELDS, salts)
    for name in FIELDS:
        for forged in altered(FIELDS[name]):
            with pytest.raises(MismatchError):
                work.check(value, FIELDS | {name: forged}, salts)
        for forged in altered(salts[name]):
            with pytest.raises(MismatchError):
                work.check(value, FIELDS, salts | {name: forged})


@steady
@given(field_sets, st.data())
def test_no_other_fields_open_the_same_commitment(fields: dict[str, bytes], data: st.DataObject) -> None:
    value, salts = work.commit(fields)
    others = {name: data.draw(st.binary(max_size=20)) for name in fields}
    if others != fields:
        with pytest.raises(MismatchError):
            work.check(value, others, salts)


def test_a_byte_moved_from_the_name_to_the_value_is_found() -> None:
    value, salts = work.commit({"ab": b"c"})
    with pytest.raises(MismatchError):
        work.check(value, {"a": b"bc"}, {"a": salts["ab"]})


def test_two_fields_that_change_places_are_found() -> None:
    value, salts = work.commit({"from": b"school", "to": b"police"})
    with pytest.raises(MismatchError):
        work.check(value, {"from": b"police", "to": b"school"}, salts)
    with pytest.raises(MismatchError):
        work.check(value, {"from": b"police", "to": b"school"}, {"from": salts["to"], "to": salts["from"]})


def test_a_field_left_out_or_put_in_is_found_and_named() -> None:
    value, salts = work.commit(FIELDS)
    fewer = {name: each for name, each in FIELDS.items() if name != "outcome"}
    with pytest.raises(MismatchError, match="outcome"):
        work.check(value, fewer, salts)
    with pytest.raises(MismatchError, match="late"):
        work.check(value, FIELDS | {"late": b"1"}, salts)
    with pytest.raises(MismatchError):
        work.check(value, fewer, {name: salts[name] for name in fewer})


def test_the_same_fields_give_another_commitment_each_time() -> None:
    assert work.commit(FIELDS).value != work.commit(FIELDS).value


def test_knowing_the_content_is_no_use_once_the_salts_are_destroyed() -> None:
    value, _ = work.commit(FIELDS)
    guesses = [bytes(32), sha256(b"".join(FIELDS.values())).digest()]
    for salt in guesses:
        assert work.commitment_of(FIELDS, dict.fromkeys(FIELDS, salt)) != value


def test_salts_come_from_the_given_stream() -> None:
    def drawn(count: int) -> bytes:
        return bytes(each % 251 for each in range(count))

    first, second = (work.commit(FIELDS, random_bytes=drawn) for _ in range(2))
    assert first == second
    assert len(set(first.salts.values())) == len(FIELDS)


def test_nothing_is_no_commitment() -> None:
    with pytest.raises(ValueError, match="at least one"):
        work.commit({})


@steady
@given(field_sets, st.data())
def test_one_field_is_shown_without_the_others(fields: dict[str, bytes], data: st.DataObject) -> None:
    value, salts = work.commit(fields)
    name = data.draw(st.sampled_from(sorted(fields)))
    shown = work.disclose_field(fields, salts, name)
    work.check_field(value, shown)
    assert (shown.name, shown.value, len(shown.others)) == (name, fields[name], len(fields) - 1)
    assert not {salts[each] for each in fields if each != name} & {shown.salt, *shown.others}


@pytest.mark.clause("3.8")
def test_one_altered_bit_in_a_shown_field_is_found() -> None:
    value, salts = work.commit(FIELDS)
    shown = work.disclose_field(FIELDS, salts, "child")
    forgeries = [shown._replace(value=each) for each in altered(shown.value)]
    forgeries += [shown._replace(salt=each) for each in altered(shown.salt)]
    forgeries += [shown._replace(name=each.decode()) for each in (b"chilt", b"kind", b"")]
    forgeries += [shown._replace(others=(each, shown.others[1])) for each in altered(shown.others[0])]
    forgeries += [shown._replace(others=each) for each in (shown.others[:1], (*shown.others, bytes(32)))]
    for forged in forgeries:
        with pytest.raises(MismatchError):
            work.check_field(value, forged)


def test_hashes_of_closed_fields_run_together_are_refused() -> None:
    value, salts = work.commit(FIELDS)
    for name in FIELDS:
        shown = work.disclose_field(FIELDS, salts, name)
        with pytest.raises(MismatchError, match="length"):
            work.check_field(value, shown._replace(others=(b"".join(shown.others),)))


def test_a_leaf_is_the_tree_s_hash_of_c_and_the_parties() -> None:
    first, second = b"c" * 32, b"p" * 32
    assert work.entry_leaf(first, second) == sha256(b"\x00" + first + second).digest()
    for short in ((first[1:], second), (first + b"p", second[1:]), (first, b"")):
        with pytest.raises(ValueError, match="32 bytes"):
            work.entry_leaf(*short)
