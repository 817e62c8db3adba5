"""What people type into one line: signs that turn the direction of writing, and days in words. Clause 3.5.

A sign that turns the writing makes one person's name read like another's.
"""

from __future__ import annotations

import re
from datetime import date

TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def turns(text: str) -> bool:
    """Whether the text holds such a sign."""
    return not TURNING.isdisjoint(text)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./-]+(\d{4})", re.IGNORECASE | re.ASCII)


def day_in_words(text: str) -> date:
    """The day of '31 March 2026', '31 mar 2026', '31/3/2026' or '2026-03-31'. Raises ValueError."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return date.fromisoformat(text.strip())
    day, month, year = found.groups()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return date(int(year), number, int(day))
