"""Proposing an agreement in a browser: the school's representative, with social care, unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from chiltern.scheme.queries import day_in_london
from tests.agreeing import TITLE
from tests.cast import Cast
from tests.web.browser import Browser


def review_in(cast: Cast, days: int) -> dict[str, str]:
    """A day so far ahead, in its three parts."""
    day = day_in_london(cast.become(cast.officer).at) + timedelta(days=days)
    return {"review_on-day": str(day.day), "review_on-month": str(day.month), "review_on-year": str(day.year)}


@dataclass
class Proposing:
    """The form's answers, and who sends them."""

    cast: Cast
    browser: Browser = field(init=False)
    answers: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.answers = {
            "title": TITLE,
            "says": "The school tells each month how a child with a plan attends.",
            "party_1": str(self.cast.social_care.agency),
            "purposes": ["child-in-need"],
            "classes": ["general", "education"],
            "basis": "public-task",
            "methods": ["service"],
            "passing_on": "ask_me",
            **review_in(self.cast, 365),
        }
        self.browser = Browser(self.cast.school.representative)

    def begun(self, **changes: Any) -> UUID:
        """Written, and kept to be checked."""
        sent = self.browser.send("/agreements/new/", **{**self.answers, **changes})
        assert sent.status_code == 302, sent.content.decode()
        return UUID(sent["Location"].split("/")[3])

    def proposed(self, **changes: Any) -> str:
        """Its address."""
        sent = self.browser.send(f"/agreements/begun/{self.begun(**changes)}/")
        assert sent.status_code == 302, sent.content.decode()
        return str(sent["Location"])
