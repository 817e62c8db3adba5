"""What the acting agency's own procedure asks besides the Code. Clause 3.3."""

from __future__ import annotations

from chiltern.agencies.models import Agency
from chiltern.foundation.actor import Actor


def asks_for_second(by: Actor) -> bool:
    """Whether sharing without consent on a ground needs a second person here."""
    return Agency.objects.filter(id=by.agency, second_on_grounds=True).exists()
