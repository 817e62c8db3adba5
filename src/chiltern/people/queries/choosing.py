"""Choosing one of one's own people: those picked already, and those who are likely the same (clauses 3.4, 3.5)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.people.facts.opened import opened
from chiltern.people.queries.search import lines, search_people
from chiltern.people.queries.views import Found
from chiltern.people.workings import limits
from chiltern.people.workings.agreement import same_name
from chiltern.people.workings.permitted import must_open

__all__ = ["likely_same", "must_open", "picked"]


def picked(by: Actor, ids: Collection[UUID]) -> tuple[Found, ...]:
    """Those of the people whom this post sees, in the order given. Whom it does not see is left out."""
    people = opened(ids)
    return lines(by, [people[each] for each in dict.fromkeys(ids) if each in people])


def likely_same(by: Actor, name: str, born: date | None) -> tuple[Found, ...]:
    """Own people of this name, or one that sounds like it, whose date of birth is the same or not known.

    Raises Refused where the role never searches.
    """
    if not name or len(name) > limits.WORDS_SEARCHED:
        return ()
    found = search_people(by, text=name, born=born)
    return tuple(one for one in found if _same_date(one, born) and _same_name(one, name))


def _same_date(one: Found, born: date | None) -> bool:
    """A date that one side does not know parts nobody."""
    theirs = one.born or one.due
    return born is None or theirs is None or theirs == born


def _same_name(one: Found, name: str) -> bool:
    return any(same_name(theirs, name) for theirs in (one.called, *one.also_called))
