"""What is answered about a decision beside the table of section 3, in words for pages. Clauses 3.3 and 3.4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from chiltern.code_of_practice.words import Answer
from chiltern.sharing.workings.deciding import AnswersGiven

ABUSE = "sexual_abuse"
_ASKS: Mapping[str, str] = {
    ABUSE: "Is it about sexual abuse of a child?",
    "court_order": "Does a court order it?",
    "within_order": "Does the order cover everything that is shared?",
    "court_confidential_form": "Does any hidden place go in the court’s confidential form?",
}


class Besides(NamedTuple):
    """One of them: the name of the answer, the question, and the answer in words."""

    fact: str
    asks: str
    says: str


def answered(stored: Mapping[str, Any]) -> tuple[Besides, ...]:
    """What was answered; an earlier decision was not asked."""
    unasked = set() if stored.get("court_order") == Answer.YES else {"within_order"}
    said = ((name, stored.get(name) or Answer.NOT_KNOWN) for name in _ASKS if name not in unasked)
    return tuple(
        Besides(name, _ASKS[name], _in_words(name, Answer(word)))
        for name, word in said
        if word != Answer.NOT_KNOWN
    )


def answered_now(given: AnswersGiven) -> tuple[Besides, ...]:
    """The same, of answers that are not stored yet."""
    return answered({name: getattr(given, name) for name in _ASKS})


def _in_words(fact: str, word: Answer) -> str:
    """What was said of sexual abuse stands with what the page said then."""
    rang = " It was said whom to ring now, and that nobody’s leave is needed."
    return (
        f"{word.says.capitalize()}.{rang}" if fact == ABUSE and word is Answer.YES else word.says.capitalize()
    )
