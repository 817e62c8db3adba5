"""Who looks afterwards at what is decided alone: the lock names posts, and no name of anybody. Clauses 3.7 and 9.3."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import LookedBy
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.screening import outside_conflict
from chiltern.sharing.workings.asking import PersonAsked

_LOOKERS = "select rank, post, agency, because from ctx.second_lookers()"


@dataclass(frozen=True, slots=True)
class Looker:
    """One post that may look, and why it is this one."""

    post: UUID
    agency: UUID
    because: LookedBy


def second_lookers(
    by: Actor, people: Sequence[PersonAsked], under: UUID | None = None, never: Collection[UUID] = ()
) -> list[Looker]:
    """A manager of our own but the decider; else of the commissioner, of the same trust, or whom the officer names.

    Nobody who could be in conflict with one of these people, and of our own, where what was decided on (`under`) lies with
    named posts alone, nobody but these: where that leaves none, the next in this order. `never`: agencies that are not told.
    """
    found: dict[int, list[Looker]] = {}
    every = [(row[0], Looker(row[1], row[2], LookedBy(row[3]))) for row in prepared.fetch(_LOOKERS)]
    ours = [one.post for _, one in every if one.agency == by.agency]
    shut_out = set(ours) - set(access.readers_like(under, by.agency, ours)) if under else set[UUID]()
    for rank, one in every:
        if one.post not in shut_out and one.agency not in never:
            found.setdefault(rank, []).append(one)
    for rank in sorted(found):
        clear = {one.agency: outside_conflict(one.agency, people) for one in found[rank]}
        if those := [one for one in found[rank] if _is_clear(one.post, clear[one.agency])]:
            return those
    return []


def _is_clear(post: UUID, outside: list[UUID] | None) -> bool:
    return outside is None or post in outside
