"""What a requester stated of somebody, in the shape in which our own people are compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from chiltern.people.workings.agreement import Known


def stated(said: dict[str, Any]) -> Known:
    """One of the people of a request, as it was sent."""
    return Known(
        names=(said["name"],),
        date_of_birth=date.fromisoformat(said["date_of_birth"]) if said["date_of_birth"] else None,
        addresses=(said["address"],) if said["address"] else (),
        nhs_number=said["nhs_number"],
        upn=said["upn"],
    )
