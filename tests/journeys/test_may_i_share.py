"""A school wonders whether it may tell a surgery: on a phone, without a name; a manager advises. Clauses 3.3 to 3.5, 9.1."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.steps import choose

SCHOOL, TO = "Larkrise Primary School", "Chilternshire Council – Early Help"
WRITTEN = "Two colleagues have seen it, apart from each other."
YES_NO = {
    "danger": {"danger": "no", "sexual_abuse": "no"},
    "compulsion": {"court_order": "no", "relevant_to_welfare": "yes", "may_help": "not_known"},
    "purpose": {"purpose": "early-help"},
    "asking": dict.fromkeys(("would_no_change", "already_asked"), "no")
    | dict.fromkeys(("suspected", "knowing_raises_risk", "child_objects"), "not_known"),
    "ground": {"ground_applies": "yes", "ground": "prevents-or-detects-harm-to-child"},
    "tests": dict.fromkeys(("necessary", "proportionate", "relevant", "accurate", "need_to_know"), "yes"),
    "bars": {"kind": "fact", "known_false": "no"},
    "lawful": {"basis": "public-task"},
}


def answer(who: Somebody, page: str) -> None:
    """Answers one page, whatever is asked on it, and goes on."""
    for name, value in YES_NO.get(page, {}).items():
        who.page.check(f"[name={name}][value={value}]")
    if page == "whom":
        choose(who, "recipient", TO)
        who.page.check("[name=asked][value=no]")
    if page == "bars":
        who.page.check("[name=classes][value=education]")
    if page == "ground":
        who.page.fill("[name=better_than_silence]", WRITTEN)
        who.page.fill("[name=why_this_much]", "Attendance alone.")
    who.press("Save and continue")


@pytest.mark.clause("3.3", "3.4", "3.5", "9.1")
def test_she_asks_the_code_on_her_phone_keeps_a_note_and_her_manager_advises(enter: Any) -> None:
    her, asked = enter(SCHOOL, "Deputy safeguarding lead", phone=True), []
    her.go("/")
    her.follow("May I share this?")
    her.press("Start")
    while (page := her.page.url.rstrip("/").rpartition("/")[2]) in (*YES_NO, "whom"):
        asked.append(page)
        answer(her, page)
    assert asked == ["danger", "whom", "compulsion", "purpose", "asking", "ground", "tests", "bars", "lawful"]
    said = her.text()
    assert "What the Code says" in said
    assert "A no would not change what you do: do not ask" in said
    assert "Not offered." in said
    her.press("Keep this as a note of advice")
    assert "not a decision" in her.text()
    her.follow("Ask your data-protection officer")
    her.page.check("[name=adviser][value=manager]")
    her.page.fill("[name=asks]", "Is attendance alone enough?")
    her.press("Ask")
    manager = enter(SCHOOL, "Designated safeguarding lead")
    manager.go("/")
    manager.follow("A colleague asks for your advice")
    manager.page.fill("[name=words]", "Yes, and the two dates.")
    manager.press("Give this advice")
    her.go("/")
    her.follow("Your question is answered by a manager")
    assert "Yes, and the two dates." in her.text()
    her.press("I have read it")
    assert "Yes, and the two dates." in her.text()
