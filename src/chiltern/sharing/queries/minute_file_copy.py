"""A copy of a minute for the agency's own file, as it is printed: what it says, on which day, taken by whom. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries.posts import agency_name, who
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import MinuteFileCopy
from chiltern.sharing.queries.minute_page import MinuteView, minute_page


@dataclass(frozen=True, slots=True)
class MinuteFileCopyView:
    """The copy's own reference and maker, and the minute under the terms of this day."""

    reference: str
    taken_at: datetime
    agency: str
    taken_by: str
    """The reader's own name and role; somebody else's copy says only which agency took it."""
    minute: MinuteView


def minute_file_copy(by: Actor, copy_id: UUID) -> MinuteFileCopyView:
    """Raises Missing, also where the minute can no longer be read."""
    copy = MinuteFileCopy.objects.filter(id=copy_id).first()
    if copy is None:
        raise Missing
    taker = who(by)
    mine = copy.practitioner == by.practitioner
    return MinuteFileCopyView(
        reference=copy.reference,
        taken_at=copy.made_at,
        agency=agency_name(copy.keeper),
        taken_by=f"{taker.name}, {taker.title}" if mine else "a colleague",
        minute=minute_page(by, copy.minute_copy),
    )


def copies_of_minute(minute_copy: UUID) -> tuple[tuple[UUID, str, datetime], ...]:
    """This agency's copies of its bundle, the latest first, at most 25: id, reference, when."""
    rows = MinuteFileCopy.objects.filter(minute_copy=minute_copy).order_by("-made_at")
    return tuple(rows.values_list("id", "reference", "made_at")[:25])
