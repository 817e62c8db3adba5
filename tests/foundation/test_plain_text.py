"""What people type into one line: days in words, and signs that turn the direction of writing. Clause 3.5."""

from __future__ import annotations

from datetime import date

import pytest

from chiltern.foundation.gate import Invalid
from chiltern.foundation.plain_text import TURNING, day_in_words, turns
from chiltern.people.workings import checks, given

pytestmark = pytest.mark.clause("3.5")


@pytest.mark.parametrize("typed", ["31 March 2026", " 31 mar 2026 ", "31/3/2026", "31.03.2026", "2026-03-31"])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert day_in_words(typed) == date(2026, 3, 31)


@pytest.mark.parametrize(
    "typed", ["", "31 February 2026", "3 Foo 2026", "31/13/2026", "March", "١ March 2026"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_in_words(typed)


@pytest.mark.parametrize("sign", sorted(TURNING), ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_name_with_a_sign_that_turns_the_writing_is_refused_at_its_field(sign: str) -> None:
    with pytest.raises(Invalid) as refused:
        checks.name(given.Name(f"Amara{sign}", "Kholtihw"))
    assert refused.value.field == "given"
    assert "an invisible sign that turns the direction of writing" in refused.value.says


def test_a_name_in_any_script_is_none_of_these() -> None:
    for name in ("אביגיל", "أميرة", "Zoë O’Dowd-Ng", "李小龙", "Þórr"):
        assert not turns(name)
