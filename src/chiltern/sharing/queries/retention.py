"""What retention would destroy of the acting agency's own, and what keeps it; what it has destroyed. Clause 3.7.

For those who answer for the rules: ids, classes, dates and counts. Whoever a thing names is opened by nobody here but to read
from when its years count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.agencies.queries.retention import RulesView, rules_of
from chiltern.code_of_practice.facts import Id
from chiltern.code_of_practice.retention import Papers, PersonKept, ThingKept, weighed
from chiltern.code_of_practice.words import RetentionClass
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import Sealed
from chiltern.people.models import ParentalResponsibility, Person, StatusOrOrder
from chiltern.people.workings.kinds import ResponsibilityHow, StatusKind
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import Destroyed

_UNDER = {
    StatusKind.PROTECTION_PLAN: RetentionClass.CHILD_PROTECTION,
    StatusKind.LOOKED_AFTER: RetentionClass.LOOKED_AFTER,
    StatusKind.CARE_ORDER: RetentionClass.LOOKED_AFTER,
    StatusKind.CHILD_IN_NEED: RetentionClass.CHILD_IN_NEED,
}
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would go today, and what is due and is kept back, all in papers; and how many of each class wait for their day."""

    rules: RulesView
    goes: tuple[Papers, ...]
    kept_back: tuple[Papers, ...]
    waiting: dict[RetentionClass, int]
    next_due: date | None


def rehearse(by: Actor) -> Rehearsal:
    """Changes nothing. Raises Missing for who does not answer for the rules."""
    view = rules_of(by)
    today = day_in_london(by.at)
    everything = _weighed(by, view)
    later = [one for one in everything if not one.is_due(today)]
    return Rehearsal(
        view,
        tuple(one for one in everything if one.goes(today)),
        tuple(one for one in everything if one.is_due(today) and one.against),
        dict(Counter(one.due.under for one in later)),
        min((one.due.on for one in later if one.due.on), default=None),
    )


@dataclass(frozen=True, slots=True)
class DestroyedView:
    """One thing that is gone here."""

    noun: str
    under: str
    due_on: date
    at: datetime
    last_key: bool


def destroyed_here(by: Actor) -> tuple[DestroyedView, ...]:
    """The agency's own register, the latest first. Raises Missing."""
    rules_of(by)
    rows = Destroyed.objects.filter(keeper=by.agency).order_by("-made_at", "thing")[:SHOWN]
    return tuple(
        DestroyedView(row.noun, RetentionClass(row.under).says, row.due_on, row.made_at, row.last_key)
        for row in rows
    )


def destroyed_one(by: Actor, things: Collection[UUID]) -> Destroyed | None:
    """The first of these that the acting agency has destroyed, for whoever had it to read there."""
    return Destroyed.objects.filter(keeper=by.agency, thing__in=things).order_by("made_at").first()


def runs() -> list[UUID]:
    """In whose name rules run, one post an agency. For the scheme's clock."""
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.retention_runs()")
        return [row[0] for row in cursor.fetchall()]


def keepers() -> list[UUID]:
    """One post of each agency that answers for its rules. For an operator's command."""
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.retention_keepers()")
        return [row[0] for row in cursor.fetchall()]


def in_words(row: Destroyed) -> str:
    """The rule under which it went."""
    since = "birth" if row.counts_from == "birth" else "the last thing done about it"
    return f"{RetentionClass(row.under).says}: {row.years} years from {since}"


def _weighed(by: Actor, view: RulesView) -> tuple[Papers, ...]:
    people = _people(by)
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.retained()")
        rows = cursor.fetchall()
        cursor.execute("select * from ctx.retained_ties()")
        ties = cursor.fetchall()
    closed = {row[0] for row in rows if row[6]}
    things = [
        ThingKept(
            thing,
            noun,
            day_in_london(last) if last else None,
            frozenset(about),
            frozenset(lists),
            held,
            reference,
        )
        for thing, noun, about, lists, last, held, _, reference in rows
    ]
    made = weighed(things, ties, people, view.rules)
    return tuple(one for one in made if closed.isdisjoint(thing.id for thing in one.things))


def _people(by: Actor) -> dict[Id, PersonKept]:
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.retained_people()")
        rows = cursor.fetchall()
    held = keys.found({row[2] for row in rows})
    born: dict[UUID, tuple[bool, date | None]] = {}
    classes: dict[UUID, set[RetentionClass]] = {}
    for noun, row_id, person, is_child, sealed in rows:
        if person not in held:
            continue
        says = _opened(by, noun, row_id, held[person], sealed)
        if noun == "birth":
            born[person] = (is_child, date.fromisoformat(says["on"]) if "on" in says else None)
        elif noun == "how" and says == ResponsibilityHow.ADOPTION:
            classes.setdefault(person, set()).add(RetentionClass.ADOPTION)
        elif noun == "status" and says["kind"] in _UNDER:
            classes.setdefault(person, set()).add(_UNDER[says["kind"]])
    return {
        person: PersonKept(is_child, on, frozenset(classes.get(person, ())))
        for person, (is_child, on) in born.items()
    }


def _opened(by: Actor, noun: str, row_id: UUID, key: bytes, sealed: bytes) -> Any:
    """What one column says: it opens on its own row alone."""
    kept = Sealed(bytes(sealed))
    if noun == "birth":
        return Person(id=row_id, keeper=by.agency, birth=kept).sealed_with(key).birth
    if noun == "status":
        return StatusOrOrder(id=row_id, keeper=by.agency, says=kept).sealed_with(key).says
    return ParentalResponsibility(id=row_id, keeper=by.agency, how=kept).sealed_with(key).how
