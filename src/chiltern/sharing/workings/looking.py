"""What somebody at another agency may see of a decision: its questions and answers, without anybody's name. 3.3, 9.3.

The items' texts stay out, as do identifiers, dates of birth and addresses. Names are taken out of what was written freely,
as far as the service knows them: of those whom the decision is about. Whoever looks judges how it was weighed, and needs
no child for that; what nobody told the service, such as a street in a sentence, it cannot find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chiltern.code_of_practice.words import LookAnswer, ReviewAnswer
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import PersonAsked, short_enough
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven, ItemGiven
from chiltern.sharing.workings.kept import Stored, said_of, sharing_of
from chiltern.sharing.workings.plain import plain

TAKEN_OUT = "[name]"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class LookGiven:
    """What whoever looked says."""

    answer: LookAnswer
    words: str = ""

    def check(self) -> None:
        """Raises Invalid: who would have done otherwise says why."""
        if self.answer is LookAnswer.OTHERWISE and not self.words.strip():
            raise Invalid("words", "Say what you would have done otherwise, and why")
        short_enough("words", self.words)


@dataclass(frozen=True, slots=True)
class ReviewGiven:
    """What is said on the day on which sharing without consent is looked at again."""

    answer: ReviewAnswer
    words: str = ""

    def check(self) -> None:
        """Raises Invalid: why it is still right, or what is done now where it is not."""
        if not self.words.strip():
            right = self.answer is ReviewAnswer.STILL_RIGHT
            raise Invalid("words", "Say why it is still right" if right else "Say what you do now")
        short_enough("words", self.words)


def shown(
    people: Sequence[PersonAsked],
    answers: AnswersGiven,
    reasons: str,
    items: Sequence[ItemGiven],
    stayed: Sequence[ItemGiven] = (),
) -> dict[str, Any]:
    """Questions and answers by the names of the facts; of each item what kind it was, and the tests answered for it.

    `stayed`: what may help and was not shared, each with why.
    """
    named = (*people, *_hidden_from((*items, *stayed)))
    said = {name: without_names(value, named) for name, value in plain(answers).items()}
    return {
        "answers": said,
        "reasons": without_names(reasons, named),
        "items": [
            {"kind": item.kind.value, "classes": sorted(plain(item.classes)), "tests": plain(item.tests)}
            for item in items
        ],
        "stayed": [
            {"kind": item.kind.value, "because": without_names(item.withheld_because, named)}
            for item in stayed
        ],
    }


def shown_again(people: Sequence[PersonAsked], answers: Stored, reasons: str) -> dict[str, Any]:
    """The same of a decision as it is stored: what leaves with it, or was weighed to leave."""
    said, items = said_of(answers)["answers"], sharing_of(answers)["items"]
    hidden = [PersonAsked(name=name, is_child=False) for item in items for name in item["hidden_from"]]
    named = (*people, *hidden)
    return {
        "answers": {name: without_names(value, named) for name, value in said.items()},
        "reasons": without_names(reasons, named),
        "items": [
            {
                "kind": item["kind"],
                "classes": sorted(item["classes"]),
                "tests": {name: item[name] for name in ITEM_TESTS},
            }
            for item in items
        ],
    }


def _hidden_from(items: Sequence[ItemGiven]) -> list[PersonAsked]:
    """Those from whom a place is hidden are named to nobody who only looks. "Karim Haddad (father)": the name alone."""
    names = {re.sub(r"\(.*?\)", "", name).strip() for item in items for name in item.hidden_from}
    return [PersonAsked(name=name, is_child=False) for name in sorted(names) if name]


def without_names(said: Any, people: Sequence[PersonAsked]) -> Any:
    """The text with every part of these people's names, and what identifies them, taken out."""
    if not isinstance(said, str) or not people:
        return said
    known = [one for person in people for one in (person.nhs_number, person.upn, person.address) if one]
    names = {part for person in people for part in re.split(r"[\s\-’']+", person.name)}
    words = sorted({*known, *(name for name in names if len(name) >= _SHORTEST)}, key=len, reverse=True)
    if not words:
        return said
    pattern = r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b"
    taken = re.sub(pattern, TAKEN_OUT, said, flags=re.IGNORECASE)
    return re.sub(rf"{re.escape(TAKEN_OUT)}(?:\s+{re.escape(TAKEN_OUT)})+", TAKEN_OUT, taken)
