"""Lists of Your work that stand beside the others: second looks, releases, and what of ours went on. Clauses 2.2, 3.3 and 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import LookAnswer
from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.looks import ASKED, looks_listed
from chiltern.sharing.queries.releases import releases_listed
from chiltern.sharing.queries.views import Row

BESIDE: Mapping[str, tuple[str, tuple[str, ...], bool, str]] = {
    "looks": (
        "Shared alone, to be looked at",
        ("look.asked",),
        False,
        "Nobody waits for you to look at what they shared alone.",
    ),
    "looked": (
        "Shared alone, and looked at afterwards",
        ("look.own", "look.placed", "look.done"),
        True,
        "What was shared alone in danger is listed here, with what somebody else said of it.",
    ),
    "releases": (
        "A hidden place, waiting for you to release it",
        ("release.asked",),
        False,
        "No hidden place waits for you to release it.",
    ),
    "released": (
        "Hidden places, released or given back",
        ("release.own", "release.done"),
        True,
        "What a second person has to release before it leaves is listed here, with what that person said.",
    ),
    "went": (
        "What of ours went on",
        ("disclosure.of_ours",),
        True,
        "What belongs to you, and was passed on by others, is listed here.",
    ),
}
"""Title, kinds, newest first, and what is said where there is nothing."""


def rows_beside(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    """The rows of second looks and releases, as far as this actor sees them; nothing is fetched where there is none."""
    ids = [one.thing for one in listed if one.kind.startswith("look.")]
    found = looks_listed(ids) if ids else []
    # What a colleague shared waits for us; what we shared ourselves stands by whom it went to.
    asked = {one.thing for one in listed if one.kind in ASKED}
    called = names([*{row.keeper for row, _ in found}, *{row.recipient for row, _ in found}]) if found else {}
    looks = {
        row.id: Row(
            thing=row.id,
            reference=row.reference,
            other_agency="A colleague"
            if row.keeper == by.agency and row.id in asked
            else called.get(row.recipient if row.keeper == by.agency else row.keeper, ""),
            purpose="",
            urgency="",
            sort_at=row.due_at if answer is None else row.made_at,
            state=f"looked at: {LookAnswer(answer).says}" if answer else "not looked at yet",
            overdue=answer is None and row.due_at < by.at,
            runs=answer is None,
            kind="look",
        )
        for row, answer in found
    }
    return {**looks, **_releases(by, [one.thing for one in listed if one.kind.startswith("release.")])}


def _releases(by: Actor, ids: Sequence[UUID]) -> dict[UUID, Row]:
    return {
        row.id: Row(
            thing=row.id,
            reference=reference,
            other_agency=asker,
            purpose="",
            urgency="",
            sort_at=row.due_at,
            state=state,
            overdue=row.due_at < by.at and waits,
            runs=waits,
            kind="release",
        )
        for row, reference, asker, state, waits in (releases_listed(ids) if ids else ())
    }
