"""An agreement under way, as the journey keeps it until it is proposed. Clause 1.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.workings.agreements import AgreementAsked
from chiltern.code_of_practice.words import InfoClass, Method, PassingOn
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts

KIND = "agreement"


@dataclass(frozen=True, slots=True)
class Drafting:
    """What was written so far, by the names of the form's fields."""

    id: UUID
    saved_at: datetime
    said: dict[str, Any]

    @property
    def here(self) -> str:
        """Where it is checked."""
        return f"/agreements/begun/{self.id}/"

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.said["title"])

    def asked(self) -> AgreementAsked:
        """As the action takes it."""
        said = self.said
        return AgreementAsked(
            title=said["title"],
            says=said["says"],
            others=tuple(UUID(party) for party in said["others"]),
            purposes=tuple(said["purposes"]),
            classes=frozenset(InfoClass(word) for word in said["classes"]),
            basis=said["basis"],
            methods=frozenset(Method(word) for word in said["methods"]),
            passing_on=PassingOn(said["passing_on"]),
            review_on=date.fromisoformat(said["review_on"]),
        )


def read(by: Actor, draft_id: UUID) -> Drafting:
    """Raises Missing for anyone's but one's own, and for a draft of another journey."""
    held = drafts.read(by, draft_id)
    if held.kind != KIND:
        raise Missing
    return Drafting(held.id, held.saved_at, held.body)


def own(by: Actor) -> tuple[Drafting, ...]:
    """What this post has begun, the latest first."""
    return tuple(Drafting(held.id, held.saved_at, held.body) for held in drafts.own(by, KIND))


def begin(by: Actor, said: dict[str, Any]) -> UUID:
    """Keeps what was written."""
    return drafts.begin(by, KIND, said)


def save(by: Actor, draft_id: UUID, said: dict[str, Any]) -> None:
    """Replaces what was written. Raises Missing."""
    drafts.save(by, draft_id, said)
