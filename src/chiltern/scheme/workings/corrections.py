"""Which fields of a law row the officer can correct, and what their values may be (clauses 1.4, 2.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from chiltern.code_of_practice.book_data import law
from chiltern.foundation.plain_text import day_in_words
from chiltern.scheme.workings.known import NotAllowed

LONGEST_REASON = 1_000
LONGEST_TEXT = 2_000
CHECKED = MappingProxyType(
    {
        "source": "seen in the law itself",
        "secondary": "seen in a report of the law",
        "unchecked": "not checked",
    }
)
DATES = frozenset({"in_force_from", "in_force_until"})


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


def value_of(field: str, typed: str) -> str:
    """The value as it is stored: days as 2026-09-30. Raises NotAllowed, for an unknown field too."""
    if field not in FIELDS:
        raise NotAllowed("Choose what is corrected")
    return _READERS[field](typed.strip())


def as_read(field: str, stored: str) -> str | date:
    """A stored value as the Book compares it."""
    return date.fromisoformat(stored) if field in DATES else stored


def waits_for_confirmation(row: str) -> bool:
    """Whether the row has a place for the officer's confirmation at all."""
    return "confirmed_on" in law().get(row, {})


def _day(text: str) -> str:
    try:
        return day_in_words(text).isoformat()
    except ValueError:
        raise NotAllowed("Enter a real date like 30 September 2026") from None


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise NotAllowed(f"Enter one of: {', '.join(allowed)}")
        return text

    return read


def _words(text: str) -> str:
    return text_of(text, LONGEST_TEXT, "Enter the corrected words")


FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "in_force_from": "In force from",
        "in_force_until": "In force until",
        "in_force": "Whether it is in force",
        "checked": "How far it was checked",
        "says": "What it says",
        "note": "Note",
    }
)
_READERS: Mapping[str, Callable[[str], str]] = {
    "in_force_from": _day,
    "in_force_until": _day,
    "in_force": _one_of("yes", "unknown"),
    "checked": _one_of(*CHECKED),
    "says": _words,
    "note": _words,
}
