"""Holds: on a thing as whoever sees it reads them, the list of an agency, and what retention has to ask. Clause 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.walls import HoldFacts
from chiltern.code_of_practice.walls import may_be_destroyed as rule
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import HeldThing, Hold
from chiltern.sharing.queries.fetch import people_filed

NOUNS = {
    "person": "everything about one person",
    "request": "one request to us, with what came of it",
    "asked": "one request of ours, with what came of it",
    "disclosure": "one piece of information shared",
}


@dataclass(frozen=True, slots=True)
class HoldView:
    """One hold. No name of a child: `says` is what it holds in general."""

    id: UUID
    thing: UUID
    says: str
    why: str
    after_death: bool
    by: str
    at: datetime
    until: datetime | None
    lifted_at: datetime | None
    lifted_by: str
    lifted_because: str
    stands: bool


def holds_on(by: Actor, thing: UUID) -> tuple[HoldView, ...]:
    """Those that stand on a thing that this post sees: on it, on what it came of, on whom it is about."""
    under = HeldThing.objects.filter(thing=thing).values("hold")
    about = [thing, *people_filed(thing)]
    rows = Hold.objects.with_keys().filter(Q(id__in=under) | Q(thing__in=about), lifted_at=None)
    return tuple(view for view in _views(by, list(rows.order_by("made_at"))) if view.stands)


def holds(by: Actor) -> tuple[HoldView, ...]:
    """Every hold of the agency that this post may list, those that stand first. Raises Missing for other roles."""
    if not opens(by.role, Act.SET_HOLD):
        raise Missing
    rows = list(Hold.objects.with_keys().filter(keeper=by.agency).order_by("-made_at")[:200])
    return tuple(sorted(_views(by, rows), key=lambda view: not view.stands))


def one_hold(by: Actor, hold_id: UUID) -> HoldView:
    """Raises Missing."""
    rows = list(Hold.objects.with_keys().filter(id=hold_id, keeper=by.agency))
    if not rows:
        raise Missing
    return _views(by, rows)[0]


def may_be_destroyed(by: Actor, thing: UUID) -> Verdict:
    """What retention has to ask before anything of this agency's is destroyed; holds that one does not see count too."""
    with connection.cursor() as cursor:
        cursor.execute("select since, until, lifted_at from ctx.holds_over(%s)", [thing])
        found = [HoldFacts(*row) for row in cursor.fetchall()]
    return rule(found, by.at, law_at(by.at))


def _views(by: Actor, rows: list[Hold]) -> tuple[HoldView, ...]:
    names = post_names({post for row in rows for post in (row.set_by, row.lifted_by) if post})
    return tuple(
        HoldView(
            id=row.id,
            thing=row.thing,
            says=NOUNS[row.noun],
            why=row.why,
            after_death=row.after_death,
            by=names.get(row.set_by, "Somebody who has left"),
            at=row.made_at,
            until=row.until,
            lifted_at=row.lifted_at,
            lifted_by=names.get(row.lifted_by, "") if row.lifted_by else "",
            lifted_because=row.lifted_because or "",
            stands=HoldFacts(row.made_at, row.until, row.lifted_at).stands(by.at),
        )
        for row in rows
    )
