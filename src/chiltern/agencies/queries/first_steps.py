"""What somebody new has not done yet: read the Code, been through the tour. It is offered, and locks nothing. sign.2."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.agencies.models import TourTaken
from chiltern.agencies.queries.code_read import CODE_WAITS
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london

_STEPS = f"""
select {CODE_WAITS}, not exists (select from agencies_tourtaken where practitioner_id = %s::uuid)"""  # noqa: S608  constants of ours


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What is still offered to the acting practitioner."""

    code_to_read: bool
    tour_to_take: bool


def first_steps(by: Actor) -> FirstSteps:
    """One question for both: it is asked with every first page."""
    values = [day_in_london(by.at), by.practitioner, by.practitioner]
    return FirstSteps(*prepared.fetch(_STEPS, values)[0])


def has_taken_tour(by: Actor) -> bool:
    """Whether the acting practitioner has finished it or declined it."""
    return TourTaken.objects.filter(practitioner=by.practitioner).exists()
