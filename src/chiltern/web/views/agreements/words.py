"""An agreement in words, the same before it is proposed and after. Clause 1.2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import InfoClass, Method, PassingOn
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.law_rows import hint_of, name_of

NARROWS = (
    "An agreement stands below the Code and below the law: it narrows or pre-arranges, and never loosens. In danger, and "
    "where a court or a duty compels, it stops nothing."
)


@dataclass(frozen=True, slots=True)
class Said:
    """What it says, by keys."""

    title: str
    says: str
    parties: tuple[str, ...]
    purposes: tuple[str, ...]
    classes: frozenset[InfoClass]
    basis: str
    methods: frozenset[Method]
    passing_on: PassingOn
    review_on: date


def rows_of(said: Said, law: Book) -> tuple[Row, ...]:
    """Row by row."""
    basis = law.row(said.basis, "basis")
    return (
        Row("What it arranges", said.says),
        Row("Between", "\n".join(said.parties)),
        Row("For", _lines(law.row(purpose, "purpose").says for purpose in said.purposes)),
        Row("Kinds of information", _lines(word.says for word in InfoClass if word in said.classes)),
        Row("Lawful basis", f"{name_of(basis)}. {hint_of(basis)}"),
        Row("Ways", _lines(word.says for word in Method if word in said.methods)),
        Row("Passing on, at the most", capital(said.passing_on.says)),
        Row("Review by", date_in_words(said.review_on)),
    )


def _lines(words: Iterable[str]) -> str:
    return "\n".join(map(capital, words))
