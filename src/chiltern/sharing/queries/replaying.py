"""Every stored decision made again by the rules of today, with the law of its day (clause 3.8).

For an operator, as the role that reads past row security: it gives ids of decisions and names of rules, nothing of
what was decided about whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.replaying import differing, is_accepted
from chiltern.code_of_practice.stored_facts import UnknownFactError
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.cipher import CannotOpen
from chiltern.foundation.sealed.fields import Sealed
from chiltern.ledger.verifying.reading import batches
from chiltern.scheme.queries import book, day_in_london, law_as_read
from chiltern.sharing.models import Decision

# A decision's key is its keeper's own; once that wrap is gone its facts are destroyed, and it stands without them.
_STORED = """
select d.id, d.keeper, (select ctx.now()), d.made_at, d.standing, d.book, d.rules, d.answers, d.trace, w.wrapped
  from sharing_decision d left join foundation_keywrap w on w.thing = d.id and w.agency = d.keeper"""

ALTERED = "sealed"
"""Its sealed facts or its trace do not open."""
BESIDE = "row"
"""What stands beside the trace in its row says something else."""
CANNOT_BE_MADE = "facts"
"""Its facts cannot be read by the rules of today."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One decision. `names`: the rules that differ, or what is wrong with it; none where it comes out the same."""

    decision: UUID
    names: tuple[str, ...] = ()
    accepted: bool = False
    destroyed: bool = False


def how_many() -> int:
    """The decisions that there are."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from sharing_decision")
        return int(cursor.fetchone()[0])


def replayed() -> Iterator[Replayed]:
    """One after the other, a batch at a time in memory; inside a transaction."""
    for batch in batches("default", _STORED):
        for decision, keeper, now, made_at, *beside, answers, trace, wrapped in batch:
            row = Decision(id=decision, keeper=keeper, answers=Sealed(answers), trace=Sealed(trace))
            try:
                row.sealed_with(keys.opened(decision, keeper.bytes + wrapped if wrapped else None))
            except keys.NoKey:
                yield Replayed(decision, destroyed=True)
                continue
            except CannotOpen:
                yield Replayed(decision, (ALTERED,))
                continue
            names = _names(row, made_at, beside, now)
            yield Replayed(decision, names, accepted=bool(names) and is_accepted(names, int(beside[2])))


def _names(row: Decision, made_at: datetime, beside: list[str], now: datetime) -> tuple[str, ...]:
    try:
        trace: dict[str, Any] = row.trace
        if [trace["standing"], trace["book"], trace["rules"]] != beside:
            return (BESIDE,)
        return differing(row.answers, trace, _law(trace, made_at, now))
    except CannotOpen:
        return (ALTERED,)
    except (UnknownFactError, UnknownRowError, KeyError, TypeError, ValueError):
        return (CANNOT_BE_MADE,)


def _law(trace: dict[str, Any], made_at: datetime, now: datetime) -> Book:
    """The law that it read: of the moment in which it was made, or of an earlier one, for a call written down later.

    A call written down before its moment was kept stands with its day. `now`: this transaction's, in which what was ever
    set is read once for all of them.
    """
    moment = datetime.fromisoformat(trace["moment"]) if "moment" in trace else made_at
    on = date.fromisoformat(trace["on"]) if "on" in trace else day_in_london(moment)
    if on != day_in_london(moment):
        return book(on)
    return law_as_read(moment, trace["book"], asked_at=now)
