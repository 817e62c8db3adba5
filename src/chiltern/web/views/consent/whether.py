"""Whether to ask at all, as the Code says it of what was answered: one rule, shown with every reason. Clauses 9.1 and 9.2."""

from __future__ import annotations

from typing import Any

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.consent import whether_to_ask
from chiltern.code_of_practice.facts import PersonFacts
from chiltern.code_of_practice.words import Answer
from chiltern.web.parts import CodeSays, Colour
from chiltern.web.views.consent.about import About
from chiltern.web.views.sharing.shown import reason_shown

ASKED_ALL_THE_SAME = (
    "This person was not to be asked. What has happened can be written down all the same: write down how it came about, "
    "and speak with your safeguarding lead today."
)
_STANDS: dict[Answer, tuple[str, str, Colour]] = {
    Answer.YES: ("Ask", "and say what is shared, with whom, what for and until when.", "green"),
    Answer.NO: (
        "Do not ask",
        "Tell them when it is safe, and ask their views. If somebody has answered all the same, write it down.",
        "red",
    ),
    Answer.NOT_KNOWN: ("Not enough known", "to say whether to ask. What is open stands below.", "yellow"),
}


def waits_for_nothing(said: dict[str, Any]) -> bool:
    """Whether somebody is in danger, or a duty binds: then nothing waits for consent."""
    return Answer.YES in (said.get("danger"), said.get("duty"))


def says_whether(about: About, said: dict[str, Any], law: Book) -> CodeSays:
    """The panel before the answer is asked for."""
    facts = PersonFacts(
        person=about.one.id,
        age=about.one.age if about.one.is_child else None,
        suspected=_answer(said, "suspected"),
        knowing_raises_risk=_answer(said, "knowing_raises_risk"),
        competent_child_objects=_answer(said, "child_objects") is Answer.YES,
    )
    answer, reasons = whether_to_ask(facts, _answer(said, "would_no_change"), law)
    standing, summary, colour = _STANDS[answer]
    return CodeSays(standing, summary, colour, tuple(reason_shown(each, law) for each in reasons))


def _answer(said: dict[str, Any], name: str) -> Answer:
    return Answer(said.get(name) or Answer.NOT_KNOWN)
