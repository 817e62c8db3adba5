"""An agency's own openings in the order of time, for its representative's file (clauses 3.7 and 3.8).

The database leaves out what named posts alone may see and what is about somebody with whom the reader is in conflict;
an entry that names such a person in its text alone is left out here. For a job of a representative's, and nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.ledger import openings
from chiltern.ledger.proofs import proofs_of
from chiltern.ledger.receipts import note
from chiltern.ledger.record_file import Held

_WHICH = "select * from ctx.own_openings(%s::timestamptz, %s::timestamptz, %s::int)"
_READ = "select * from ctx.read_own(%s::uuid[])"
_EVER = "-infinity"


def own_openings(since: datetime | None, up_to: datetime, most: int) -> list[UUID]:
    """Which there are within a time."""
    return [opening for (opening,) in prepared.fetch(_WHICH, [since or _EVER, up_to, most])]


def read_own(by: Actor, which: Sequence[UUID]) -> list[Held]:
    """The entries behind these openings, with their proofs."""
    rows = prepared.fetch(_READ, [list(which)])
    opened = [(row, openings.unseal(bytes(row[5]), row[0], by.agency)) for row in rows]
    shown = [(row, clear) for row, clear in opened if not _names(clear, by.conflicts)]
    proofs = proofs_of(by, [row[1] for row, _ in shown])
    return [
        Held(
            entry=entry,
            kind=kind,
            at=at,
            thing=thing,
            commitment=bytes(commitment),
            opening=clear,
            signed=note(bytes(commitment), at),
            proof=proofs.get(entry),
        )
        for (_, entry, kind, at, thing, _, commitment), clear in shown
    ]


def _names(opening: bytes, people: Sequence[UUID]) -> bool:
    return any(str(person).encode() in opening for person in people)
