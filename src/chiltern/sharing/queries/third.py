"""To whom something goes on: another agency, or a body outside the Code that we deal with. Clauses 3.6 and 3.10."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.models import Agency, OutsideBody
from chiltern.code_of_practice.words import AgencyState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.ids import OFFICE


@dataclass(frozen=True, slots=True)
class Third:
    """`readers`: its duty desk; a body outside the Code has none."""

    id: UUID
    readers: tuple[UUID, ...]
    outside: bool = False


def no_signatory(name: str) -> str:
    """What is said of an agency that has left since it was chosen."""
    return f"{name} is no signatory any more: ring them, or choose another agency"


def third(by: Actor, recipient: UUID) -> Third:
    """Raises Missing for one's own agency, for nobody, and for a body that another agency deals with; Invalid for an agency
    that is no signatory any more: nobody there would see it.
    """
    found = Agency.objects.filter(id=recipient).exclude(id__in=[by.agency, OFFICE]).first()
    if found is not None and found.state != AgencyState.ADMITTED:
        raise Invalid("recipient", no_signatory(found.name))
    if found is not None:
        return Third(recipient, (found.duty_desk,))
    if OutsideBody.objects.filter(id=recipient, keeper=by.agency).exists():
        return Third(recipient, (), outside=True)
    raise Missing


def show_to_owners(by: Actor, to: Third, desks: Iterable[UUID]) -> None:
    """An owner that is asked, or told, where its own goes may know what a body outside the Code is called."""
    if to.outside and (readers := sorted(desks)):
        access.grant(readers, to.id, kind="outside_body.shown", sort_at=by.at)
