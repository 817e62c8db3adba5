"""A post as somebody asks for it, and lines of text as they can be. Serves clause 4.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import Role
from chiltern.foundation.gate import Invalid
from chiltern.foundation.plain_text import turns

LONGEST = 200
LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class PostAsked:
    """A post as somebody asks for it: `teams` are ids of teams and the duty desk."""

    role: Role
    title: str
    teams: Sequence[UUID] = ()


def text(typed: str, field: str, what: str) -> str:
    """One line of up to 200 characters. Raises Invalid."""
    line = " ".join(typed.replace("\0", " ").split())
    if not line:
        raise Invalid(field, f"Enter {what}")
    if turns(line):
        raise Invalid(
            field, f"Type {what} again: it holds an invisible sign that turns the direction of writing"
        )
    if len(line) > LONGEST:
        raise Invalid(field, f"Shorten {what} to {LONGEST} characters or fewer")
    return line


def words(typed: str, field: str, missing: str) -> str:
    """Several lines of up to 2,000 characters; `missing` says what to do where nothing was written. Raises Invalid."""
    said = typed.replace("\0", " ").strip()
    if not said:
        raise Invalid(field, missing)
    if len(said) > LONGEST_WORDS:
        raise Invalid(field, f"Shorten this to {LONGEST_WORDS:,} characters: it has {len(said):,}")
    return said
