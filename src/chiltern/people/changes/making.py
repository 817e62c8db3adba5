"""New records of people, one or many at once: sealed, findable, read by whom one names (2.2, 3.7)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import models

from chiltern.foundation import access
from chiltern.foundation.sealed import keys
from chiltern.people.models import Address, Identifier, Person, PersonName, PersonRow, SearchToken
from chiltern.people.workings import given, matching_tokens
from chiltern.people.workings.said import said

KIND = "person"


def make_people(
    *,
    keeper: UUID,
    at: datetime,
    stated: Mapping[UUID, given.Person],
    readers: Sequence[UUID],
    naming: Mapping[UUID, Collection[UUID]] = MappingProxyType({}),
) -> list[models.Model]:
    """Writes checked statements as this agency's records under the ids given; returns the rows.

    All of them get the same readers; `naming` says whom else each of them names. Each person takes two
    queries (access and key), whatever is stated.
    """
    access.bear_many(list(stated), keeper, KIND)
    people: list[Person] = []
    parts: list[PersonRow] = []
    tokens: list[SearchToken] = []
    token_key = keys.token_key(keeper)
    for person_id, one in stated.items():
        about = sorted({person_id, *_named(one), *naming.get(person_id, ())})
        access.grant(readers, person_id, kind=KIND, sort_at=at, people=about)
        key = keys.make(person_id, keeper)
        people.append(_person(person_id, keeper, at, one).sealed_with(key))
        parts += [part.sealed_with(key) for part in _parts(person_id, keeper, at, one)]
        tokens += tokens_of(token_key, keeper, person_id, one)
    Person.objects.bulk_create(people)
    models_of_parts: tuple[type[PersonRow], ...] = (PersonName, Address, Identifier)
    for model in models_of_parts:
        model.objects.bulk_create([part for part in parts if isinstance(part, model)])
    SearchToken.objects.bulk_create(tokens)
    return [*people, *parts]


def name_row(person: UUID, keeper: UUID, at: datetime, one: given.Name) -> PersonName:
    """A name, not yet sealed."""
    return PersonName(
        person_id=person,
        keeper=keeper,
        made_at=at,
        kind=one.kind.value,
        given=one.given,
        family=one.family,
        since=one.since,
        until=one.until,
    )


def address_row(person: UUID, keeper: UUID, at: datetime, one: given.Address) -> Address:
    """An address with from whom it is hidden, not yet sealed."""
    return Address(
        person_id=person,
        keeper=keeper,
        made_at=at,
        kind=one.kind.value,
        text=one.text,
        postcode=one.postcode,
        hidden_from=said(one.hidden_from),
        since=one.since,
        until=one.until,
    )


def identifier_row(person: UUID, keeper: UUID, at: datetime, one: given.Identifier) -> Identifier:
    """A number, not yet sealed."""
    return Identifier(
        person_id=person,
        keeper=keeper,
        made_at=at,
        kind=one.kind.value,
        value=one.value,
        called=one.called,
        since=one.since,
        until=one.until,
    )


def birth_said(birth: given.Birth) -> dict[str, str | bool]:
    """How a birth lies in its sealed field."""
    held: dict[str, str | bool] = said(birth)
    return held


def tokens_of(token_key: bytes, keeper: UUID, person: UUID, one: given.Person) -> list[SearchToken]:
    """By what this person will be found."""
    found = matching_tokens.of_person(
        token_key,
        [(name.given, name.family) for name in one.names],
        one.birth.on or one.birth.due,
        [number.value for number in one.identifiers],
    )
    return [SearchToken(keeper=keeper, token=token, person_id=person) for token in sorted(found)]


def _person(person_id: UUID, keeper: UUID, at: datetime, one: given.Person) -> Person:
    return Person(
        id=person_id,
        keeper=keeper,
        made_at=at,
        is_child=one.is_child,
        birth=birth_said(one.birth),
        language=one.language,
        formats=one.formats,
    )


def _parts(person: UUID, keeper: UUID, at: datetime, one: given.Person) -> list[PersonRow]:
    return [
        *(name_row(person, keeper, at, name) for name in one.names),
        *(address_row(person, keeper, at, address) for address in one.addresses),
        *(identifier_row(person, keeper, at, number) for number in one.identifiers),
    ]


def _named(one: given.Person) -> list[UUID]:
    return [
        whom.person for address in one.addresses for whom in address.hidden_from if whom.person is not None
    ]
