"""An agreement as somebody proposes it, and what is written at its review: checked field by field. Clause 1.2."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from chiltern.agencies.workings.asked import text, words
from chiltern.code_of_practice.agreements import PASSING_ON
from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.words import InfoClass, Method, PassingOn
from chiltern.foundation.gate import Invalid

FIVE_YEARS = 5 * 366
"""The furthest that a review lies ahead, in days."""


@dataclass(frozen=True, slots=True)
class AgreementAsked:
    """What the representative's page sends. `others`: the parties besides the proposing agency."""

    title: str
    says: str
    others: tuple[UUID, ...]
    purposes: tuple[str, ...]
    classes: frozenset[InfoClass]
    basis: str
    methods: frozenset[Method]
    passing_on: PassingOn
    review_on: date


def checked(asked: AgreementAsked, own: UUID, law: Book) -> AgreementAsked:
    """As it is stored. Raises Invalid at the field that cannot be right; that each party has signed is not looked at here."""
    others = tuple(dict.fromkeys(asked.others))
    if not others:
        raise Invalid("party_1", "Choose at least one other agency")
    if own in others:
        raise Invalid("party_1", "Your own agency is a party already: choose the others")
    if not asked.classes:
        raise Invalid("classes", "Tick which kinds of information it covers")
    if not asked.methods:
        raise Invalid("methods", "Tick by which ways it goes")
    if asked.passing_on not in PASSING_ON:
        raise Invalid("passing_on", "Choose one of the answers")
    _rows(asked, law)
    return replace(
        asked,
        title=text(asked.title, "title", "what it is called"),
        says=words(asked.says, "says", "Say what it arranges"),
        others=others,
        purposes=tuple(dict.fromkeys(asked.purposes)),
        review_on=review_day(asked.review_on, law.on),
    )


def review_day(day: date, today: date) -> date:
    """When it is looked at again. Raises Invalid for a day that is not ahead, or too far."""
    if day <= today:
        raise Invalid("review_on", "The review has to lie ahead: choose a later day")
    if (day - today).days > FIVE_YEARS:
        raise Invalid("review_on", "Choose a day within the next five years")
    return day


def _rows(asked: AgreementAsked, law: Book) -> None:
    if not asked.purposes:
        raise Invalid("purposes", "Tick what it is for: an agreement has a purpose")
    named = [("purposes", purpose, "purpose") for purpose in asked.purposes]
    for field, row, kind in (*named, ("basis", asked.basis, "basis")):
        try:
            law.row(row, kind)
        except UnknownRowError:
            raise Invalid(field, "Choose from the list") from None
