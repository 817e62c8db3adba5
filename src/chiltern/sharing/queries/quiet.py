"""Of whose information an owner is not told yet, here or where it went: the hold goes with it by every hop. Clause 3.10."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Value

from chiltern.foundation import prepared
from chiltern.foundation.gate import Refused
from chiltern.sharing.models import Disclosure, Item, QuietHop

_STILL = "select * from ctx.still_quiet(%s::uuid[])"

Quiet = Mapping[UUID, frozenset[UUID]]
"""Each item of which its owner is not told yet, with the notices that are held back."""


def quiet_among(items: Iterable[UUID]) -> Func:
    """As a column of another query, for `quiet_of`."""
    asked = Value(list(items), output_field=ArrayField(models.UUIDField()))
    return Func(asked, function="ctx.quiet_items", output_field=models.JSONField())


def quiet_of(found: Mapping[str, Sequence[str]]) -> Quiet:
    """As ids."""
    return {UUID(item): frozenset(map(UUID, notices)) for item, notices in found.items()}


def quiet_now(items: Iterable[UUID]) -> Quiet:
    """By itself."""
    ((found,),) = prepared.fetch("select ctx.quiet_items(%s::uuid[])", [list(items)])
    return quiet_of(json.loads(found))


def owners_know(disclosure: UUID) -> bool:
    """Whether nobody whose it is goes on knowing nothing of a disclosure that was given here."""
    return not QuietHop.objects.filter(disclosure=disclosure, told_at=None).exists()


@dataclass(frozen=True, slots=True)
class Inherited:
    """A notice under which this goes on too: of whose information, and which items."""

    notice: UUID
    owners: tuple[UUID, ...]
    items: tuple[UUID, ...]


def still_held(notices: Collection[UUID]) -> set[UUID]:
    """Those of the notices that are held back still, alone with them until the end of the act."""
    return {row[0] for row in prepared.fetch(_STILL, [list(notices)])} if notices else set()


def inherited(items: Sequence[Item], quiet: Quiet, told: Collection[UUID]) -> tuple[Inherited, ...]:
    """The notices that are still held back, until the end of the act. Everything of an owner's that goes with it is quiet.

    `told`: who is told by the act itself, since it gets it or gives it.
    """
    notices = sorted({each for found in quiet.values() for each in found})
    if not notices:
        return ()
    stand = sorted(still_held(notices))
    found = []
    for notice in stand:
        owners = {item.keeper for item in items if notice in quiet.get(item.id, ())} - set(told)
        under = tuple(item.id for item in items if item.keeper in owners)
        if under:
            found.append(Inherited(notice, tuple(sorted(owners)), under))
    return tuple(found)


def insist_may_be_asked(items: Iterable[UUID], quiet: Quiet) -> None:
    """Raises Refused where asking the owner would tell it."""
    if any(item in quiet for item in items):
        raise Refused(
            "permission.owner_not_told",
            "Its owner has not been told yet that this went on, because telling would raise a risk: asking now would tell it. "
            "Pass it on where you have a lawful reason to; its owner is told of it later. If somebody is in danger, do not wait.",
            clauses=("3.10",),
        )


def insist_not_to_its_owner(items: Iterable[Item], quiet: Quiet, recipient: UUID) -> None:
    """Raises Refused where it would go back to an owner that is not told yet."""
    if any(item.id in quiet and item.keeper == recipient for item in items):
        raise Refused(
            "passing_on.owner_not_told",
            "It belongs to them, and they have not been told yet that you have it, because telling would raise a risk. Ask "
            "whoever passed it on to you. If somebody is in danger, say so: then it goes.",
            clauses=("3.10",),
        )


def owners_not_told(decision: UUID) -> set[UUID]:
    """Of what went by this decision: nobody of these is asked anything about it."""
    made = Disclosure.objects.filter(decision=decision).values("id")
    rows = QuietHop.objects.filter(disclosure__in=made, told_at=None).values_list("owners", flat=True)
    return {owner for owners in rows for owner in owners}
