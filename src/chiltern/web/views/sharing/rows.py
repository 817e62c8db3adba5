"""A thing that waits, as one row of a list, and the words of every list. No child's name stands in one. 2.2 and 3.6."""

from __future__ import annotations

from datetime import datetime

from chiltern.foundation.access import COUNT_CAP
from chiltern.sharing.queries.lists_beside import BESIDE
from chiltern.sharing.queries.views import Row
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Colour, Tag, WorkRow
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import overdue_since

TITLES = {
    **{which: said[0] for which, said in BESIDE.items()},
    "climbed": "Past due, and gone up to you",
    "asked": "Asked of us",
    "asked_back": "They ask back",
    "told": "Told to us, not answered back",
    "invited": "Invited to a meeting, not answered",
    "received": "Came in",
    "reported": "Reported in our name, to confirm",
    "permissions": "May it be passed on?",
    "sent": "We are waiting for",
    "telling": "We told, waiting for their answer",
    "questions": "We asked to pass on",
    "calls": "Calls we wrote down",
    "answered": "Answered by us, or withdrawn",
    "over": "Our requests, answered or closed",
    "read": "Received before",
    "settled": "Told by us before",
    "glass": "Read outside their own work",
    "glass_asked": "Your representative asks why you read",
    "attempts": "Asked what we do not say",
}
EMPTY = {
    **{which: said[3] for which, said in BESIDE.items()},
    "climbed": "Nothing late has gone up to you. What is past its due time comes here by itself.",
    "asked": "Nobody is waiting for an answer from you. When another agency asks, its request stands here.",
    "asked_back": "Nobody asks you anything about your requests. A question that stops an answer stands here first.",
    "told": "Nobody waits to hear what you will do. What other agencies tell you unasked stands here until you answer back.",
    "invited": "No invitation waits for you. When another agency calls a meeting about a child, it stands here until you answer.",
    "received": "Nothing new has come in. What other agencies share with you stands here until you acknowledge it.",
    "reported": "Nobody waits for you to confirm a call. What another agency writes down of a call with you stands here.",
    "permissions": "Nobody asks to pass on what belongs to you.",
    "sent": "You are not waiting for anybody. To ask another agency, choose Ask someone.",
    "telling": "You are not waiting to hear what anybody will do. To tell another agency, choose Tell someone.",
    "questions": "You have not asked to pass anything on. The button for it stands beside what you received.",
    "calls": "No call is written down yet. To write one down, choose Write down a call.",
    "answered": "What your team has answered is listed here, and what was withdrawn.",
    "over": "Your requests are listed here once they are answered, closed or withdrawn.",
    "read": "What you have acknowledged is listed here.",
    "glass": "Nobody has read outside their own work. When somebody does, you are told here the same minute.",
    "attempts": "Nobody has asked what you do not say. When you give your standing reply, who asked stands here.",
    "glass_asked": "Your representative asks you nothing about what you read outside your own work.",
    "settled": "What you told, and have read the answer to, is listed here.",
}
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
    "release": "releases",
    "glass": "break-glass",
    "attempt": "attempts",
}
WAITS = (
    "climbed",
    "releases",
    "looks",
    "asked",
    "told",
    "asked_back",
    "sent",
    "telling",
    "reported",
    "permissions",
    "questions",
)
"""Lists in which a clock runs."""
_COLOURS: dict[str, Colour] = {"immediate": "red", "urgent": "orange"}


def work_row(which: str, row: Row, now: datetime) -> WorkRow:
    """One thing that waits, in words. No child's name stands in a list."""
    waits = which in WAITS
    tag = Tag(capital(row.urgency), _COLOURS.get(row.urgency, "grey")) if row.urgency else None
    return WorkRow(
        title=_title(which, row),
        href=f"/{'went' if which == 'went' else _PATHS[row.kind]}/{row.thing}/",
        detail=_detail(which, row),
        due=_due(which, row, now) if waits else moment_in_words(row.sort_at),
        is_overdue=waits and row.overdue,
        tag=tag,
    )


def count_in_words(count: int) -> str:
    """How many, up to more than 1,000."""
    return "more than 1,000" if count >= COUNT_CAP else f"{count:,}"


def _title(which: str, row: Row) -> str:
    return {
        "climbed": f"{row.other_agency} waits for an answer",
        "asked": f"{row.other_agency} asks",
        "sent": f"Asked of {row.other_agency}",
        "asked_back": f"{row.other_agency} asks you something first",
        "answered": f"{row.other_agency} asked",
        "reported": f"{row.other_agency} wrote down a call with you",
        "calls": f"Call with {row.other_agency or 'somebody outside the list'}",
        "over": f"Asked of {row.other_agency}",
        "told": f"{row.other_agency} tells you",
        "invited": f"{row.other_agency} invites you",
        "telling": f"Told to {row.other_agency}",
        "settled": f"Told to {row.other_agency}",
        "looks": f"{row.other_agency} shared alone, in danger",
        "looked": f"Shared alone with {row.other_agency}" if row.kind == "look" else row.other_agency,
        "releases": f"A hidden place for {row.other_agency}",
        "released": f"A hidden place for {row.other_agency}",
        "went": f"{row.other_agency} passed on what belongs to you",
        "attempts": f"{row.other_agency} asked what we do not say",
        "glass": "A colleague read outside their own work",
        "glass_asked": "Say why you read outside your own work",
        "permissions": f"{row.other_agency} asks to pass on what belongs to you",
        "questions": f"{row.other_agency}: may we pass it on?",
    }.get(which, f"{row.other_agency}: {row.state}")


def _due(which: str, row: Row, now: datetime) -> str:
    """By when, in words; what was told and is answered waits for nobody but its reader."""
    if which == "telling" and not row.runs:
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
