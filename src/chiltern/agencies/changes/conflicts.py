"""Writes of conflicts of interest, between a practitioner and a person of one agency. No gate, no entry. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from chiltern.agencies.models import ConflictNote, Post, Representative
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.models import Conflict, Thing
from chiltern.foundation.sealed import keys


def is_own_person(person: UUID, agency: UUID) -> bool:
    """Whether this is the agency's own record of a child or adult."""
    return Thing.objects.filter(id=person, keeper=agency, kind="person").exists()


def set_conflict(
    by: Actor, practitioner: UUID, person: UUID, *, called: str = "", because: str = ""
) -> ConflictNote:
    """From this moment the practitioner sees nothing about that person; what nobody else reads goes to the last reader.

    The note names no thing that others see: the representative and the deputies alone list it.
    """
    bound = Conflict(id=new_id(), agency=by.agency, practitioner=practitioner, person=person, starts_at=by.at)
    Conflict.objects.bulk_create([bound])
    note = ConflictNote(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        conflict=bound.id,
        practitioner=practitioner,
        person=person,
        declared=practitioner == by.practitioner,
        said={"called": called, "because": because},
        told=told_of(by, practitioner),
        set_by=by.post,
    )
    access.bear(note.id, by.agency, "conflict")
    note.sealed_with(keys.make(note.id, by.agency)).save(force_insert=True)
    keep_read(by.agency, person)
    return note


def told_of(by: Actor, practitioner: UUID) -> list[UUID]:
    """Posts of those who represent the agency, whom a conflict is told to; never whoever it binds."""
    posts = Representative.objects.filter(agency=by.agency, until=None).values_list("post", flat=True)
    others = Post.objects.filter(id__in=posts).exclude(practitioner=practitioner)
    return sorted(others.values_list("id", flat=True))


def lift(note: ConflictNote, by: Actor, because: str) -> None:
    """From this moment the practitioner sees again what their teams see."""
    Conflict.objects.filter(id=note.conflict, ends_at=None).update(ends_at=by.at)
    note.lifted_at, note.lifted_by, note.lifted_because = by.at, by.post, because
    note.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])


def keep_read(agency: UUID, person: UUID) -> int:
    """Nothing about the person is left without a reader: to the last readers; how much is left all the same."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.keep_read(%s, %s)", [agency, person])
        return int(cursor.fetchone()[0])
