"""A meeting under way, and what is put into one, as their journeys keep them between two pages. Clauses 3.2 and 3.8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, MeetingKind, MeetingWay
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.meeting import (
    ActionAgreed,
    ContributionGiven,
    InvitedGiven,
    MeetingGiven,
    MinuteGiven,
)
from chiltern.sharing.workings.plain import plain
from chiltern.web.views.sharing.ask.draft import person_stored
from chiltern.web.views.sharing.decide.draft import Deciding
from chiltern.web.views.sharing.recognised import words_given

CALL, PUT_IN, MINUTE = "meet", "put_in", "minute"


@dataclass(slots=True)
class Calling:
    """A meeting as far as it was said."""

    id: UUID
    saved_at: datetime
    people: tuple[PersonAsked, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    invited: list[dict[str, Any]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        """Where its steps stand."""
        return f"/meet/{self.id}/"

    def is_ready(self) -> bool:
        """Whether it can be checked."""
        return bool(self.people and self.said.get("kind") and (self.invited or self.outside))

    @property
    def was_held(self) -> bool:
        """Whether it is written down afterwards."""
        return self.said.get("held") == "yes"

    def given(self) -> MeetingGiven:
        """As the action takes it. Raises Missing before it is ready."""
        if not self.is_ready():
            raise Missing
        return MeetingGiven(
            kind=MeetingKind(self.said["kind"]),
            people=self.people,
            purpose=self.said["purpose"],
            starts_at=datetime.fromisoformat(self.said["starts_at"]),
            way=MeetingWay(self.said["way"]),
            why=self.said["why"],
            place=self.said["place"],
            invited=tuple(
                InvitedGiven(UUID(one["agency"]), tuple(map(UUID, one["posts"])), one["named"], one["also"])
                for one in self.invited
            ),
            outside=tuple(self.outside),
            held_already=self.was_held,
        )


@dataclass(slots=True)
class PuttingIn:
    """A contribution as far as it was said. `deciding` holds our own items, tests, conditions and terms."""

    recipients: list[str] = field(default_factory=list)
    received: dict[str, list[str]] = field(default_factory=dict)
    family: str = ""
    deciding: Deciding = field(default_factory=Deciding)

    def given(self) -> ContributionGiven:
        """As the action takes it, with what is not said yet as not known."""
        whole = self.deciding.given()
        return ContributionGiven(
            recipients=tuple(map(UUID, self.recipients)),
            reasons=self.deciding.reasons,
            items=whole.items,
            received={UUID(one): tuple(map(UUID, items)) for one, items in self.received.items() if items},
            answers=whole.answers,
            tests={name: Answer(word) for name, word in self.deciding.tests.items() if word},
            terms=whole.terms,
            family=Answer(self.family or Answer.NOT_KNOWN),
        )

    @property
    def has_something(self) -> bool:
        """Whether anything is put in yet."""
        return bool(self.deciding.items or any(self.received.values()))


@dataclass(slots=True)
class Minuting:
    """A minute as far as it was said."""

    decided: str = ""
    actions: list[dict[str, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    deciding: Deciding = field(default_factory=Deciding)

    def without(self, texts: Mapping[str, str]) -> None:
        """Takes texts from which quotations were taken out; what nobody is to do any more is taken off."""
        self.decided = texts.get("decided", self.decided)
        for number, action in enumerate(self.actions, 1):
            action["what"] = texts.get(f"what_{number}", action["what"])
        self.actions = [action for action in self.actions if action["what"]]

    def given(self) -> MinuteGiven:
        """As the action takes it."""
        whole = self.deciding.given()
        return MinuteGiven(
            decided=self.decided,
            actions=tuple(_action(row) for row in self.actions),
            recipients=tuple(map(UUID, self.recipients)),
            reasons=self.deciding.reasons,
            items=tuple(map(UUID, self.items)),
            answers=whole.answers,
            tests={name: Answer(word) for name, word in self.deciding.tests.items() if word},
            words=words_given(self.deciding.words),
        )


def begin(by: Actor) -> UUID:
    """An empty meeting."""
    return drafts.begin(by, CALL, _body(Calling(by.post, by.at)))


def read(by: Actor, draft_id: UUID) -> Calling:
    """Raises Missing for anyone's but one's own, and for a draft of another journey."""
    held = drafts.read(by, draft_id)
    if held.kind != CALL:
        raise Missing
    return _calling(held)


def save(by: Actor, calling: Calling) -> None:
    """Keeps what was said."""
    drafts.save(by, calling.id, _body(calling))


def own(by: Actor) -> tuple[Calling, ...]:
    """What this post has begun, the latest first."""
    return tuple(_calling(held) for held in drafts.own(by, CALL))


def read_put_in(by: Actor, meeting: UUID) -> PuttingIn:
    """This post's, or an empty one."""
    held = drafts.about(by, PUT_IN, meeting)
    return PuttingIn(**{**held.body, "deciding": Deciding(**held.body["deciding"])}) if held else PuttingIn()


def read_minute(by: Actor, meeting: UUID) -> Minuting:
    """This post's, or an empty one."""
    held = drafts.about(by, MINUTE, meeting)
    return Minuting(**{**held.body, "deciding": Deciding(**held.body["deciding"])}) if held else Minuting()


def save_about(by: Actor, kind: str, meeting: UUID, said: PuttingIn | Minuting) -> None:
    """Keeps what was said; begins the draft with the first thing said."""
    held = drafts.about(by, kind, meeting)
    if held is None:
        drafts.begin(by, kind, asdict(said), about=meeting)
    else:
        drafts.save(by, held.id, asdict(said))


def _action(row: dict[str, str]) -> ActionAgreed:
    ends = row["by"]
    return ActionAgreed(row["who"], row["what"], datetime.fromisoformat(ends).date() if ends else None)


def _body(calling: Calling) -> dict[str, Any]:
    return {
        "people": plain(calling.people),
        "said": dict(calling.said),
        "invited": calling.invited,
        "outside": calling.outside,
    }


def _calling(held: drafts.DraftView) -> Calling:
    return Calling(
        id=held.id,
        saved_at=held.saved_at,
        people=tuple(person_stored(one) for one in held.body["people"]),
        said=held.body["said"],
        invited=held.body["invited"],
        outside=held.body["outside"],
    )
