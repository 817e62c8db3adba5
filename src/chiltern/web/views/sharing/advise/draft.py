"""The answers to "may I share this?", as the journey keeps them between two pages. Clauses 3.3 to 3.5."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.sharing.advising import FIRST
from chiltern.code_of_practice.words import AdviceStep
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.queries.advising import UnderAdvice, answered
from chiltern.sharing.workings.advising import AdviceGiven, advice_from, said_on

KIND = "advise"


@dataclass(slots=True)
class Advising:
    """What has been answered so far, as plain values by name, and on which pages."""

    id: UUID
    saved_at: datetime
    said: dict[str, Any] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        """Where its pages stand."""
        return f"/may-i-share/{self.id}/"

    def answered(self, by: Actor) -> tuple[AdviceGiven, UnderAdvice | None]:
        """The answers that count, and what the Code says of them: None before the first two questions are answered."""
        if not {*FIRST} <= {*self.done}:
            return advice_from(said_on(self.said, FIRST)), None
        return answered(by, self.said, self.done)

    def next_page(self, steps: tuple[AdviceStep, ...]) -> str:
        """The first question that is open, or what the Code says where none is."""
        waits = next((step for step in steps if step not in self.done), None)
        return f"{self.here}{waits}/" if waits else self.here


def read(by: Actor, draft_id: UUID) -> Advising:
    """Raises Missing for anyone's but one's own, and for a draft of another journey."""
    held = drafts.read(by, draft_id)
    if held.kind != KIND:
        raise Missing
    return _advising(held)


def own(by: Actor) -> tuple[Advising, ...]:
    """What this post has begun, the latest first."""
    return tuple(_advising(held) for held in drafts.own(by, KIND))


def begin(by: Actor) -> UUID:
    """An empty one."""
    return drafts.begin(by, KIND, {"said": {}, "done": []})


def save(by: Actor, advising: Advising) -> None:
    """Keeps what was said."""
    drafts.save(by, advising.id, {"said": advising.said, "done": advising.done})


def _advising(held: drafts.DraftView) -> Advising:
    return Advising(held.id, held.saved_at, dict(held.body["said"]), list(held.body["done"]))
