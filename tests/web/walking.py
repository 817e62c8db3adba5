"""The walk in a browser, page by page: each gives what the next needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.foundation import context
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.models import AgencyRequest
from tests.cast import Cast
from tests.stage import REVIEW, Stage
from tests.web.browser import Browser, body

ITEM = {
    "text": "Late on nine mornings since September.",
    "kind": "fact",
    "source": "Register",
    "about": "Amara",
    "why_it_bears": "",
    "classes": ["education"],
    "marking": "official_sensitive",
    "fate": "share",
    "withheld_because": "",
}
WITHHELD = {
    **ITEM,
    "text": "Another family has complained.",
    "fate": "withhold",
    "withheld_because": "Another family.",
}
FALSE = {**ITEM, "text": "She has moved to Leeds.", "fate": "false"}
DANGER = {"danger": "yes", "danger_rests_on": "Social care states section 47.", "recipient_can_act": ""}
TESTS = dict.fromkeys(
    ("relevant_to_welfare", "may_help", "necessary", "proportionate", "relevant", "accurate", "need_to_know"),
    "yes",
)
CONDITIONS = {
    "told": "Not told: it would raise the risk.",
    "child_says": "“Please tell them.”",
    "family_says": "Not asked today.",
    "safety_if_shared": "Safer.",
    "safety_if_not_shared": "At risk.",
    "basis": "public-task",
    "confidence": "Overriding public interest.",
    "ground_applies": "yes",
    "ground": "prevents-or-detects-harm-to-child",
    "power": "",
    "better_than_silence": "They act now.",
    "why_this_much": "Attendance and no more.",
    **{f"review_on-{part}": str(getattr(REVIEW, part)) for part in ("day", "month", "year")},
    "detriment": "no",
}
WORDS = {"reasons": "It helps them act.", "as_sent": "What we hold on attendance."}
TERMS = {"passing_on": "ask_me", "show_originator": "all", "keep_out_of_online_access": "on"}


@dataclass
class Walk:
    """A request of social care to the school, acknowledged, with the child on the school's record."""

    cast: Cast
    browser: Browser
    request: UUID
    child: UUID

    @classmethod
    def begun(cls, cast: Cast, *, acknowledged: bool = True) -> Walk:
        """As the school's duty desk finds it."""
        stage = Stage(cast)
        child = stage.child(cast.school)
        (request,) = stage.asked(cast.social_care, cast.school)
        if acknowledged:
            acknowledge_request(by=cast.become(cast.school.duty), request_id=request.id)
        return cls(cast, Browser(cast.school.duty), request.id, child)

    @property
    def path(self) -> str:
        """The request's page."""
        return f"/requests/{self.request}/"

    def send(self, step: str, **answers: Any) -> Any:
        """Opens a page under the request and sends its form."""
        return self.browser.send(self.path + step, **answers)

    def page(self, step: str = "", browser: Browser | None = None) -> str:
        """A page under the request."""
        return body((browser or self.browser).get(self.path + step))

    def matched(self) -> Walk:
        """The child is ours."""
        self.send(f"match/0/?person={self.child}")
        return self

    def written(
        self, outcome: str = "share_in_part", items: tuple[dict[str, Any], ...] = (ITEM, WITHHELD, FALSE)
    ) -> Walk:
        """The decision, up to its check."""
        self.send("decide/danger/", **DANGER)
        for item in items:
            self.send("decide/items/new/", **item)
        own = {
            f"item-{place}-{name}": word for place, item in enumerate(items) for name, word in self._own(item)
        }
        self.send("decide/tests/", **TESTS, **own)
        self.send("decide/answer/", outcome=outcome)
        self.send("decide/conditions/", **CONDITIONS)
        self.send("decide/conditions/", **CONDITIONS)
        self.send("decide/words/", **WORDS)
        if outcome in ("share", "share_in_part"):
            self.send("decide/terms/", **TERMS)
        return self

    def decided(self) -> Walk:
        """Sent."""
        self.matched().written().send("decide/check/")
        return self

    def _own(self, item: dict[str, Any]) -> list[tuple[str, str]]:
        return (
            list({**TESTS, "relevant": "no", "may_help": "no"}.items()) if item["fate"] == "withhold" else []
        )


def reply_path(cast: Cast, request: UUID) -> str:
    """Where the answer stands for the requester."""
    from chiltern.sharing.models import Reply

    cast.become(cast.social_care.practitioner)
    reply = Reply.objects.get(agency_request=request)
    assert AgencyRequest.objects.filter(id=request).exists()
    context.leave()
    return f"/replies/{reply.id}/"
