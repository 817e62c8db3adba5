"""A consent that is being written down, as the journey keeps it between two pages. Clauses 3.3, 9.1 and 9.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.queries.consent_form import own_consent_form
from chiltern.code_of_practice.whose_answer import GIVEN, PRESUMED_COMPETENT
from chiltern.code_of_practice.words import ConsentBy, ConsentState, Word
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.web.views.sharing.common import uuid_or_none

KIND = "consent"


class Step(Word):
    """The pages of the journey, in the Code's order."""

    BEFORE = "before", "First: danger and duty"
    ASKING = "asking", "Is it right to ask?"
    ANSWER = "answer", "How consent stands"
    GIVER = "giver", "Whose answer it is"
    COMPETENCE = "competence", "Competence, for this decision"
    WITH_WHOM = "with-whom", "With whom it may be shared"
    FOR_WHAT = "for-what", "What for, and until when"
    LAW = "law", "Confidence, and data protection"
    FORM = "form", "The form"


FIRST = (Step.BEFORE, Step.ASKING, Step.ANSWER)
"""Nobody was asked: there is nothing more to say than why."""


@dataclass(slots=True)
class Recording:
    """What has been answered so far, as plain values by name, and on which pages."""

    id: UUID
    person: UUID
    saved_at: datetime
    said: dict[str, Any] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    own: list[dict[str, str]] = field(default_factory=list)
    """What the agency's own form asked when this was begun."""

    @property
    def here(self) -> str:
        """Where its pages stand."""
        return f"/consent/{self.id}/"

    @property
    def steps(self) -> tuple[Step, ...]:
        """Those that the answers so far ask for."""
        if self.said.get("state") == ConsentState.NOT_SOUGHT:
            return FIRST
        left_out = {
            Step.COMPETENCE: not self._childs_own(),
            Step.LAW: self.said.get("state") not in GIVEN,
            Step.FORM: not self.own,
        }
        return tuple(step for step in Step if not left_out.get(step))

    def _childs_own(self) -> bool:
        """From sixteen it is presumed that they can decide."""
        age = self.said.get("age")
        return self.said.get("by") == ConsentBy.CHILD and (age is None or age < PRESUMED_COMPETENT)

    @property
    def comes_from_elsewhere(self) -> bool:
        """Whether somebody was in the middle of deciding or telling."""
        return any(self.said.get(name) for name in WAYS_BACK)

    @property
    def back(self) -> str:
        """Where to go on once it is written down."""
        return way_back(self.said, self.person)

    def next_page(self) -> str:
        """The first page that is open, or the check where none is."""
        waits = next((step for step in self.steps if step not in self.done), None)
        return f"{self.here}{waits}/" if waits else self.here


WAYS_BACK = {"request": "/requests/{}/decide/", "telling": "/tell/{}/", "asking": "/ask/{}/code/"}
"""From which journeys somebody comes here, and where each goes on."""


def way_back(came_from: Mapping[str, Any], person: UUID) -> str:
    """The decision or telling in the middle of which somebody is; else the person's page of consent."""
    for name, path in WAYS_BACK.items():
        if found := uuid_or_none(came_from.get(name)):
            return path.format(found)
    return f"/people/{person}/consent/"


def begin(by: Actor, person: UUID, said: dict[str, Any], done: list[str]) -> UUID:
    """One about somebody of one's own people; with what was said before, where it is to stand for an earlier answer."""
    own = [{"asks": one.asks, "kind": str(one.kind)} for one in own_consent_form(by).questions]
    return drafts.begin(by, KIND, {"said": said, "done": done, "own": own}, about=person)


def read(by: Actor, draft_id: UUID) -> Recording:
    """Raises Missing for anyone's but one's own, and for a draft of another journey."""
    held = drafts.read(by, draft_id)
    if held.kind != KIND:
        raise Missing
    return _recording(held)


def begun(by: Actor, person: UUID) -> Recording | None:
    """What this post has begun about somebody, if anything."""
    held = drafts.about(by, KIND, person)
    return _recording(held) if held else None


def save(by: Actor, recording: Recording) -> None:
    """Keeps what was said."""
    drafts.save(by, recording.id, {"said": recording.said, "done": recording.done, "own": recording.own})


def _recording(held: drafts.DraftView) -> Recording:
    if held.about is None:
        raise Missing
    body = held.body
    return Recording(
        held.id, held.about, held.saved_at, dict(body["said"]), list(body["done"]), list(body["own"])
    )
