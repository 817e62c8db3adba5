"""Consents past their last day on which something went out alone: whom they are about, and since when. 3.3, 3.10 and 9.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from chiltern.code_of_practice.clocks import LONDON
from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.consent.models import Consent
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london

_LAPSED = "select person, post from ctx.lapsed_consents(%s::date, %s::uuid, %s::int)"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """The record that lapsed, and the minute after its last day."""

    consent: UUID
    ended_at: datetime


def lapsed_consents(at: datetime, after: UUID | None, most: int) -> list[tuple[UUID, Sequence[UUID]]]:
    """For the scheme's clock: people in order, each with the posts that could ask, those that decided first."""
    return list(_by_person(prepared.fetch(_LAPSED, [day_in_london(at), after, most])))


def lapsed_last(by: Actor, person: UUID) -> Lapsed | None:
    """Of the answers about this person that nothing else stands for, the one that lapsed last."""
    answers = Consent.objects.filter(person=person)
    replaced = answers.exclude(instead_of=None).values("instead_of")
    over = answers.filter(state__in=GIVEN, until__lt=day_in_london(by.at)).exclude(id__in=replaced)
    found = over.order_by("-until", "id").values_list("id", "until").first()
    if found is None:
        return None
    return Lapsed(found[0], ended_after(found[1]))


def ended_after(until: date) -> datetime:
    """The minute after a last day, in London."""
    return datetime.combine(until + timedelta(days=1), time.min, LONDON)


def _by_person(rows: Sequence[tuple[UUID, UUID]]) -> Iterator[tuple[UUID, Sequence[UUID]]]:
    for person, posts in groupby(rows, key=itemgetter(0)):
        yield person, [post for _, post in posts]
