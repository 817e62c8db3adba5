"""Second looks that nobody could be asked for when they were due: who can be now. Clauses 3.3, 3.7 and 9.3."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from chiltern.code_of_practice.words import LookedBy
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import Access
from chiltern.sharing.models import AgencyRequest, SecondLook
from chiltern.sharing.queries.about_whom import people_about
from chiltern.sharing.queries.bundled import came_in
from chiltern.sharing.queries.lookers import Looker, second_lookers
from chiltern.sharing.queries.quiet import owners_not_told
from chiltern.sharing.workings.asking import PersonAsked, person_asked

PLACED = "look.placed"


def unplaced(most: int) -> list[tuple[UUID, UUID]]:
    """For the scheme's clock: each with the post that decided, which still stands."""
    with connection.cursor() as cursor:
        cursor.execute("select look, post from ctx.unplaced_looks(%s::int)", [most])
        return [(row[0], row[1]) for row in cursor.fetchall()]


def is_unplaced(look: SecondLook) -> bool:
    """Whether nobody was asked, then or since."""
    return look.because == LookedBy.NOBODY and not Access.objects.filter(thing=look.id, kind=PLACED).exists()


def somebody_can_look(by: Actor, look_id: UUID) -> bool:
    """Whether there is anybody to ask now; nobody is asked by this."""
    look = SecondLook.objects.filter(id=look_id).first()
    return look is not None and is_unplaced(look) and bool(lookers_now(by, look))


def lookers_now(by: Actor, look: SecondLook) -> list[Looker]:
    """By the same order as when it was decided; nobody in conflict with whom it is about, or off the list of a restriction.

    Nobody at all where whoever decided reads it no longer: who may is not theirs to find.
    """
    if not access.can_see(look.about):
        return []
    return second_lookers(by, _about(by, look), look.about, owners_not_told(look.decision))


def _about(by: Actor, look: SecondLook) -> tuple[PersonAsked, ...]:
    request = AgencyRequest.objects.with_keys().filter(id=look.about).first()
    if request is not None:
        return tuple(person_asked(said) for said in request.asked["people"])
    return people_about(by, look.about, came_in(look.about))
