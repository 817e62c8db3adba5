"""The standing cast: six agencies and the partnership's office, with everybody whom a test needs.

Made by the product's own changes, as the council's officer, in the test's own transaction. `cast.school.practitioner`
is a post: `become(cast.school.practitioner)` gives its Actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.hashers import make_password

from chiltern.accounts.changes import NewAccount, make_accounts
from chiltern.accounts.queries import Credentials
from chiltern.agencies.actions.set_conflict import set_conflict
from chiltern.agencies.changes import make_agencies
from chiltern.agencies.changes.office import make_office
from chiltern.agencies.changes.posts import MadePerson, NewPerson, NewPost, make_people_at, make_teams
from chiltern.agencies.models import Agency, Team
from chiltern.agencies.workings.profile import NewAgency
from chiltern.agencies.workings.sectors import Sector
from chiltern.code_of_practice.words import Reader, Role, StatutoryDuty
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE, new_id
from chiltern.foundation.sealed import keys
from chiltern.scheme.changes import make_partnership

Become = Callable[[UUID], Actor]
PASSWORD = "orchard-lantern-seven"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

POSTS = ("practitioner", "duty", "colleague", "manager", "conflicted", "representative")
AGENCIES = {
    "school": NewAgency(
        name="St Osyth’s School", sector=Sector.SCHOOL, legal_body="St Osyth’s Academy Trust"
    ),
    "police": NewAgency(name="Chiltern Vale Police", sector=Sector.POLICE, legal_body="Chief Constable"),
    "health": NewAgency(
        name="Riverside Health Trust", sector=Sector.HEALTH, legal_body="Riverside Health Trust"
    ),
    "social_care": NewAgency(
        name="Children’s Social Care",
        sector=Sector.COUNCIL,
        legal_body="Chilternshire Council",
        statutory_duty=StatutoryDuty.LISTED,
        duty_checked_by="the register",
    ),
    "sensitive": NewAgency(
        name="Harbour Clinic",
        sector=Sector.HEALTH,
        legal_body="Harbour Clinic Limited",
        sensitive_service=True,
    ),
    "stranger": NewAgency(name="Beacon Leisure", sector=Sector.SPORT, legal_body="Beacon Leisure Limited"),
}


@dataclass(frozen=True, slots=True)
class At:
    """One agency. Everybody is a post; `who` has the person behind each."""

    agency: UUID
    desk: UUID
    team: UUID
    other_team: UUID
    practitioner: UUID
    """In the team."""
    duty: UUID
    """Has the duty desk."""
    colleague: UUID
    """In the other team: sees nothing of the first one's."""
    manager: UUID
    """Of the team, and on the duty desk."""
    conflicted: UUID
    """In the team, like the practitioner: for a conflict with somebody."""
    representative: UUID
    who: dict[UUID, MadePerson] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody. `officer` is the council's officer's post at the partnership's office."""

    officer: UUID
    school: At
    police: At
    health: At
    social_care: At
    sensitive: At
    stranger: At
    become: Become = field(repr=False)

    def set_conflict(self, at: At, post: UUID, person: UUID) -> None:
        """As the representative: from now on whoever has the post sees nothing about the person."""
        by = self.become(at.representative)
        set_conflict(by=by, practitioner=at.who[post].practitioner, person=person)


@pytest.fixture(scope="session")
def first_officer(django_db_setup: None, django_db_blocker: Any, clone_name: str) -> UUID:
    """A bare standing of a council's officer, written as the operator's command would: somebody must come first."""
    from tests import database

    post = uuid4()
    with django_db_blocker.unblock(), database.connect(clone_name) as admin:
        stand_as_officer(admin, post)
    return post


def stand_as_officer(admin: Any, post: UUID) -> None:
    """Writes the bare standing."""
    admin.execute(
        """insert into foundation_poststanding (id, agency, practitioner, role, starts_at)
           values (%s, %s, gen_random_uuid(), 'council_officer', '2020-01-01')""",
        [post, OFFICE],
    )


@pytest.fixture
def cast(db: Cast) -> Cast:
    """The standing cast. What the test does is rolled back; the cast itself stands for the next one too."""
    return db


