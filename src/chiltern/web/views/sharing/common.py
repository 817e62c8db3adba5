"""Small things that several pages of sharing show: a page that asks, how a view is called back, links. Clause 3.6."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import Word
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.london import date_in_words
from chiltern.web.not_to_ask import NotToAsk
from chiltern.web.parts import CodeSays, Row


class Varied(Questions):
    """A form whose look depends on what it asks."""

    def wear(self, looks: Mapping[str, Look]) -> None:
        """Adds these to the looks of its kind, for this one form."""
        vars(self)["looks"] = {**self.looks, **looks}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a long page that asks: `says` how much of it is answered; `wrong` where something in it is not right;
    `folded` where most people leave it as it is: it opens with a press.
    """

    key: str
    title: str
    says: str
    fields: tuple[str, ...]
    wrong: bool
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks: for `sharing/asking.html`, with sentences before the form and what stands beside it."""

    title: str
    form: ShownForm
    submit: str
    back_href: str = ""
    says: tuple[str, ...] = ()
    warns: str = ""
    rows: tuple[Row, ...] = ()
    code: CodeSays | None = None
    sections: tuple[Section, ...] = ()
    """Where it is long, its parts; else every question stands in the order of the form."""
    warns_of: tuple[NotToAsk, ...] = ()
    """Whom nobody may ask or tell."""


def law_of(by: Actor) -> Book:
    """The Book of the actor's day."""
    return law_at(by.at)


def after(request: HttpRequest, next_href: str, check_href: str) -> str:
    """Where a page of a journey leads: back to the check where it was opened from there."""
    return check_href if request.GET.get("from") == "check" else next_href


def capital(text: str) -> str:
    """With a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """With a full stop, where it does not end a sentence already."""
    return text if text.endswith((".", "?")) else f"{text}."


def words_of(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Words of the Code to choose from, all of a kind or some."""
    return [(word.value, capital(word.says)) for word in words]


def day(on: date | None) -> str:
    """A day, or that it is not known."""
    return date_in_words(on) if on else "Not known"


def identified(
    name: str, born: date | None, nhs_number: str, upn: str, address: str, *, is_child: bool
) -> tuple[Row, ...]:
    """Who somebody is, row by row; what is not known is left out."""
    rows = [Row("Name", name), Row("Child or adult", "Child" if is_child else "Adult")]
    said = (
        ("Date of birth", date_in_words(born) if born else ""),
        ("NHS number", nhs_number),
        ("Unique pupil number", upn),
        ("Address", address),
    )
    return (*rows, *(Row(key, value) for key, value in said if value))


def uuid_or_none(text: str | None) -> UUID | None:
    """An id from a form; a damaged one is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
