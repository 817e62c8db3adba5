"""The digest of an act's rows finds every altered value, type, column, row and table (3.8)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings.row_digest import Row, Value, digest_rows

from .tools import altered, steady

ID = UUID(int=5)
AT = datetime(2026, 11, 3, 9, 15, tzinfo=UTC)

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.text(max_size=5),
    st.binary(max_size=5),
    st.datetimes(timezones=st.just(UTC)),
    st.dates(),
    st.uuids(),
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3), max_leaves=6)
columns = st.dictionaries(st.text(max_size=4), values, max_size=4)
row_lists = st.lists(
    st.tuples(st.text(max_size=4), st.uuids() | st.integers() | st.text(max_size=4), columns),
    max_size=4,
)


def one(value: Value) -> bytes:
    return digest_rows([("decision", ID, {"reason": value})])


@steady
@given(row_lists)
def test_the_order_of_rows_and_columns_does_not_count(rows: list[Row]) -> None:
    turned = [(table, row_id, dict(reversed(list(held.items())))) for table, row_id, held in reversed(rows)]
    assert digest_rows(rows) == digest_rows(turned)


@steady
@given(values, values)
def test_different_values_have_different_digests(first: Value, second: Value) -> None:
    assert (one(first) == one(second)) == (typed(first) == typed(second))


def test_nothing_empty_zero_and_no_are_all_different() -> None:
    alike: Sequence[Value] = (
        None, "", b"", 0, False, [], {}, "0", "None", b"0", 1, True, "1", [None], [""], [[]],
        AT, AT.isoformat(), AT.date(), "2026-11-03", ID, str(ID), ID.bytes, ID.int, {"a": None}, {"": "a"},
    )  # fmt: skip
    assert len({one(each) for each in alike}) == len(alike)


@pytest.mark.clause("3.8")
def test_one_altered_bit_in_sealed_bytes_is_found() -> None:
    sealed = bytes(range(60))
    untouched = one(sealed)
    assert all(one(forged) != untouched for forged in altered(sealed))
    assert one(memoryview(sealed)) == untouched


@pytest.mark.clause("3.8")
def test_every_part_of_a_row_counts() -> None:
    held: dict[str, Value] = {"outcome": "share", "decided_at": AT, "note": b"\x01"}
    rows: list[Row] = [("decision", ID, held), ("item", 7, {"place": 1})]
    variants: list[list[Row]] = [
        rows,
        rows[:1],
        rows[1:],
        [*rows, rows[1]],
        [*rows, ("item", 8, {"place": 1})],
        [("decision", UUID(int=6), held), rows[1]],
        [("decisions", ID, held), rows[1]],
        [("decision", ID, held | {"outcome": "decline"}), rows[1]],
        [("decision", ID, held | {"decided_at": AT + timedelta(microseconds=1)}), rows[1]],
        [("decision", ID, held | {"extra": None}), rows[1]],
        [("decision", ID, {"outcome": "share", "decided_at": AT}), rows[1]],
        [("decision", ID, {"place": 1}), ("item", 7, held)],
        [],
    ]
    assert len({digest_rows(each) for each in variants}) == len(variants)


def test_text_moved_between_neighbours_is_found() -> None:
    first: list[Row] = [("t", 1, {"a": "xy", "b": "z"})]
    second: list[Row] = [("t", 1, {"a": "x", "b": "yz"})]
    third: list[Row] = [("ta", 1, {"": "xy", "b": "z"})]
    assert len({digest_rows(each) for each in (first, second, third)}) == 3
    assert one(["a", "bc"]) != one(["ab", "c"])


def test_text_that_imitates_the_next_column_is_found() -> None:
    # What two columns would look like in one value, were the lengths not written before them.
    assert digest_rows([("t", 1, {"a": "x", "b": "y"})]) != digest_rows([("t", 1, {"a": "xsbsy"})])
    assert one(["a", "b"]) != one(["asb"])


def test_the_same_moment_in_another_zone_is_the_same() -> None:
    assert one(AT) == one(AT.astimezone(timezone(timedelta(hours=1))))


def test_rows_may_come_one_by_one() -> None:
    rows: list[Row] = [("t", each, {"n": each}) for each in range(3)]
    assert digest_rows(iter(rows)) == digest_rows(rows)


@pytest.mark.parametrize("value", [1.5, object(), {1, 2}, [0.1], datetime(2026, 1, 1), "\ud800"])  # noqa: DTZ001
def test_a_value_without_one_spelling_is_refused_by_name(value: Value) -> None:
    with pytest.raises(TypeError, match=r"decision\.reason"):
        one(value)


def typed(value: Value) -> object:
    """The value with its types beside it, since Python holds 1 and True for equal."""
    if isinstance(value, list):
        return [typed(each) for each in value]
    kind = date if type(value) is date else type(value)
    return kind.__name__, value
