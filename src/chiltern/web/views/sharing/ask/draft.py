"""A request under way, as the journey keeps it between two pages. Clause 3.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ConfidenceMet, InfoClass, Urgency
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.asking_decided import AskingGiven
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven
from chiltern.sharing.workings.plain import plain
from chiltern.web.views.sharing.ask.forms import may_be_abuse

KIND = "ask"
_NOT_TEXTS = {"people", "urgency", "danger_said", "acts_now", "sexual_abuse", "consent"}
_DECIDED = (
    "told",
    "ground",
    "power",
    "better_than_silence",
    "why_this_much",
    "second_words",
    "safety_if_shared",
    "safety_if_not_shared",
    "basis",
)
"""Answers of the decision that are texts or rows of law, by their field."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What has been said so far. `said` holds every answer that is not a person or an agency, by its field."""

    id: UUID
    saved_at: datetime
    people: tuple[PersonAsked, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[AgencyAsked, ...] = ()
    classes: tuple[str, ...] = ()
    """The kinds of information that stand in it."""
    decided: Mapping[str, str] = field(default_factory=dict)
    """What the Code asks of telling them, by its field; `confidence_said` is what a decision keeps of how it is met."""
    conditions: tuple[str, ...] = ()

    def question(self) -> Question:
        """As the action takes it. Raises ValueError where the urgency has not been said."""
        texts = {one.name for one in fields(Question)} - _NOT_TEXTS
        return Question(
            people=self.people,
            urgency=Urgency(self.said.get("urgency", "")),
            sexual_abuse=Answer(self.said.get("sexual_abuse") or Answer.NOT_KNOWN),
            danger_said=Answer(self.said.get("danger_said") or Answer.NOT_KNOWN),
            acts_now=Answer(self.said.get("acts_now") or Answer.NOT_KNOWN),
            **{name: self.said.get(name, "") for name in texts},
        )

    def deciding(self) -> AskingGiven:
        """As the action takes it, with what is not said yet as not known."""
        said = self.decided
        second, review = said.get("second_person"), said.get("review_on")
        texts: dict[str, Any] = {name: said.get(name, "") for name in _DECIDED}
        answers = AnswersGiven(
            **texts,
            ground_applies=Answer(said.get("ground_applies") or Answer.NOT_KNOWN),
            second_person=UUID(second) if second else None,
            review_on=date.fromisoformat(review) if review else None,
            confidence=said.get("confidence_said", ""),
            confidence_met=ConfidenceMet(met) if (met := said.get("confidence_met")) else None,
            conditions=self.conditions,
        )
        tests = {name: Answer(said[name]) for name in ITEM_TESTS if said.get(name)}
        return AskingGiven(answers, tests, frozenset(InfoClass(word) for word in self.classes))

    def is_immediate(self) -> bool:
        """Whether the numbers to ring stand first."""
        danger = self.said.get("urgency") == Urgency.IMMEDIATE or self.said.get("danger_said") == Answer.YES
        return danger or may_be_abuse(self.said.get("sexual_abuse"))

    def agency(self, agency: UUID) -> AgencyAsked:
        """One that was chosen. Raises Missing."""
        for one in self.asked:
            if one.agency == agency:
                return one
        raise Missing


def read(by: Actor, draft_id: UUID) -> Ask:
    """Raises Missing for anyone's but one's own, and for a draft of another journey."""
    held = drafts.read(by, draft_id)
    if held.kind != KIND:
        raise Missing
    return _ask(held)


def own(by: Actor) -> tuple[Ask, ...]:
    """What this post has begun to ask, the latest first."""
    return tuple(_ask(held) for held in drafts.own(by, KIND))


def begin(by: Actor) -> UUID:
    """An empty one."""
    return drafts.begin(by, KIND, {"people": [], "said": {}, "asked": []})


def save(by: Actor, ask: Ask) -> None:
    """Keeps what was said."""
    body = {
        "people": plain(ask.people),
        "said": dict(ask.said),
        "asked": plain(ask.asked),
        "classes": list(ask.classes),
        "decided": dict(ask.decided),
        "conditions": list(ask.conditions),
    }
    drafts.save(by, ask.id, body)


def with_said(ask: Ask, answers: Mapping[str, Any]) -> Ask:
    """With these answers too."""
    texts = {name: str(value) for name, value in answers.items() if name != "classes"}
    return replace(ask, said={**ask.said, **texts}, classes=tuple(answers.get("classes", ask.classes)))


def with_asked(ask: Ask, one: AgencyAsked) -> Ask:
    """With this agency, once."""
    if one.agency in {each.agency for each in ask.asked}:
        return replace(ask, asked=tuple(one if each.agency == one.agency else each for each in ask.asked))
    return replace(ask, asked=(*ask.asked, one))


def _ask(held: drafts.DraftView) -> Ask:
    return Ask(
        id=held.id,
        saved_at=held.saved_at,
        people=tuple(person_stored(one) for one in held.body["people"]),
        said=held.body["said"],
        asked=tuple(_agency_stored(one) for one in held.body["asked"]),
        # One begun before asking was a decision has answered nothing of it.
        classes=tuple(held.body.get("classes", ())),
        decided=held.body.get("decided", {}),
        conditions=tuple(held.body.get("conditions", ())),
    )


def _agency_stored(stored: dict[str, Any]) -> AgencyAsked:
    """A draft begun before an agency could be asked in words of its own has none."""
    words = {key: stored.get(key, "") for key in ("also", "needed", "period")}
    return AgencyAsked(UUID(stored["agency"]), tuple(stored["tell"]), **words)


def person_stored(stored: dict[str, Any]) -> PersonAsked:
    """Somebody of a draft, read back."""
    born, person = stored["date_of_birth"], stored["person"]
    return PersonAsked(
        **{
            **stored,
            "date_of_birth": date.fromisoformat(born) if born else None,
            "person": UUID(person) if person else None,
        }
    )
