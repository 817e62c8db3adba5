"""About whom something is that came here, as far as this agency knows: for screening, and for taking names out. 2.2, 3.7."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import AgencyRequest, Contribution, Disclosure, Meeting, Telling
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.addressing import nobody_there, readers_at
from chiltern.sharing.queries.screening import readers_outside
from chiltern.sharing.queries.third import Third
from chiltern.sharing.queries.whom import on_record
from chiltern.sharing.workings.asking import PersonAsked, person_asked


def people_about(by: Actor, thing: UUID, came: Collection[Disclosure]) -> tuple[PersonAsked, ...]:
    """From our own records under which the thing is filed; of what came: the requests that it answers, what told it, the meetings
    it was for.
    """
    said: list[dict[str, object]] = []
    ids = [row.id for row in came]
    answers = [row.agency_request for row in came if row.agency_request is not None]
    for request in AgencyRequest.objects.with_keys().filter(id__in=answers):
        said += request.asked["people"]
    for telling in Telling.objects.with_keys().filter(disclosure__in=ids):
        said += telling.said["people"]
    meetings = Contribution.objects.filter(disclosure__in=ids).values_list("meeting", flat=True)
    for meeting in Meeting.objects.with_keys().filter(id__in=list(meetings)):
        said += meeting.said["people"]
    return (*_on_record(by, thing), *(person_asked(one) for one in said))


def readers_clear(to: Third, people: tuple[PersonAsked, ...], posts: Sequence[UUID] = ()) -> tuple[UUID, ...]:
    """Who there sees what is passed on: the desk, or these posts; where somebody could be in conflict, others outside it.

    Raises Invalid for a post that has left, Refused where nobody there is left who may read it: they are rung.
    """
    if to.outside:
        return ()
    if posts:
        return tuple(readers_at(Agency.objects.get(id=to.id), people, posts))
    readers = readers_outside(to.id, to.readers[0], people)
    if not readers:
        raise nobody_there(Agency.objects.get(id=to.id))
    return tuple(readers)


def _on_record(by: Actor, thing: UUID) -> list[PersonAsked]:
    found = []
    for person in fetch.people_filed(thing):
        try:
            found.append(on_record(by, person))
        except Missing:
            continue
    return found
