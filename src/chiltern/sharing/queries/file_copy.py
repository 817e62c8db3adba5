"""A copy for the agency's own file, as it is printed: what came, on which day, taken by whom. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries.posts import agency_name, who
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import FileCopy
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.views import DisclosureView


@dataclass(frozen=True, slots=True)
class FileCopyView:
    """The copy's own reference and maker, and what it is a copy of, under the terms of this day."""

    reference: str
    taken_at: datetime
    agency: str
    taken_by: str
    """The reader's own name and role; somebody else's copy says only which agency took it."""
    disclosure: DisclosureView


def file_copy(by: Actor, copy_id: UUID) -> FileCopyView:
    """Raises Missing, also where what it is a copy of can no longer be read."""
    copy = FileCopy.objects.filter(id=copy_id).first()
    if copy is None:
        raise Missing
    taker = who(by)
    mine = copy.practitioner == by.practitioner
    return FileCopyView(
        reference=copy.reference,
        taken_at=copy.made_at,
        agency=agency_name(copy.keeper),
        taken_by=f"{taker.name}, {taker.title}" if mine else "a colleague",
        disclosure=disclosure_page(by, copy.disclosure),
    )


def copies_of(disclosure: UUID) -> tuple[tuple[UUID, str, datetime], ...]:
    """This agency's copies of a disclosure, the latest first, at most 25: id, reference, when."""
    rows = FileCopy.objects.filter(disclosure=disclosure).order_by("-made_at")
    return tuple(rows.values_list("id", "reference", "made_at")[:25])
