"""A thing that waits, as one row of a list. No child's name stands in one. Clauses 2.2 and 3.6."""

from __future__ import annotations

from datetime import datetime

from chiltern.foundation.access import COUNT_CAP
from chiltern.sharing.queries.views import Row
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Colour, Tag, WorkRow
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import overdue_since
from chiltern.web.views.sharing.list_words import WORDS

_PATHS = {
    "request": "requests",
    "reply": "replies",
    "disclosure": "disclosures",
    "telling": "disclosures",
    "permission": "permissions",
    "climb": "overdue",
    "call": "calls",
    "clarification": "clarifications",
    "invitation": "invitations",
    "minute": "minutes",
    "look": "looks",
    "review": "reviews",
    "note": "may-i-share/notes",
    "advice": "advice",
    "release": "releases",
    "glass": "break-glass",
    "attempt": "attempts",
    "challenge": "challenges",
    "stop": "consent-withdrawn",
    "correction": "corrected",
    "recall": "recalled",
    "personal": "personal-requests",
    "consult": "owners-views",
    "notice": "notices-held-back",
    "bundle": "bundles",
    "order": "court-orders",
    "court": "court-notices",
    "inquiry": "who-read",
    "named": "readers-named",
}
SILENT_OUTSIDE = "{other} has not answered"
"""A body outside the Code that we asked or told: it waits for nothing of ours."""
_COLOURS: dict[str, Colour] = {"immediate": "red", "urgent": "orange"}


def work_row(which: str, row: Row, now: datetime) -> WorkRow:
    """One thing that waits, in words. No child's name stands in a list."""
    words = WORDS[which]
    tag = Tag(capital(row.urgency), _COLOURS.get(row.urgency, "grey")) if row.urgency else None
    title = SILENT_OUTSIDE if which == "climbed" and row.outwards else words.row
    return WorkRow(
        title=title.format(other=row.other_agency or "somebody outside the list", state=row.state),
        href=f"/{'went' if which in ('went', 'excepted') else _PATHS[row.kind]}/{row.thing}/",
        detail=_detail(which, row),
        due=_due(which, row, now) if words.waits else moment_in_words(row.sort_at),
        is_overdue=words.waits and row.overdue,
        tag=tag,
    )


def count_in_words(count: int) -> str:
    """How many, up to more than 1,000."""
    return "more than 1,000" if count >= COUNT_CAP else f"{count:,}"


def _due(which: str, row: Row, now: datetime) -> str:
    """By when, in words; what was told and is answered waits for nobody but its reader."""
    if which in ("telling", "challenged", "stopping") and not row.runs:
        return "Answered: read it"
    if row.stands:
        return "The clock stands"
    return capital(due_in_words(row.sort_at, now))


def _detail(which: str, row: Row) -> str:
    said = [capital(row.purpose)] if row.purpose else []
    said += [row.state] if which not in ("received", "read") else []
    said += [overdue_since(row.steps)] if row.steps else []
    said += [f"reference {row.reference}"] if row.reference else []
    return " · ".join(said)
