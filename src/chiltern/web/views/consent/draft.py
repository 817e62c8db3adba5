"""A consent that is being written down, as the journey keeps it between two pages. Clauses 3.3, 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import ConsentState, Word
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

    @property
    def here(self) -> str:
        """Where its pages stand."""
        return f"/consent/{self.id}/"

    @property
    def steps(self) -> tuple[Step, ...]:
        """Those that the answers so far ask for."""
        return FIRST if self.said.get("state") == ConsentState.NOT_SOUGHT else tuple(Step)

    @property
    def back(self) -> str:
        """Where somebody came from who was in the middle of deciding or telling; else the person's page of consent."""
        for name, path in WAYS_BACK.items():
            if found := uuid_or_none(self.said.get(name)):
                return path.format(found)
        return f"/people/{self.person}/consent/"

    def next_page(self) -> str:
        """The first page that is open, or the check where none is."""
        waits = next((step for step in self.steps if step not in self.done), None)
        return f"{self.here}{waits}/" if waits else self.here


WAYS_BACK = {"request": "/requests/{}/decide/", "telling": "/tell/{}/"}
"""From which journeys somebody comes here, and where each goes on."""


def begin(by: Actor, person: UUID, came_from: dict[str, str]) -> UUID:
    """An empty one about somebody of one's own people."""
    return drafts.begin(by, KIND, {"said": came_from, "done": []}, about=person)


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
    drafts.save(by, recording.id, {"said": recording.said, "done": recording.done})


def _recording(held: drafts.DraftView) -> Recording:
    if held.about is None:
        raise Missing
    return Recording(held.id, held.about, held.saved_at, dict(held.body["said"]), list(held.body["done"]))
