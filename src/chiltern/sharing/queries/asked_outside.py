"""Which of those who are asked are bodies outside the Code, and whose answer it is. Clauses 3.2, 3.6 and 3.7."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from chiltern.agencies.models import OutsideBody
from chiltern.foundation.actor import Actor
from chiltern.sharing.models import AgencyRequest
from chiltern.sharing.workings.asking import AgencyAsked


def bodies_asked(by: Actor, asked: Iterable[AgencyAsked]) -> dict[UUID, str]:
    """Those that our agency deals with itself, by what they are called."""
    ids = [one.agency for one in asked]
    return dict(OutsideBody.objects.filter(id__in=ids, keeper=by.agency).values_list("id", "name"))


def is_answered_by(by: Actor, asked: AgencyRequest, called: str) -> bool:
    """Whether the body of this name is the one that was asked, whatever the capitals."""
    own = OutsideBody.objects.filter(id=asked.provider, keeper=by.agency)
    return own.filter(name__iexact=" ".join(called.split())).exists()
