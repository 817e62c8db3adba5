"""What is answered about a decision beside the table of section 3, in words for pages. Clauses 3.3 and 3.4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chiltern.code_of_practice.words import Answer
from chiltern.sharing.workings.deciding import AnswersGiven

_ASKS: Mapping[str, str] = {
    "court_order": "Does a court order it?",
    "within_order": "Does the order cover everything that is shared?",
    "court_confidential_form": "Does any hidden place go in the court’s confidential form?",
}


def answered(stored: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Question and answer, of what was answered; an earlier decision was not asked."""
    unasked = set() if stored.get("court_order") == Answer.YES else {"within_order"}
    said = (
        (asks, stored.get(name) or Answer.NOT_KNOWN) for name, asks in _ASKS.items() if name not in unasked
    )
    return tuple((asks, Answer(word).says.capitalize()) for asks, word in said if word != Answer.NOT_KNOWN)


def answered_now(given: AnswersGiven) -> tuple[tuple[str, str], ...]:
    """The same, of answers that are not stored yet."""
    return answered({name: getattr(given, name) for name in _ASKS})
