"""How long a text about a person may be. Longer ones are refused at their field, never cut off (3.5)."""

from __future__ import annotations

from chiltern.foundation.gate import Invalid
from chiltern.foundation.plain_text import turns

NAME = 200
ADDRESS = 1_000
IDENTIFIER = 40
SHORT = 500
NOTES = 10_000
WORDS_SEARCHED = 200
MOST_PARTS = 50


def text(field: str, called: str, value: str, most: int, *, needed: bool = False) -> str:
    """The text without spaces around it. Raises Invalid where it is too long, or needed and empty."""
    tidy = value.strip()
    if len(tidy) > most:
        raise Invalid(field, f"{called} must be {most:,} characters or fewer; this is {len(tidy):,}")
    if "\x00" in tidy:
        raise Invalid(field, f"{called} contains a character that cannot be kept")
    if most <= NAME and turns(tidy):
        raise Invalid(
            field, f"{called} holds an invisible sign that turns the direction of writing: type it again"
        )
    if needed and not tidy:
        raise Invalid(field, f"Enter {called if called[1:2].isupper() else called[0].lower() + called[1:]}")
    return tidy


def parts(field: str, called: str, count: int) -> None:
    """Raises Invalid where one record is given more parts of a kind than anyone has."""
    if count > MOST_PARTS:
        raise Invalid(field, f"{called}: at most {MOST_PARTS} can be recorded at once")
