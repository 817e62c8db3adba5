"""A row of law as pages show it: its name, what it says, and that nobody has read it in the law, where that is so. 1.4, 2.1."""

from __future__ import annotations

from collections.abc import Sequence

from chiltern.code_of_practice.book import CHECK_FIRST, Row
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.shown import law_words

_BY_PARAGRAPH = {
    "sch1-6": "Statutory and government purposes",
    "sch1-10": "Preventing or detecting unlawful acts",
    "sch1-18": "Safeguarding, without consent",
}


def unread(rows: Sequence[Row]) -> dict[str, str]:
    """A hint for each choice that nobody has read in the law itself."""
    return {row.id: f"{capital(CHECK_FIRST)}." for row in rows if row.check_first}


def powers_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Acts to choose from a list that has no room for hints."""
    return [(row.id, law_words(row)) for row in rows]


def name_of(row: Row) -> str:
    """A basis or condition by a name that people know."""
    if row.fields.get("name"):
        return capital(str(row.fields["name"]))
    if row.id in _BY_PARAGRAPH:
        return f"{_BY_PARAGRAPH[row.id]} (schedule 1, paragraph {row.id.removeprefix('sch1-')})"
    return capital(row.id.replace("-", " ").removesuffix(" basis").removesuffix(" special"))


def hint_of(row: Row) -> str:
    unchecked = f" {capital(CHECK_FIRST)}." if row.check_first else ""
    return f"{capital(row.says)}. {row.fields.get('article', '')}.{unchecked}"
