"""What one act brings into being and lets others into, written in one call; the database tests every grant as ever.

Serves clauses 2.2, 3.7 and 3.10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.foundation.models import Passage
from chiltern.foundation.sealed import cipher, keys

_WRITE = """
select ctx.file(%s::uuid[], %s::text[], %s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::timestamptz[],
  %s::timestamptz[], %s::uuid[], %s::uuid[], %s::uuid[], %s::bytea[], %s::uuid[])"""

_WRITE_ALIKE = f"{_WRITE}, ctx.name_alike(%s::uuid[], %s::uuid)"


@dataclass(frozen=True, slots=True)
class _Let:
    """One reader's row on one thing."""

    kind: str
    sort_at: datetime
    until: datetime | None
    via: UUID | None


class Filing:
    """Collects; `write` writes. Rows that the things are can be inserted before or after."""

    def __init__(self, by: Actor) -> None:
        self._by = by
        self._born: dict[UUID, str] = {}
        self._keys: dict[UUID, bytes] = {}
        self._access: dict[tuple[UUID, UUID], _Let] = {}
        self._wraps: list[tuple[UUID, UUID, bytes, UUID | None]] = []
        self._passages: list[Passage] = []

    def bear(self, thing: UUID, kind: str) -> None:
        """A new thing of the acting agency's, sealed under another thing's key or not at all."""
        self._born[thing] = kind

    def bear_sealed(self, thing: UUID, kind: str) -> bytes:
        """A new thing with a key of its own, which the acting agency holds; the key."""
        self.bear(thing, kind)
        self._keys[thing] = cipher.new_key()
        self.share_keys({thing: None}, self._by.agency)
        return self._keys[thing]

    def let_in(
        self,
        readers: Iterable[UUID],
        things: Mapping[UUID, UUID | None] | UUID,
        kind: str,
        sort_at: datetime,
        *,
        until: datetime | None = None,
    ) -> None:
        """Each reader into each thing; a mapping names the passage used for each, or None."""
        ways = {things: None} if isinstance(things, UUID) else things
        for reader in readers:
            for thing, via in ways.items():
                self._access[reader, thing] = _Let(kind, sort_at, until, via)

    def share_keys(self, things: Mapping[UUID, UUID | None], agency: UUID) -> None:
        """Wraps keys for a holder, each with the passage used or None: just made ones, others as held.

        Raises keys.NoKey where the acting agency does not hold one.
        """
        made = {thing: self._keys[thing] for thing in things if thing in self._keys}
        known = {**made, **keys.held(things.keys() - made.keys())}
        wrapped = keys.wrapped_for(agency, known)
        self._wraps += [
            (thing, agency, sealed, things[thing]) for thing, sealed in zip(known, wrapped, strict=True)
        ]

    def open_way(
        self, thing: UUID, holder: UUID, recipient: UUID | None, *, ground: str, until: datetime | None
    ) -> None:
        """What lets `holder` open a thing of the acting agency's further; to anyone it may go to where `recipient` is None."""
        self._passages.append(
            Passage(
                id=new_id(),
                thing=thing,
                keeper=self._by.agency,
                holder=holder,
                recipient=recipient,
                ground=ground,
                until=until,
            )
        )

    def write(self, people: Sequence[UUID] = (), *, alike: tuple[Sequence[UUID], UUID] | None = None) -> None:
        """Everything, once. `people` counts for the acting agency's own readers only, as in access.grant; `alike` names
        things, and the one under whose people other agencies' rows on them are filed, as in access.name_alike.

        Raises django.db.ProgrammingError where a grant is not allowed (clause 3.10).
        """
        lets = list(self._access.values())
        values: list[Any] = [
            list(self._born),
            list(self._born.values()),
            list(people),
            [reader for reader, _ in self._access],
            [thing for _, thing in self._access],
            [let.kind for let in lets],
            [let.sort_at for let in lets],
            [let.until for let in lets],
            [let.via for let in lets],
            *([wrap[place] for wrap in self._wraps] for place in range(4)),
        ]
        if alike is None:
            prepared.run(_WRITE, values)
        else:
            prepared.run(_WRITE_ALIKE, [*values, list(alike[0]), alike[1]])
        Passage.objects.bulk_create(self._passages)
