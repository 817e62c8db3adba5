"""Passing on under way: to whom, which items, and the answers of any decision. Clauses 3.5 and 3.10."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ExceptionalGround, Method, ReleaseWord
from chiltern.foundation.actor import Actor
from chiltern.sharing import drafts
from chiltern.sharing.queries.releases import answer_to
from chiltern.sharing.workings.deciding import names_those
from chiltern.sharing.workings.holding_back import HoldGiven
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.web.views.sharing.decide.draft import Deciding

KIND = "pass_on"


@dataclass(slots=True)
class Passing:
    """`said` holds what any decision asks; here it has no items of its own."""

    recipient: str = ""
    purpose: str = ""
    items: list[str] = field(default_factory=list)
    protects_this_child: str = ""
    hidden_there: str = ""
    reaches_them: str = ""
    to_posts: list[str] = field(default_factory=list)
    outside_line: str = ""
    said_by: str = ""
    """In danger: how a hidden place is said by voice, where one of those works from whom it is hidden."""
    waits: str = ""
    """The hidden place that a second person is to release: what was typed is kept until then."""
    note: str = ""
    exception: str = ""
    exception_reason: str = ""
    exception_reference: str = ""
    authorised_by: str = ""
    notice: str = "now"
    hold_reason: str = ""
    hold_review: str = ""
    second: str = ""
    said: Deciding = field(default_factory=Deciding)

    @property
    def is_begun(self) -> bool:
        """Whether it has been said to whom and what."""
        return bool(self.recipient and self.items)

    def hides_there(self) -> bool:
        """Whether something goes on that is hidden from somebody who works there."""
        return self.hidden_there == Answer.YES

    def by_voice(self) -> bool:
        """Whether a place is said by voice alone: in danger, where one of those works from whom it is hidden."""
        return self.said.says_danger() and self.hides_there()

    def names_place(self, *, outside: bool) -> bool:
        """Whether it is said who there may know the place, and how they are known to be outside the line."""
        voiced, posts = bool(self.said_by) or not self.by_voice(), [UUID(post) for post in self.to_posts]
        return voiced and names_those(posts, self.outside_line, outside=outside)

    def chosen(self) -> list[UUID]:
        """The items, as ids."""
        return [UUID(item) for item in self.items]

    def given(self) -> PassingGiven:
        """As the action takes it."""
        whole, there = self.said.given(), self.hides_there()
        answers = whole.answers
        if self.by_voice() and self.said_by:
            answers = replace(answers, method=Method(self.said_by))
        return PassingGiven(
            purpose=self.purpose,
            reasons=self.said.reasons,
            answers=answers,
            tests={name: Answer(word) for name, word in self.said.tests.items() if word},
            terms=whole.terms,
            protects_this_child=Answer(self.protects_this_child or Answer.NOT_KNOWN),
            hidden_there=Answer(self.hidden_there or Answer.NOT_KNOWN),
            reaches_them=Answer(self.reaches_them or Answer.NOT_KNOWN),
            to_posts=tuple(UUID(post) for post in self.to_posts) if there else (),
            outside_line=self.outside_line if there else "",
            note=self.note,
            exception=ExceptionalGround(self.exception) if self.exception else None,
            exception_reason=self.exception_reason,
            exception_reference=self.exception_reference,
            authorised_by=self.authorised_by,
            hold=self._hold() if self.notice == "hold" else None,
            method=answers.method,
        )

    def _hold(self) -> HoldGiven:
        return HoldGiven(
            reason=self.hold_reason,
            review_on=date.fromisoformat(self.hold_review) if self.hold_review else None,
            second=UUID(self.second) if self.second else None,
        )


def read(by: Actor, disclosure_id: UUID) -> Passing:
    """This post's, or an empty one."""
    held = drafts.about(by, KIND, disclosure_id)
    if held is None:
        return Passing()
    body: dict[str, Any] = dict(held.body)
    return Passing(**{**body, "said": Deciding(**body["said"])})


def waits_at(by: Actor, disclosure_id: UUID, passing: Passing) -> str:
    """Where it waits for a second person; empty where it does not. Released, it is a draft no longer; given back, it goes on."""
    if not passing.waits:
        return ""
    answer = answer_to(passing.waits)
    if answer is None:
        return f"/releases/{passing.waits}/"
    passing.waits = ""
    if answer is ReleaseWord.RELEASED:
        passing.items = []
        drop(by, disclosure_id)
    else:
        save(by, disclosure_id, passing)
    return ""


def save(by: Actor, disclosure_id: UUID, passing: Passing) -> None:
    """Keeps what was said."""
    held = drafts.about(by, KIND, disclosure_id)
    if held is None:
        drafts.begin(by, KIND, asdict(passing), about=disclosure_id)
    else:
        drafts.save(by, held.id, asdict(passing))


def drop(by: Actor, disclosure_id: UUID) -> None:
    """Once it has gone on."""
    held = drafts.about(by, KIND, disclosure_id)
    if held is not None:
        drafts.drop(by, held.id)
