"""What a line of a timeline is made of: where it comes from in the database, and how it is said. Clauses 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chiltern.code_of_practice.words import Word


class Kind(Word):
    """By what a timeline is filtered."""

    REQUESTS = "requests", "Requests"
    DECISIONS = "decisions", "Decisions"
    SHARED = "shared", "Information shared"
    TELLINGS = "tellings", "Told unasked"
    CALLS = "calls", "Calls written down"
    PASSING_ON = "passing_on", "Passing on"
    CONSENT = "consent", "Consent and what they were told"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of line as our side and the other side say it, and its page. {agency} and {detail} are filled in."""

    ours: str
    theirs: str
    path: str


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one table as lines of one kind.

    `sql` gives, for `things` (which name the person), in this order: when, the row's id, whether we wrote it, the other
    agency, a reference, a stored word, and the id for the page. %(mine)s is the acting agency.
    """

    name: str
    kind: Kind
    line: Line
    sql: str
    detail: Callable[[str], str] = str
    """The stored word as it is said."""


def said(words: type[Word]) -> Callable[[str], str]:
    """A word of the Code, as it is said."""
    return lambda stored: words(stored).says


def by_name(sources: tuple[Source, ...]) -> Mapping[str, Source]:
    """Raises ValueError where two have one name."""
    found = {source.name: source for source in sources}
    if len(found) != len(sources):
        raise ValueError("two sources of a timeline have one name")
    return found
