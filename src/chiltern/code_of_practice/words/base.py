"""What every word is: a stored key that never changes, and the words in which a page says it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored key with the words in which a page says it. The key never changes; the sentence may."""

    says: str

    def __new__(cls, key: str, says: str = "") -> Self:
        word = str.__new__(cls, key)
        word._value_ = key
        word.says = says
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Key and sentence of every word, in order, for a form's list."""
        return [(word.value, word.says) for word in cls]


class Answer(Word):
    """A person's answer to a question of fact. Not known is an answer, and never reads as yes."""

    YES = "yes", "yes"
    NO = "no", "no"
    NOT_KNOWN = "not_known", "do not know"
