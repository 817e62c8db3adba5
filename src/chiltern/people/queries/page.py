"""One person with family, statuses and orders, as this post sees them (clauses 2.2, 3.4)."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.people.queries.parts import Views
from chiltern.people.queries.rows import Rows, fetch
from chiltern.people.queries.views import HouseholdView, PersonPage
from chiltern.people.workings import dates


def person_page(by: Actor, person_id: UUID) -> PersonPage:
    """Raises Missing where the person is not there for this post."""
    rows = fetch(person_id)
    day = dates.today(by.at)
    one, view = rows.people[person_id], Views(rows.people, day)
    related = (view.relationship(row) for row in rows.relationships)
    holders = (view.responsibility(row) for row in rows.responsibilities)
    return PersonPage(
        id=one.id,
        called=one.called(day),
        is_child=one.is_child,
        born=one.born,
        due=one.due,
        estimated=one.estimated,
        age=dates.age(one.born, day) if one.born else None,
        language=one.language,
        formats=one.formats,
        names=view.names(one),
        addresses=tuple(view.address(row) for row in rows.addresses),
        identifiers=tuple(view.identifier(row) for row in rows.identifiers),
        households=_households(person_id, rows, view),
        relationships=tuple(each for each in related if each),
        responsibilities=tuple(each for each in holders if each),
        statuses=tuple(view.status(row) for row in rows.statuses),
    )


def household_of(by: Actor, person_id: UUID) -> tuple[HouseholdView, ...]:
    """Who lives with this person, in each home, as far as this post sees them. Raises Missing."""
    rows = fetch(person_id)
    return _households(person_id, rows, Views(rows.people, dates.today(by.at)))


def _households(person_id: UUID, rows: Rows, view: Views) -> tuple[HouseholdView, ...]:
    standing = [row for row in rows.members if dates.stands(row.since, row.until, view.today)]
    homes = {row.household_id: row.household for row in standing if row.person_id == person_id}
    return tuple(
        HouseholdView(
            home.id,
            home.called,
            tuple(
                line
                for row in standing
                if row.household_id == home.id
                and row.person_id != person_id
                and (line := view.line(row.person_id, ""))
            ),
        )
        for home in homes.values()
    )
