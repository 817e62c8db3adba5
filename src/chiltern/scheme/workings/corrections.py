"""The parts of a row of law: their words, what the officer can type, how each is stored and shown (clauses 1.4, 2.1).

A part is stored as JSON: days as 2026-09-30, lists as lists. `as_read` gives it as the Book compares it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from chiltern.code_of_practice import book as books
from chiltern.code_of_practice.book_data import law
from chiltern.foundation.plain_text import day_in_words
from chiltern.scheme.workings.known import NotAllowed

LONGEST_REASON = 1_000
LONGEST_TEXT = 2_000
MOST_LINES = 30
LARGEST_NUMBER = 1_000
CHECKED = MappingProxyType(
    {
        "source": "seen in the law itself",
        "secondary": "seen in a report of the law",
        "unchecked": "not checked",
    }
)
BOUND = MappingProxyType(
    {"listed": "listed bodies", "education": "schools and colleges", "commissioned": "commissioned services"}
)
COVERS = MappingProxyType({"special": "special categories, such as health", "offences": "offences"})
STANDS = MappingProxyType({"yes": "yes, by its dates", "unknown": "not known"})

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "Name",
        "says": "What it says",
        "for": "What it is for",
        "unless": "Unless",
        "means_for_us": "What it means here",
        "rules": "Its rules, one a line",
        "article": "Article",
        "instrument": "Act or instrument it stands in",
        "section": "Section",
        "sections": "Sections, one a line, as s17: child in need",
        "binds": "Whom it binds, one a line",
        "covers": "What it covers, one a line",
        "hours": "Hours",
        "days": "Days",
        "months": "Months",
        "extendable_by_months": "Months by which it can be extended",
        "counts": "How it is counted",
        "in_force_from": "In force from",
        "in_force_until": "In force until, that day included",
        "in_force": "Whether it is in force",
        "royal_assent": "Royal assent",
        "published": "Published, as 2024-05",
        "replaced_by": "Replaced by, one a line",
        "source": "Where it was read",
        "checked": "How far it was checked",
        "note": "Note",
    }
)
"""What the officer can correct. Who confirmed a row, and when, comes with confirming it."""
DATES = frozenset({"in_force_from", "in_force_until", "royal_assent"})
LINES = frozenset({"rules", "replaced_by", "binds", "covers"})
NUMBERS = frozenset({"hours", "days", "months", "extendable_by_months"})
CAN_BE_EMPTY = frozenset(
    {"in_force_from", "in_force_until", "royal_assent", "note", "unless", "means_for_us", "source"}
    | {"counts", "section", "published", "replaced_by", "extendable_by_months"}
)
_OF_OWN_WORDS = ("says", "in_force_from", "in_force_until", "note")
_NAMELESS = frozenset({"ground"})
_WORDS: Mapping[str, Mapping[str, str]] = {
    "checked": CHECKED,
    "binds": BOUND,
    "covers": COVERS,
    "in_force": STANDS,
}


def correctable(kind: str) -> Mapping[str, str]:
    """The parts that a row of this kind can have, with their words, in order. Raises UnknownRowError."""
    held = _OF_OWN_WORDS if kind in books.OWN_WORDS else books.fields_of(kind)
    left_out = {"name"} if kind in _NAMELESS else set()
    return MappingProxyType(
        {name: label for name, label in FIELDS.items() if name in held and name not in left_out}
    )


def reason_of(typed: str) -> str:
    """Why, in words. Raises NotAllowed."""
    return text_of(
        typed, LONGEST_REASON, "Say why, in a sentence or two; everyone can read it, so name nobody"
    )


def text_of(typed: str, longest: int, otherwise: str) -> str:
    """A text without its margins. Raises NotAllowed for none, one too long, or one with unreadable signs."""
    text = typed.strip()
    if not text:
        raise NotAllowed(otherwise)
    if len(text) > longest:
        raise NotAllowed(f"Shorten it to {longest:,} characters; it has {len(text):,}")
    if not text.replace("\r\n", "").replace("\n", "").replace("\t", "").isprintable():
        raise NotAllowed("Take the unreadable sign out of it")
    return text


def value_of(field: str, typed: str) -> Any:
    """The value as it is stored; None where it is emptied. Raises NotAllowed, for an unknown field too."""
    if field not in FIELDS:
        raise NotAllowed("Choose what is corrected")
    text = typed.strip()
    if not text and field in CAN_BE_EMPTY:
        return None
    return _READERS.get(field, _words)(text)


def as_read(field: str, stored: Any) -> Any:
    """A stored value as the Book compares it."""
    if isinstance(stored, list):
        return tuple(stored)
    return date.fromisoformat(stored) if field in DATES and stored else stored


def shown(field: str, value: Any) -> str:
    """A value of the Book in words, a line each where there are several."""
    words = _WORDS.get(field, {})
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, list | tuple):
        return "\n".join(words.get(each, str(each)) for each in value)
    return words.get(value, str(value))


def as_typed(field: str, value: Any) -> str:
    """A value of the Book as the officer would type it."""
    if field in _WORDS:
        return "\n".join(value) if isinstance(value, list | tuple) else str(value)
    return shown(field, value)


def waits_for_confirmation(row: str) -> bool:
    """Whether the row has no effect as a duty before the officer has confirmed it."""
    return "confirmed_on" in law().get(row, {})


def insist_dates(fields: Mapping[str, Any]) -> None:
    """Raises NotAllowed where a row would end before it begins."""
    start, end = fields.get("in_force_from"), fields.get("in_force_until")
    if start and end and end < start:
        raise NotAllowed(
            f"It is in force from {shown('in_force_from', start)}: it cannot end before that day"
        )


def _day(text: str) -> str:
    try:
        return day_in_words(text).isoformat()
    except ValueError:
        raise NotAllowed("Enter a real date like 30 September 2026") from None


def _one_of(allowed: Mapping[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise NotAllowed(f"Enter one of: {', '.join(allowed)}")
        return text

    return read


def _lines(text: str) -> list[str]:
    found = [" ".join(line.split()) for line in _words(text).splitlines()]
    found = list(dict.fromkeys(line for line in found if line))
    if len(found) > MOST_LINES:
        raise NotAllowed(f"Enter at most {MOST_LINES} lines")
    return found


def _some_of(allowed: Mapping[str, str]) -> Callable[[str], list[str]]:
    one = _one_of(allowed)
    return lambda text: [one(line) for line in _lines(text)]


def _sections(text: str) -> dict[str, str]:
    found = {}
    for line in _lines(text):
        section, colon, words = (part.strip() for part in line.partition(":"))
        if not (section and colon and words):
            raise NotAllowed("Enter each section on a line of its own, like s17: child in need")
        found[section] = words
    return found


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4 or not 1 <= int(text) <= LARGEST_NUMBER:
        raise NotAllowed(f"Enter a whole number from 1 to {LARGEST_NUMBER:,}")
    return int(text)


def _month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        raise NotAllowed("Enter a year and a month, like 2024-05")
    return text


def _words(text: str) -> str:
    return text_of(text, LONGEST_TEXT, "Enter the words")


_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(DATES, _day),
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(LINES, _lines),
    "binds": _some_of(BOUND),
    "covers": _some_of(COVERS),
    "sections": _sections,
    "published": _month,
    "in_force": _one_of(STANDS),
    "checked": _one_of(CHECKED),
}
