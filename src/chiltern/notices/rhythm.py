"""How often a post is told by e-mail that something waits. Clause 3.7."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chiltern.code_of_practice.words.base import Word

LONDON = ZoneInfo("Europe/London")
MORNING = time(8)


class Rhythm(Word):
    """What somebody wants for one post."""

    HOURLY = "hourly", "When something comes in, at most once an hour"
    DAILY = "daily", "Once a day, at 8 in the morning"
    NEVER = "never", "Never"


def last_morning(at: datetime) -> datetime:
    """The last 8 in the morning, in London, up to this moment."""
    local = at.astimezone(LONDON)
    day = local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)
    return datetime.combine(day, MORNING, LONDON).astimezone(UTC)
