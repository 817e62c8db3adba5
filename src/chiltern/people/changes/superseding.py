"""What is different about a person from a day on: rows end, new ones begin (clause 3.5: accurate).

Only birth, language and format needs are overwritten; what they were stands in the entry of the act.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.sealed import keys
from chiltern.people.changes.making import address_row, birth_said, identifier_row, name_row, tokens_of
from chiltern.people.changes.naming import also_names
from chiltern.people.models import Address, Identifier, Person, PersonName, PersonRow, SearchToken
from chiltern.people.workings import dates, given
from chiltern.people.workings.kinds import IdentifierKind, NameKind, PlaceKind

# A person has one of these at a time; of any other kind a new one stands beside the old.
ONE_AT_A_TIME = frozenset(
    {
        NameKind.LEGAL,
        NameKind.AT_BIRTH,
        PlaceKind.HOME,
        PlaceKind.SCHOOL,
        PlaceKind.SURGERY,
        IdentifierKind.NHS_NUMBER,
        IdentifierKind.UPN,
    }
)


def change(by: Actor, person: Person, stated: given.Change) -> tuple[list[models.Model], dict[str, Any]]:
    """Applies a checked change to a locked record; returns the new rows, and what was there before.

    Raises Missing for an ending of something that is not this person's, Invalid for one before its beginning.
    """
    day = stated.on or dates.today(by.at)
    was = _overwrite(person, stated)
    _end(person, stated.ends, day)
    rows = _rows(by, person, stated)
    for row in rows:
        row.since = row.since or day
        if row.until is None and row.kind in ONE_AT_A_TIME:
            _end_same_kind(row, day)
        row.sealed_with(person.key_of_thing()).save(force_insert=True)
    if stated.name or stated.identifier or stated.birth:
        _find_again(by, person)
    if stated.address:
        also_names(person.id, [whom.person for whom in stated.address.hidden_from if whom.person is not None])
    return list(rows), was


def _overwrite(person: Person, stated: given.Change) -> dict[str, Any]:
    news = {
        "birth": birth_said(stated.birth) if stated.birth else None,
        "language": stated.language,
        "formats": stated.formats,
    }
    new = {field: value for field, value in news.items() if value is not None}
    was = {field: getattr(person, field) for field in new}
    for field, value in new.items():
        setattr(person, field, value)
    if new:
        person.save(update_fields=list(new))
    return was


def _rows(by: Actor, person: Person, stated: given.Change) -> list[Any]:
    rows: list[Any] = []
    if stated.name:
        rows.append(name_row(person.id, by.agency, by.at, stated.name))
    if stated.address:
        rows.append(address_row(person.id, by.agency, by.at, stated.address))
    if stated.identifier:
        rows.append(identifier_row(person.id, by.agency, by.at, stated.identifier))
    return rows


def _end(person: Person, ends: tuple[UUID, ...], day: date) -> None:
    ended = 0
    for model in (PersonName, Address, Identifier):
        standing = model.objects.filter(id__in=ends, person=person, until=None)
        _not_before_its_start(standing, day)
        ended += standing.update(until=day)
    if ended != len(set(ends)):
        raise Missing


def _end_same_kind(row: Any, day: date) -> None:
    standing = type(row).objects.filter(person=row.person_id, kind=row.kind, until=None)
    _not_before_its_start(standing, row.since or day)
    standing.update(until=row.since or day)


def _not_before_its_start(standing: models.QuerySet[Any], day: date) -> None:
    if standing.filter(since__gt=day).exists():
        raise Invalid("on", "The change must not be before the start of what it replaces")


def _find_again(by: Actor, person: Person) -> None:
    """Makes the tokens anew: former names and numbers still find the person, a wrong date does not."""

    def opened(model: type[PersonRow]) -> list[Any]:
        return [row.sealed_with(person.key_of_thing()) for row in model.objects.filter(person=person)]

    now = given.Person(
        names=tuple(given.Name(row.given, row.family) for row in opened(PersonName)),
        birth=_birth(person.birth),
        identifiers=tuple(
            given.Identifier(IdentifierKind(row.kind), row.value) for row in opened(Identifier)
        ),
    )
    SearchToken.objects.filter(keeper=by.agency, person=person).delete()
    SearchToken.objects.bulk_create(tokens_of(keys.token_key(by.agency), by.agency, person.id, now))


def _birth(held: dict[str, Any]) -> given.Birth:
    def read(name: str) -> date | None:
        return date.fromisoformat(held[name]) if name in held else None

    return given.Birth(read("on"), read("due"), bool(held.get("estimated")))
