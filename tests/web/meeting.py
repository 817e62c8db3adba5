"""A conference in a browser, page by page: social care calls it, others answer and put in, the minute, the family."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.cast import At, Cast
from tests.web.browser import Browser, body
from tests.web.telling import PERSON
from tests.web.walking import CONDITIONS, DANGER, TESTS

WHAT = {
    "kind": "conference",
    "day-day": "20",
    "day-month": "11",
    "day-year": "2036",
    "at": "10:30",
    "way": "in_person",
    "place": "Room 4, County Hall",
    "purpose": "protect-from-harm",
    "why": "Whether she needs a plan.",
}
ITEM = {
    "text": "Her mother asks for help at home.",
    "kind": "fact",
    "source": "Health visitor",
    "about": "Amara",
    "why_it_bears": "",
    "classes": ["general"],
    "marking": "official_sensitive",
}
ANSWERS = {**DANGER, **TESTS, **CONDITIONS, "danger": "no", "reasons": "The plan needs it."}
TERMS = {"passing_on": "protects", "show_originator": "all", "not_to_be_mentioned_to": "", "family": "yes"}
AGREED = {"decided": "She needs a plan.", "who_1": "The school", "what_1": "Watches her attendance"}


@dataclass
class Meeting:
    """In the hands of social care's practitioner."""

    cast: Cast
    browser: Browser = field(default_factory=Browser)
    draft: str = ""
    id: str = ""

    @classmethod
    def begun(cls, cast: Cast, person: UUID | None = None) -> Meeting:
        """Whom it is about, and what it is."""
        made = cls(cast, Browser(cast.social_care.practitioner))
        to = made.browser.send("/meet/", **({"person": str(person)} if person else {}))["Location"]
        made.draft = to.rsplit("/", 2)[0] + "/"
        if person is None:
            made.browser.send(f"{made.draft}who/", **PERSON)
        made.browser.send(f"{made.draft}what/", **WHAT)
        return made

    def inviting(self, *agencies: At, outside: str = "") -> Meeting:
        """These, each by its duty desk."""
        for at in agencies:
            self.browser.send(f"{self.draft}invited/", agency=str(at.agency), outside="")
            self.browser.send(f"{self.draft}invited/{at.agency}/", seen_by="desk", named="yes", also="")
        if outside:
            self.browser.send(f"{self.draft}invited/", agency="", outside=outside)
        return self

    def called(self) -> Meeting:
        """Everybody has an invitation."""
        self.id = self.browser.send(f"{self.draft}check/")["Location"].split("/")[2]
        return self

    @property
    def here(self) -> str:
        return f"/meetings/{self.id}/"

    def put_in(self, browser: Browser, *to: At, **more: Any) -> Any:
        """Written up to its check; sent."""
        path = f"{self.here}put-in/"
        browser.send(path, recipients=[str(at.agency) for at in to])
        browser.send(f"{path}items/new/", **{**ITEM, **more})
        self.answer(browser, path)
        browser.send(f"{path}terms/", **TERMS)
        return browser.send(f"{path}check/")

    def write(self, to: At) -> None:
        """A contribution and a minute, each up to its check."""
        path = f"{self.here}put-in/"
        self.browser.send(path, recipients=[str(to.agency)])
        self.browser.send(f"{path}items/new/", **ITEM)
        self.answer(self.browser, path)
        self.browser.send(f"{path}terms/", **TERMS)
        self.browser.send(f"{self.here}minute/", **AGREED)
        self.browser.send(f"{self.here}minute/parts/", recipients=[str(to.agency)])
        self.answer(self.browser, f"{self.here}minute/")

    def answer(self, browser: Browser, path: str) -> None:
        """Twice, since a ground asks for what argues it."""
        for _ in range(2):
            browser.send(f"{path}answers/", **ANSWERS)

    def held(self, *present: At) -> None:
        """Who was there."""
        there = [str(at.agency) for at in present]
        self.browser.send(f"{self.here}present/", agencies=there, people="Mrs Whitlock, mother")

    def minuted(self, *to: At, items: tuple[str, ...] = ()) -> Any:
        """Sent."""
        path = f"{self.here}minute/"
        self.browser.send(path, **AGREED)
        self.browser.send(f"{path}parts/", recipients=[str(at.agency) for at in to], items=list(items))
        self.answer(self.browser, path)
        return self.browser.send(f"{path}check/")

    def page(self, path: str = "", browser: Browser | None = None) -> str:
        """As it stands."""
        return body((browser or self.browser).get(self.here + path))
