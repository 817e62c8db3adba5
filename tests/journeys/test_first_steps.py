"""Somebody's first morning, on a phone: the tour to its end, help beside a question, the Code, and when mails come. sign.2."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import Somebody

pytestmark = pytest.mark.clause("sign.2", "3.4")
NURSERY = "Rainbow Corner Childcare"


def test_a_newcomer_is_shown_round_and_offered_the_tour_no_more(enter: Any) -> None:
    new: Somebody = enter(NURSERY, "Safeguarding lead", phone=True)
    new.go("/")
    assert "New here?" in new.text()
    new.follow("Take the tour")
    for _ in range(4):
        new.page.get_by_role("button", name="Next").tap()
        new.check()
    assert "Nothing here stops an urgent word." in new.text()
    new.press("Finish")
    assert "Take the tour" not in new.text()
    new.follow("Help")
    new.follow("When we e-mail you")
    new.page.get_by_label("Once a day, at 8 in the morning").check()
    new.press("Save")
    new.follow("The Code, clause by clause")
    new.page.fill("[name=text]", "niggling")
    new.press("Look")
    new.page.locator("main summary").first.tap()
    new.check()
    assert "Small worries count." in new.text()


def test_help_opens_beside_a_question_and_loses_nothing_that_was_typed(enter: Any) -> None:
    new: Somebody = enter(NURSERY, "Key person", phone=True)
    new.go("/write-down/")
    new.page.fill("[name=words]", "She said that she is afraid.")
    new.page.locator("summary", has_text="Help with this: What was said").tap()
    new.check()
    assert "For example: Teacher saw a bruise" in new.text()
    with new.page.expect_popup() as opened:
        new.page.get_by_role("link", name="Clause 3.8 of the Code (opens in a new tab)").first.tap()
    opened.value.locator("h1").wait_for()
    assert "Clause 3.8" in opened.value.locator("h1").inner_text()
    assert new.page.input_value("[name=words]") == "She said that she is afraid."
