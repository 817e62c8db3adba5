"""England's bank holidays, for the Book: working days are counted on the local calendar."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=8)
def bank_holidays(first_year: int, last_year: int) -> tuple[date, ...]:
    """Every bank holiday of England from one year to another, both included, in order."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return tuple(sorted(found))
