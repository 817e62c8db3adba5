"""To whom a challenge goes: those who represent both agencies. The lock names posts, and no name of anybody. 4.1, 8.4."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.sharing.models import AgencyRequest

_REPRESENTATIVES = "select ctx.representatives(%s::uuid)"


@dataclass(frozen=True, slots=True)
class Readers:
    """The posts and desks that are let in, at each of the two agencies."""

    ours: tuple[UUID, ...]
    theirs: tuple[UUID, ...]


def represents(agency: UUID) -> tuple[UUID, ...]:
    """The posts that represent an agency now, or deputise."""
    return tuple(post for (post,) in prepared.fetch(_REPRESENTATIVES, [agency]))


def readers(by: Actor, asked: AgencyRequest) -> Readers:
    """Representatives; the duty desk where an agency has none; named posts alone where the request lies with those."""
    theirs = represents(asked.provider)
    if not theirs:
        theirs = tuple(Agency.objects.filter(id=asked.provider).values_list("duty_desk", flat=True))
    return Readers(
        ours=tuple(access.readers_like(asked.id, by.agency, represents(by.agency))),
        theirs=tuple(access.readers_like(asked.id, asked.provider, theirs)),
    )