def build(first_officer: UUID, become: Become) -> Cast:
    """Makes everybody, in the transaction that is open."""
    # The office's id is the same in every test, its key is not.
    keys.agency_key.cache_clear()
    by = become(first_officer)
    make_partnership("Chilternshire Safeguarding Children Partnership", by.at)
    make_office(by=by, name="Chilternshire Partnership Office")
    agencies = dict(zip(AGENCIES, make_agencies(list(AGENCIES.values()), by.at).agencies, strict=True))
    teams = {name: _teams(agency, by) for name, agency in agencies.items()}
    make_teams([team for its in teams.values() for team in its])
    officer = NewPost(Role.COUNCIL_OFFICER, "Council’s officer for the Code")
    people = {agency.id: _people(agency, teams[name]) for name, agency in agencies.items()}
    made = make_people_at(by=by, people={OFFICE: [NewPerson("Odette Officer", (officer,))], **people})
    houses = {name: _at(agency, teams[name], made[agency.id]) for name, agency in agencies.items()}
    _let_in(by, {"officer": made[OFFICE][0]}, houses)
    return Cast(officer=made[OFFICE][0].posts[0], become=become, **houses)


def _teams(agency: Agency, by: Actor) -> tuple[Team, Team]:
    first, other = (
        Team(id=new_id(), keeper=agency.id, made_at=by.at, name=name, kind=Reader.TEAM)
        for name in ("First team", "Other team")
    )
    return first, other


def _people(agency: Agency, teams: tuple[Team, Team]) -> list[NewPerson]:
    """In the order of POSTS."""
    first, other = (team.id for team in teams)
    wanted = (
        ("Pip Practitioner", Role.PRACTITIONER, (first,)),
        ("Dana Duty", Role.PRACTITIONER, (agency.duty_desk,)),
        ("Col Colleague", Role.PRACTITIONER, (other,)),
        ("Mina Manager", Role.MANAGER, (first, agency.duty_desk)),
        ("Conn Conflicted", Role.PRACTITIONER, (first,)),
        ("Rae Representative", Role.REPRESENTATIVE, ()),
    )
    return [NewPerson(name, (NewPost(role, role.says, readers),)) for name, role, readers in wanted]


def _at(agency: Agency, teams: tuple[Team, Team], made: list[MadePerson]) -> At:
    return At(
        agency=agency.id,
        desk=agency.duty_desk,
        team=teams[0].id,
        other_team=teams[1].id,
        **{name: person.posts[0] for name, person in zip(POSTS, made, strict=True)},
        who={person.posts[0]: person for person in made},
    )


def _let_in(by: Actor, office: dict[str, MadePerson], houses: dict[str, At]) -> None:
    """Everybody signs in as `post@agency.example`, with one password and one secret."""
    credentials = Credentials(make_password(PASSWORD), SECRET)
    accounts = [
        NewAccount(f"{name}@office.example", credentials, (each.seat,)) for name, each in office.items()
    ]
    for name, at in houses.items():
        for post in POSTS:
            seat = at.who[getattr(at, post)].seat
            accounts.append(NewAccount(f"{post}@{name.replace('_', '-')}.example", credentials, (seat,)))
    make_accounts(accounts, by.at)


@pytest.fixture(scope="module")
def town_database(
    django_db_setup: None, django_db_blocker: Any, clone_name: str
) -> Iterator[tuple[str, Cast]]:
    """A database of its own with the cast, whose transactions commit. One a module: its tests share no account."""
    from django.db import transaction

    from tests import database
    from tests.conftest import enter_as_post, point_at

    name, post = f"{clone_name}_town", uuid4()
    with django_db_blocker.unblock():
        database.clone(name)
        with database.connect(name) as admin:
            stand_as_officer(admin, post)
        point_at(name)
        with transaction.atomic():
            made = build(post, enter_as_post)
        point_at(clone_name)
        yield name, made
        with database.connect() as admin:
            database.drop(admin, name)


@pytest.fixture
def town(town_database: tuple[str, Cast], django_db_blocker: Any, clone_name: str) -> Iterator[Cast]:
    """The cast, committed: for signing in, which uses two connections."""
    from tests.conftest import point_at

    name, made = town_database
    keys.agency_key.cache_clear()
    with django_db_blocker.unblock():
        point_at(name)
        yield made
        point_at(clone_name)
