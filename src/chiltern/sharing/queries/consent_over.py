"""What came here on consent alone that has ended: withdrawn, or past its last day. Clauses 3.3, 3.10 and 9.1.

The lock answers for whoever reads what was shared, whether or not the withdrawal was let in to this post: the bar is
everybody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.code_of_practice.words import ConsentState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import ConsentStop, RestsOnConsent

_OVER = "select item, ended from ctx.consent_over(%s::uuid, %s::date)"


def consent_over(by: Actor, disclosure: UUID) -> Mapping[UUID, ConsentState]:
    """The items, each with how its consent ended; none for whoever shared them, or once they are kept otherwise."""
    found = prepared.fetch(_OVER, [disclosure, day_in_london(by.at)])
    return {item: ConsentState(ended) for item, ended in found}


@dataclass(frozen=True, slots=True)
class OnConsent:
    """What of a disclosure goes on consent alone: which items, until when, what has ended of it, and where that stands."""

    items: tuple[UUID, ...]
    until: date | None
    over: Mapping[UUID, ConsentState]
    stop: UUID | None


def on_consent(by: Actor, disclosure: UUID) -> OnConsent | None:
    """For both sides; None where nothing of it does. Whoever shared it loses nothing by an end."""
    rests = RestsOnConsent.objects.filter(disclosure=disclosure).first()
    if rests is None:
        return None
    stops = ConsentStop.objects.filter(disclosure=disclosure).order_by("-made_at", "-id")
    return OnConsent(
        tuple(rests.items),
        rests.until,
        consent_over(by, disclosure),
        stops.values_list("id", flat=True).first(),
    )
