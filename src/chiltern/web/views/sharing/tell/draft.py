"""Something to tell, as the journey keeps it between two pages. Clauses 3.2 and 3.4."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, Method, Outcome, ReleaseWord, TellingAsk
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.queries.releases import answer_to
from chiltern.sharing.workings.asking import PersonAsked
from chiltern.sharing.workings.deciding import names_those
from chiltern.sharing.workings.plain import plain
from chiltern.sharing.workings.telling import TellingGiven
from chiltern.web.views.sharing.ask.draft import person_stored
from chiltern.web.views.sharing.decide.draft import Deciding

KIND = "tell"


@dataclass(slots=True)
class Tell:
    """What has been said so far. `deciding` holds items, tests, conditions and terms, as for an answer."""

    id: UUID
    saved_at: datetime
    people: tuple[PersonAsked, ...] = ()
    recipient: UUID | None = None
    posts: tuple[UUID, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    deciding: Deciding = field(default_factory=Deciding)
    said_by: str = ""
    """In danger: how a hidden place is said by voice, where one of those works from whom it is hidden."""
    waits: str = ""
    """The hidden place that a second person is to release: what was typed is kept until then."""

    @property
    def here(self) -> str:
        """Where its steps stand."""
        return f"/tell/{self.id}/"

    def given(self) -> TellingGiven:
        """As the action takes it, with what is not said yet as not known. Raises Missing before anybody is chosen."""
        if self.recipient is None:
            raise Missing
        self.deciding.outcome = Outcome.SHARE
        given = TellingGiven(
            recipient=self.recipient,
            people=self.people,
            asks=TellingAsk(self.said.get("asks") or self._usually_asked()),
            purpose=self.said.get("purpose", ""),
            why=self.said.get("why", ""),
            reach=self.said.get("reach", ""),
            posts=self.posts,
            decision=self.deciding.given(),
        )
        return given.by_way(Method(self.said_by)) if self.by_voice() and self.said_by else given

    def names_place(self, *, outside: bool) -> bool:
        """Whether it is said who there may know the place, and how they are known to be outside the line."""
        voiced = bool(self.said_by) or not self.by_voice()
        return voiced and names_those(self.posts, self.deciding.outside_line, outside=outside)

    def by_voice(self) -> bool:
        """Whether a place is said by voice alone: in danger, where one of those works from whom it is hidden."""
        return self.says_danger() and self.deciding.hides_there()

    def is_immediate(self) -> bool:
        """Whether the numbers to ring stand first: someone is in danger, or may be, or nobody has said yet."""
        return self.deciding.rings_first() or self.deciding.answers.get("danger") != Answer.NO

    def says_danger(self) -> bool:
        """Whether the teller says that someone is in danger: then no words are waited for."""
        return self.deciding.says_danger()

    def says_why(self) -> bool:
        """Whether it has been said what they are asked to do, what it is for, and why they are told."""
        return all(self.said.get(name) for name in ("asks", "purpose", "why"))

    def is_ready(self) -> bool:
        """Whether it can be checked: what the action insists on in danger too has been said."""
        return bool(
            (self.says_why() or self.says_danger())
            and self.people
            and self.recipient
            and self.deciding.items
            and self.deciding.answers.get("danger")
        )

    def _usually_asked(self) -> TellingAsk:
        """Before anything is asked: in danger to act."""
        return TellingAsk.ACT if self.says_danger() else TellingAsk.FOR_INFORMATION


def read(by: Actor, draft_id: UUID) -> Tell:
    """Raises Missing for anyone's but one's own, and for a draft of another journey."""
    held = drafts.read(by, draft_id)
    if held.kind != KIND:
        raise Missing
    return _tell(held)


def waits_at(by: Actor, tell: Tell) -> str:
    """Where it waits for a second person; empty where it does not. Released, it is a draft no longer; given back, it goes on."""
    if not tell.waits:
        return ""
    href, answer = f"/releases/{tell.waits}/", answer_to(tell.waits)
    if answer is ReleaseWord.GIVEN_BACK:
        tell.waits = ""
        save(by, tell)
        return ""
    if answer is ReleaseWord.RELEASED:
        drafts.drop(by, tell.id)
    return href


def own(by: Actor) -> tuple[Tell, ...]:
    """What this post has begun to tell, the latest first; not what waits for a second person, or is told."""
    begun = [_tell(held) for held in drafts.own(by, KIND)]
    return tuple(tell for tell in begun if not waits_at(by, tell))


def begin(by: Actor, people: tuple[PersonAsked, ...] = (), said: dict[str, str] | None = None) -> UUID:
    """An empty one; or about these people, with what is known already."""
    return drafts.begin(by, KIND, _body(Tell(by.post, by.at, people=people, said=said or {})))


def save(by: Actor, tell: Tell) -> None:
    """Keeps what was said."""
    drafts.save(by, tell.id, _body(tell))


def _body(tell: Tell) -> dict[str, Any]:
    return {
        "people": plain(tell.people),
        "recipient": str(tell.recipient) if tell.recipient else "",
        "posts": plain(tell.posts),
        "said": dict(tell.said),
        "said_by": tell.said_by,
        "waits": tell.waits,
        "deciding": {one.name: getattr(tell.deciding, one.name) for one in fields(Deciding)},
    }


def _tell(held: drafts.DraftView) -> Tell:
    body = held.body
    return Tell(
        id=held.id,
        saved_at=held.saved_at,
        people=tuple(person_stored(one) for one in body["people"]),
        recipient=UUID(body["recipient"]) if body["recipient"] else None,
        posts=tuple(UUID(one) for one in body["posts"]),
        said=body["said"],
        deciding=Deciding(**body["deciding"]),
        said_by=body.get("said_by", ""),
        waits=body.get("waits", ""),
    )
