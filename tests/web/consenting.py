"""Consent as tests write it down on the pages: step by step, as a worker would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from tests.cast import At, Cast
from tests.stage import Stage
from tests.web.browser import Browser

ASKED = {"would_no_change": "yes", "suspected": "no", "knowing_raises_risk": "no"}
MOTHER = {
    "by": "parent",
    "responsibility": "yes",
    "giver": "named",
    "name": "Ruth Whitlock",
    "how": "face_to_face",
    "day-day": "9",
    "day-month": "3",
    "day-year": "2026",
    "at": "9:05",
}
HERSELF = {**MOTHER, "by": "child", "giver": "", "name": ""}
PURPOSE = "support-with-consent"


@dataclass
class Consenting:
    """One answer on its way."""

    cast: Cast
    browser: Browser
    child: UUID
    here: str

    @classmethod
    def begun(cls, cast: Cast, child: UUID | None = None, at: At | None = None) -> Self:
        """By the school's duty desk unless said otherwise."""
        at = at or cast.school
        child = child or Stage(cast).child(at)
        browser = Browser(at.duty)
        path = f"/people/{child}/consent/"
        sent = browser.post(f"{path}begin/", {"form_id": _form_id(browser, path)})
        assert sent.status_code == 302, sent.content.decode()
        return cls(cast, browser, child, sent["Location"].removesuffix("before/"))

    def say(self, step: str, **answers: Any) -> Any:
        """Sends one page."""
        return self.browser.send(f"{self.here}{step}/", **answers)

    def asked(self, **answers: Any) -> Self:
        """Nobody in danger, no duty; a no would count, and it is safe to ask."""
        self.say("before", danger="no", duty="no")
        self.say("asking", **{**ASKED, **answers})
        return self

    def answered(self, *to: At, state: str = "given", giver: dict[str, str] = MOTHER, **scope: Any) -> Self:
        """All pages but the last."""
        self.say("answer", state=state)
        self.say("giver", **giver)
        if giver["by"] == "child":
            self.say("competence", competent="not_known")
        for one in to:
            self.say("with-whom", agency=str(one.agency), recipients=self._named(to, one), then="add")
        self.say("with-whom", recipients=[str(one.agency) for one in to])
        self.say("for-what", **{"purposes": [PURPOSE], **scope})
        if state.startswith("given"):
            self.say("law", agreed="yes")
        return self

    def written(self) -> str:
        """Where the answer stands."""
        sent = self.browser.send(self.here)
        assert sent.status_code == 302, sent.content.decode()
        return str(sent["Location"])

    @staticmethod
    def _named(to: tuple[At, ...], until: At) -> list[str]:
        return [str(one.agency) for one in to[: to.index(until)]]


def _form_id(browser: Browser, path: str) -> str:
    from tests.web.browser import form_id

    return form_id(browser.get(path))
