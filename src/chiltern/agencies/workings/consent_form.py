"""An agency's own consent form as its representative types it, checked field by field. Clauses 1.3 and 9.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chiltern.code_of_practice.words import Word
from chiltern.foundation.gate import Invalid
from chiltern.foundation.plain_text import turns

LONGEST_WORDING = 2_000
LONGEST_QUESTION = 200
MOST_QUESTIONS = 6


class AnswerKind(Word):
    """How a question of an agency's own is answered."""

    TEXT = "text", "in words"
    YES_NO = "yes_no", "with yes or no"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question besides those that every agency asks."""

    asks: str
    kind: AnswerKind = AnswerKind.TEXT


@dataclass(frozen=True, slots=True)
class FormAsked:
    """What the representative's page sends."""

    wording: str = ""
    questions: Sequence[OwnQuestion] = ()


def checked(asked: FormAsked) -> FormAsked:
    """As it is stored. Raises Invalid at the field that cannot be right."""
    wording = "\n".join(line.rstrip() for line in asked.wording.strip().splitlines())
    if len(wording) > LONGEST_WORDING:
        raise Invalid("wording", f"Shorten it to {LONGEST_WORDING:,} characters; it has {len(wording):,}")
    if not wording.replace("\n", " ").isprintable() or turns(wording):
        raise Invalid("wording", "Take the unreadable sign out of it")
    questions: dict[str, OwnQuestion] = {}
    for place, one in enumerate(asked.questions, 1):
        line = _line(f"asks_{place}", one.asks)
        if line.casefold() in questions:
            raise Invalid(f"asks_{place}", "This question stands there already")
        if line:
            questions[line.casefold()] = OwnQuestion(line, one.kind)
    if len(questions) > MOST_QUESTIONS:
        raise Invalid("asks_1", f"At most {MOST_QUESTIONS} questions of your own")
    return FormAsked(wording, tuple(questions.values()))


def _line(field: str, typed: str) -> str:
    line = " ".join(typed.split())
    if len(line) > LONGEST_QUESTION:
        raise Invalid(field, f"Shorten it to {LONGEST_QUESTION} characters; it has {len(line):,}")
    if not line.isprintable() or turns(line):
        raise Invalid(field, "Take the unreadable sign out of it")
    return line
