"""Consents that are about to lapse or due to be looked at again: references, never names (clauses 2.2, 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.queries.views import DueView
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.people.workings.dates import today

PAGE = 25
AHEAD = timedelta(days=28)
"""How long before its day a consent is listed."""

# The review date is never after the last day: what is about to lapse is due.
_DUE = """
select c.id, c.reference, c.person_id, c.state, c.review_on, c.until, count(*) over ()
  from consent_consent c
 where c.keeper = %(mine)s::uuid and c.state in ('given', 'given_with_limits') and c.review_on <= %(until)s::date
   and (c.until is null or c.until >= %(today)s::date)
   and not exists (select from consent_consent n where n.person_id = c.person_id and n.instead_of_id = c.id)
   and case %(which)s::text when 'lapses' then c.until <= %(until)s::date
     when 'review' then c.until is null or c.until > %(until)s::date
     when 'overdue' then c.review_on < %(today)s::date else true end
   and (c.review_on, c.id) > (%(after)s::date, %(after_id)s::uuid)
 order by c.review_on, c.id limit %(most)s::int"""
_FIRST = (date.min, UUID(int=0))


@dataclass(frozen=True, slots=True)
class DuePage:
    """One page, what is due first on top; `after` is where the next one starts."""

    due: tuple[DueView, ...]
    after: tuple[date, UUID] | None
    left: int
    """How many there are from here on."""


def due_for_review(by: Actor, after: tuple[date, UUID] | None = None, *, which: str = "") -> DuePage:
    """Of the people whom this post sees. `which`: those that lapse, that are to be asked again, or that are past their day."""
    day, place = today(by.at), after or _FIRST
    values = {
        "mine": by.agency,
        "today": day,
        "until": day + AHEAD,
        "after": place[0],
        "after_id": place[1],
        "most": PAGE,
        "which": which,
    }
    found = prepared.fetch(_DUE, values)
    due = tuple(
        DueView(id, reference, person, ConsentState(state), review_on, until, review_on < day)
        for id, reference, person, state, review_on, until, _ in found
    )
    left = found[0][6] if found else 0
    last = (due[-1].review_on, due[-1].id) if left > len(due) else None
    return DuePage(due, last, left)
