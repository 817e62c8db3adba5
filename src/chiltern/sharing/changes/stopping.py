"""Writes of what follows a withdrawn consent: each recipient is asked, removes, and is answered for. No gate, no entry.

Serves clauses 3.3, 3.10 and 9.1. The database finds what went out on the consent, whoever shared it here, and lets those in
who read what was shared: ids alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.sharing.resting import stop_due
from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.models import Consent
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import ConsentRelied, ConsentStop
from chiltern.sharing.queries.no_longer_covered import Resting, no_longer_covered

_LET_IN = "select ctx.let_in_stops(%s::uuid[])"
_REMOVE = "select ctx.remove_stopped(%s::uuid, %s::uuid[])"
_ANSWERED = "select ctx.file_stop_answered(%s::uuid)"


@dataclass(frozen=True, slots=True)
class Stopped:
    """Everything that was stopped; and those of them of which whoever recorded it may know."""

    rows: tuple[ConsentStop, ...]
    seen: tuple[ConsentStop, ...]

    def told(self) -> dict[UUID, dict[str, Any]]:
        """What the entry says to each recipient: of its own alone."""
        found: dict[UUID, dict[str, Any]] = {}
        for row in self.rows:
            if not row.outside:
                found.setdefault(row.recipient, {"stopped": []})["stopped"].append(row.id)
        return found


def stop_what_rests(by: Actor, person: UUID, withdrawal: UUID, ended_at: datetime) -> Stopped:
    """What no answer about this person lets go any more, as they stand now: each recipient is asked."""
    over = no_longer_covered(by, person)
    if not over:
        return Stopped((), ())
    filing = Filing(by)
    rows = _stops(by, filing, over, withdrawal, ended_at)
    filing.write()
    ids = [row.id for row in rows]
    prepared.fetch(_LET_IN, [ids])
    seen = set(ConsentStop.objects.filter(id__in=ids).values_list("id", flat=True))
    return Stopped(tuple(rows), tuple(row for row in rows if row.id in seen))


def stop_what_ended(by: Actor, made: Collection[Any]) -> Stopped:
    """Where something is written down that went on a consent which has ended since: each recipient is asked at once.

    `made`: the rows of the act, with what it relied on. Nothing is asked where nothing went on consent alone.
    """
    relied = {consent for row in made if isinstance(row, ConsentRelied) for consent in row.consents}
    if not relied:
        return Stopped((), ())
    later = Consent.objects.filter(instead_of__in=relied, state=ConsentState.WITHDRAWN).order_by("made_at")
    found = [stop_what_rests(by, one.person_id, one.id, one.happened_at) for one in later.defer("says")]
    rows, seen = ([row for each in found for row in getattr(each, of)] for of in ("rows", "seen"))
    return Stopped(tuple(rows), tuple(seen))


def _stops(
    by: Actor, filing: Filing, over: Iterable[Resting], withdrawal: UUID, ended_at: datetime
) -> list[ConsentStop]:
    """One row for each disclosure, with everything of it that is over."""
    due, by_disclosure = stop_due(by.at, law_at(by.at)), dict[UUID, list[Resting]]()
    for one in over:
        by_disclosure.setdefault(one.disclosure, []).append(one)
    rows = []
    for disclosure, its in by_disclosure.items():
        row = ConsentStop(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            reference=new_reference(),
            disclosure=disclosure,
            recipient=its[0].recipient,
            outside=its[0].outside,
            items=[one.item for one in its],
            withdrawal=withdrawal,
            ended_at=ended_at,
            due_at=due.at,
            worked_out=due.worked_out,
            stopped_by=by.post,
        )
        filing.bear_sealed(row.id, "stop")
        if not row.outside:
            filing.share_keys({row.id: None}, row.recipient)
        rows.append(row)
    prepared.insert(rows)
    return rows


def remove(stopped: ConsentStop, items: Iterable[UUID]) -> None:
    """Nobody at this agency reads them any more, unless they came here by another way that stands. Nothing is destroyed."""
    prepared.fetch(_REMOVE, [stopped.id, list(items)])


def file_answered(by: Actor, stopped: ConsentStop) -> None:
    """It waits for nobody here any more, and whoever shared it finds the answer."""
    if stopped.keeper == by.agency:
        access.file_under(stopped.id, kind="stop.read", sort_at=by.at)
        return
    prepared.fetch(_ANSWERED, [stopped.id])
    access.file_under(stopped.id, kind="stop.done", sort_at=by.at)
