"""What somebody new has not done yet: read the Code, been through the tour. It is offered, and locks nothing. sign.2."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.agencies.models import TourTaken
from chiltern.agencies.queries.code_read import code_in_force
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

_STEPS = """
select %(version)s::uuid is not null and not exists (
    select from agencies_coderead where practitioner_id = %(practitioner)s and version = %(version)s::uuid),
  not exists (select from agencies_tourtaken where practitioner_id = %(practitioner)s)"""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What is still offered to the acting practitioner."""

    code_to_read: bool
    tour_to_take: bool


def first_steps(by: Actor) -> FirstSteps:
    """One question for both: it is asked with every first page."""
    version = code_in_force(by)
    values = {"version": version.id if version else None, "practitioner": by.practitioner}
    return FirstSteps(*prepared.fetch(_STEPS, values)[0])


def has_taken_tour(by: Actor) -> bool:
    """Whether the acting practitioner has finished it or declined it."""
    return TourTaken.objects.filter(practitioner=by.practitioner).exists()
