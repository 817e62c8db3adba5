"""A practitioner has been through the tour of the service, or wants none: it is offered no more. Clause sign.2."""

from __future__ import annotations

from chiltern.agencies.models import TourTaken
from chiltern.agencies.queries.first_steps import has_taken_tour
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("tour.left")
def leave_tour(*, by: Actor, finished: bool) -> None:
    """Raises AlreadyDone. It stays under Help all the same."""
    if has_taken_tour(by):
        raise AlreadyDone("tour.left", "You have been through the tour, or declined it, already.")
    row = TourTaken(
        id=new_id(), keeper=by.agency, made_at=by.at, practitioner_id=by.practitioner, finished=finished
    )
    TourTaken.objects.bulk_create([row], ignore_conflicts=True)
    record(by=by, says={"practitioner": by.practitioner, "finished": finished})
