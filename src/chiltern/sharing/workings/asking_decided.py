"""The decision on asking: what each agency is told, thing by thing, with the asker's answers for all. Clauses 3.2 to 3.5."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chiltern.code_of_practice.words import Answer, InfoClass, ItemKind, Method, Outcome
from chiltern.sharing.workings.asking import TELLABLE, AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven, ItemGiven

ALSO = "what it alone is told"
WHO_AND_WHAT = "whom it is about, and what is asked"


@dataclass(frozen=True, slots=True)
class AskingGiven:
    """What the asker answered of telling them something: once, for everything that is told and every agency asked.

    What the request says itself is taken from it: danger, what it is for, why, what the child and family say.
    """

    answers: AnswersGiven = field(default_factory=AnswersGiven)
    tests: Mapping[str, Answer] = field(default_factory=dict)
    classes: frozenset[InfoClass] = frozenset()
    """The kinds of information that stand in what they are told; none ticked is none of those that the law treats apart."""

    def to_one(self, question: Question, asked: AgencyAsked) -> DecisionGiven:
        """What is decided for one agency. Everything in it is shared: what it may not know was not chosen for it."""
        answers = replace(
            self.answers,
            danger=question.danger_said,
            sexual_abuse=question.sexual_abuse,
            views=question.views,
            method=Method.SERVICE,
        )
        return DecisionGiven(
            Outcome.SHARE, question.why, answers=answers, items=tuple(self._items(question, asked))
        )

    def _items(self, question: Question, asked: AgencyAsked) -> list[ItemGiven]:
        located = any(person.address.strip() for person in question.people)
        told = {TELLABLE[key]: (key, text) for key, text in question.told(asked).items()}
        items = [self._item(question, WHO_AND_WHAT, _who_and_what(question, asked), located=located)]
        items += [
            self._item(question, words, text, offence=key == "offence") for words, (key, text) in told.items()
        ]
        return [*items, self._item(question, ALSO, asked.also)] if asked.also.strip() else items

    def _item(
        self, question: Question, words: str, text: str, *, located: bool = False, offence: bool = False
    ) -> ItemGiven:
        kinds = set(self.classes)
        kinds |= {InfoClass.LOCATING} if located else set()
        kinds |= {InfoClass.OFFENCE} if offence else set()
        return ItemGiven(
            text=f"{words[:1].upper()}{words[1:]}: {text}",
            kind=ItemKind.FACT if words == WHO_AND_WHAT else ItemKind.OPINION,
            source="The request",
            about=", ".join(person.name for person in question.people),
            classes=frozenset(kinds or {InfoClass.GENERAL}),
            tests=dict(self.tests),
        )


def _who_and_what(question: Question, asked: AgencyAsked) -> str:
    said = [_named(person) for person in question.people]
    said += [question.needed_of(asked), question.period_of(asked)]
    return "\n".join(each for each in said if each.strip())


def _named(person: PersonAsked) -> str:
    """Everything of somebody that leaves with the question."""
    said = (
        person.name,
        f"born {person.date_of_birth:%-d %B %Y}" if person.date_of_birth else "",
        f"NHS number {person.nhs_number}" if person.nhs_number else "",
        f"unique pupil number {person.upn}" if person.upn else "",
        person.address,
    )
    return ", ".join(each for each in said if each)
