"""Passing on under way: to whom, which items, and the answers of any decision. Clauses 3.5 and 3.10."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ExceptionalGround
from chiltern.foundation.actor import Actor
from chiltern.sharing import drafts
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

    def chosen(self) -> list[UUID]:
        """The items, as ids."""
        return [UUID(item) for item in self.items]

    def given(self) -> PassingGiven:
        """As the action takes it."""
        whole = self.said.given()
        return PassingGiven(
            purpose=self.purpose,
            reasons=self.said.reasons,
            answers=whole.answers,
            tests={name: Answer(word) for name, word in self.said.tests.items() if word},
            terms=whole.terms,
            protects_this_child=Answer(self.protects_this_child or Answer.NOT_KNOWN),
            hidden_there=Answer(self.hidden_there or Answer.NOT_KNOWN),
            reaches_them=Answer(self.reaches_them or Answer.NOT_KNOWN),
            note=self.note,
            exception=ExceptionalGround(self.exception) if self.exception else None,
            exception_reason=self.exception_reason,
            exception_reference=self.exception_reference,
            authorised_by=self.authorised_by,
            hold=self._hold() if self.notice == "hold" else None,
            method=whole.answers.method,
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
