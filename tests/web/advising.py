"""The pages of "may I share this?", answered one by one in a test's browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.cast import Cast
from tests.web.browser import Browser, body

CALM: dict[str, dict[str, Any]] = {
    "danger": {"danger": "no", "sexual_abuse": "no", "danger_rests_on": "Nothing new was seen."},
    "can_act": {"recipient_can_act": "no"},
    "compulsion": {"court_order": "no", "relevant_to_welfare": "yes", "may_help": "yes"},
    "detriment": {"detriment": "no"},
    "purpose": {
        "purpose": "child-in-need",
        "child_says": "",
        "family_says": "",
        "told": "",
        "family_work": "They may stop coming.",
    },
    "asking": {
        "would_no_change": "no",
        "suspected": "no",
        "knowing_raises_risk": "no",
        "child_objects": "no",
        "age": "9",
        "already_asked": "no",
    },
    "consent": {"state": "not_sought"},
    "ground": {
        "ground_applies": "yes",
        "ground": "prevents-or-detects-harm-to-child",
        "power": "",
        "better_than_silence": "They can help.",
        "why_this_much": "One page.",
    },
    "match": {"agreeing": ["name", "date_of_birth"], "namesake": "no"},
    "tests": dict.fromkeys(("necessary", "proportionate", "relevant", "accurate", "need_to_know"), "yes"),
    "bars": {"kind": "fact", "classes": ["education"], "known_false": "no"},
    "lawful": {"basis": "public-task", "confidence": "Public interest."},
}


@dataclass
class Advising:
    """One journey: where it stands, and which pages it has asked."""

    browser: Browser
    here: str
    pages: list[str]

    @classmethod
    def begun(cls, cast: Cast, **changes: dict[str, Any]) -> Advising:
        """The school's practitioner answers whatever is asked, calmly, but for these pages."""
        browser = Browser(cast.school.practitioner)
        place = browser.send("/may-i-share/")["Location"]
        journey = cls(browser, place.removesuffix("danger/"), [])
        whom = {"recipient": str(cast.social_care.agency), "function": "", "asked": "no"}
        return journey.answered({**CALM, "whom": whom, **changes}, place)

    def answered(self, answers: dict[str, dict[str, Any]], place: str) -> Advising:
        """Goes on until nothing is open."""
        while place != self.here:
            page = place.removeprefix(self.here).strip("/")
            assert page not in self.pages, f"asked twice: {self.pages}"
            self.pages.append(page)
            sent = self.browser.send(place, **answers[page])
            assert sent.status_code == 302, body(sent)
            place = sent["Location"]
        return self

    def kept(self, **form: str) -> str:
        """The note's address."""
        sent = self.browser.send(self.here, **form)
        assert sent.status_code == 302, body(sent)
        return str(sent["Location"])
