"""What went out on consent alone that no answer lets go any more: ids, whether this post sees it or not. 3.3, 3.10, 9.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.sharing.resting import still_stands
from chiltern.code_of_practice.words import InfoClass
from chiltern.consent.facts.standing import consents_of
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london

_RESTING = "select * from ctx.resting_on_consent_of(%s::uuid[])"


@dataclass(frozen=True, slots=True)
class Resting:
    """One item that went to one recipient on consent alone, and is not stopped yet."""

    disclosure: UUID
    recipient: UUID
    outside: bool
    item: UUID
    purpose: str | None
    classes: frozenset[InfoClass]


def no_longer_covered(by: Actor, person: UUID) -> list[Resting]:
    """As the answers about this person stand now. Whoever else records that one ends waits until this is done."""
    found = prepared.fetch(_RESTING, [[person]])
    resting = [
        Resting(disclosure, recipient, outside, item, purpose, frozenset(map(InfoClass, classes)))
        for disclosure, recipient, outside, item, purpose, classes in found
    ]
    if not resting:
        return []
    consents, today = consents_of(by, [person]).get(person, ()), day_in_london(by.at)
    return [
        one for one in resting if not still_stands(consents, one.recipient, one.purpose, one.classes, today)
    ]
