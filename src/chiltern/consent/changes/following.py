"""That an answer may end what rests on an earlier one is looked into afterwards, by the floor that shares. 3.3, 9.1, 9.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.consent.models import Consent
from chiltern.foundation import later
from chiltern.foundation.actor import Actor


def follow(by: Actor, person: UUID, record: UUID) -> None:
    """`record`: the answer, or the judgement of competence, that was just written down about the person."""
    if Consent.objects.filter(person=person, state__in=GIVEN).exclude(id=record).exists():
        later.defer("consent.follow", record=str(record), person=str(person), post=str(by.post))
