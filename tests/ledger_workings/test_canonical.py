"""Equal values have one spelling in the record, and what has several is refused (3.8)."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings.canonical import (
    encode,
    encode_fields,
    read_base64,
    read_hash,
    read_utc,
    utc_text,
)
from chiltern.ledger.workings.errors import MalformedError

from .tools import steady

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
moments = st.datetimes(timezones=st.just(UTC))


class Outcome(StrEnum):
    SHARE = "share"


@steady
@given(plain)
def test_what_is_written_reads_back_the_same(value: object) -> None:
    assert json.loads(encode(value)) == value


@steady
@given(plain, plain)
def test_different_values_have_different_spellings(one: object, other: object) -> None:
    assert (encode(one) == encode(other)) == (repr_sorted(one) == repr_sorted(other))


@steady
@given(st.dictionaries(st.text(max_size=6), plain, max_size=5))
def test_the_order_of_keys_does_not_count(value: dict[str, object]) -> None:
    assert encode(value) == encode(dict(reversed(value.items())))


def test_a_payload_is_spelt_as_a_person_would_read_it() -> None:
    summer = datetime(2026, 7, 1, 12, 30, tzinfo=timezone(timedelta(hours=1)))
    payload = {
        "when": summer,
        "born": date(2014, 3, 2),
        "who": UUID(int=7),
        "was": Outcome.SHARE,
        "n": (1, None),
    }
    assert encode_fields(payload) == {
        "when": b'"2026-07-01T11:30:00.000000Z"',
        "born": b'"2014-03-02"',
        "who": b'"00000000-0000-0000-0000-000000000007"',
        "was": b'"share"',
        "n": b"[1,null]",
    }
    assert encode({"é": "Zoë", "a": True}) == '{"a":true,"é":"Zoë"}'.encode()


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), b"bytes", {1}, {1: "a"}, {None: "a"}, [[0.5]], object()]
)
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)


@pytest.mark.parametrize("value", [datetime(2026, 7, 1), "\ud800", {"\udfff": 1}])  # noqa: DTZ001
def test_a_time_without_zone_and_broken_text_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"time zone|surrogates"):
        encode(value)


@steady
@given(moments)
def test_a_moment_reads_back_to_the_microsecond(at: datetime) -> None:
    assert read_utc(utc_text(at)) == at
    assert len(utc_text(at)) == 27


@pytest.mark.parametrize(
    "read, text",
    [
        (read_utc, "2026-07-01T11:30:00Z"),
        (read_utc, "2026-07-01T11:30:00.000000+00:00"),
        (read_utc, "2026-07-01 11:30:00.000000Z"),
        (read_utc, "2026-13-01T11:30:00.000000Z"),
        (read_utc, "now"),
        (read_base64, "QUI"),
        (read_base64, "QUJ="),
        (read_base64, "QU I="),
        (read_base64, "é"),
        (read_hash, "QUI="),
    ],
)
def test_a_second_spelling_is_refused(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(MalformedError):
        read(text)


def repr_sorted(value: object) -> str:
    """A spelling of its own for the test: the types count, the order of keys does not."""
    if isinstance(value, dict):
        return f"{{{sorted((key, repr_sorted(each)) for key, each in value.items())!r}}}"
    if isinstance(value, list):
        return f"[{[repr_sorted(each) for each in value]!r}]"
    return repr(value)
