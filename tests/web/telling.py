"""Telling in a browser, page by page: the school's practitioner tells social care, unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.cast import Cast
from tests.web.browser import Browser, body
from tests.web.walking import CONDITIONS, TERMS, TESTS

PERSON = {
    "name": "Amara Whitlock",
    "kind": "child",
    "date_of_birth-day": "9",
    "date_of_birth-month": "3",
    "date_of_birth-year": "2016",
}
DANGER = {"danger": "no", "danger_rests_on": "She is at school.", "recipient_can_act": ""}
WHY = {
    "asks": "assess",
    "purpose": "child-in-need",
    "why": "A teacher saw it at registration.",
    "reach": "School office, 01632 960002",
}
ITEM = {
    "text": "A bruise on her left arm, seen on Friday.",
    "kind": "fact",
    "source": "Class teacher",
    "about": "Amara",
    "why_it_bears": "",
    "classes": ["general"],
    "marking": "official_sensitive",
}
REASONS = {**CONDITIONS, "reasons": "Early help may be enough."}


@dataclass
class Telling:
    """A draft in the hands of the one who tells."""

    cast: Cast
    browser: Browser
    path: str

    @classmethod
    def begun(cls, cast: Cast, post: UUID | None = None) -> Telling:
        """Nothing said yet."""
        browser = Browser(post or cast.school.practitioner)
        return cls(cast, browser, browser.send("/tell/")["Location"].removesuffix("danger/"))

    def send(self, step: str, **answers: Any) -> Any:
        """Opens a step and sends its form."""
        return self.browser.send(self.path + step, **answers)

    def page(self, step: str = "") -> str:
        """A step as it stands."""
        return body(self.browser.get(self.path + step))

    def written(self, to: UUID | None = None, danger: str = "no", posts: tuple[UUID, ...] = ()) -> Telling:
        """Up to its check."""
        self.send("danger/", **{**DANGER, "danger": danger})
        self.send("who/", **PERSON)
        led = self.send("to/", recipient=str(to or self.cast.social_care.agency))
        named = {"seen_by": "named", "posts": [str(post) for post in posts]} if posts else {"seen_by": "desk"}
        if led["Location"].endswith("to/posts/"):
            self.send("to/posts/", **named)
        self.send("why/", **WHY)
        self.send("items/new/", **ITEM)
        self.send("tests/", **TESTS)
        for _ in range(2):
            self.send("conditions/", **REASONS)
        self.send("terms/", **TERMS)
        return self

    def sent(self) -> UUID:
        """Told; the disclosure."""
        return UUID(self.send("check/")["Location"].split("/")[2])
