"""The invented county: the agencies of the list, each with desk, team, posts and open sessions, by the real actions."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib import resources
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.db import transaction

from chiltern.accounts import contexts
from chiltern.accounts.changes import NewAccount, make_accounts
from chiltern.accounts.models import Seat as AccountSeat
from chiltern.accounts.models import User
from chiltern.accounts.queries import Credentials
from chiltern.accounts.session_store import SessionStore
from chiltern.agencies.actions.import_signatories import import_signatories
from chiltern.agencies.changes.office import make_office
from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people_at, make_teams
from chiltern.agencies.models import Agency, Team
from chiltern.code_of_practice.words import Reader, Role
from chiltern.foundation import context
from chiltern.foundation.actor import Outsider
from chiltern.foundation.ids import OFFICE
from chiltern.jobs.bench.loader import loading
from chiltern.people.actions.record_person import record_person
from chiltern.people.workings import given
from chiltern.scheme import changes as scheme

POSTS = 4
"""Practitioners of an agency: each reads as himself, the team and the duty desk."""
SIZES = ("large", "medium", "small")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with an open session: `token` opens it."""

    post: str
    practitioner: str
    account: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One agency. `weight` is its share of the county's traffic, all shares together being 1."""

    agency: str
    desk: str
    team: str
    weight: float
    seats: tuple[Seat, ...]


def make_county(agencies: int) -> dict[str, Any]:
    """The first so many agencies of the list, the busiest first."""
    with loading() as admin:
        admin.execute("insert into ctx.nature (nature) values ('live') on conflict do nothing")
    with transaction.atomic():
        by = context.enter_command()
        scheme.make_partnership("Chilternshire Safeguarding Children Partnership", by.at)
        make_office(by=by, name="Chilternshire Partnership Office")
        import_signatories(by=by, content=_signatories(agencies))
        sites = _people(by)
    return {"sites": [asdict(site) for site in sites]}


def sites_of(county: dict[str, Any]) -> list[Site]:
    """A county that a step was given, read back."""
    return [
        Site(**{**site, "seats": tuple(Seat(**seat) for seat in site["seats"])}) for site in county["sites"]
    ]


def _signatories(agencies: int) -> bytes:
    lines = resources.files("chiltern.jobs.demo").joinpath("data/signatories.csv").read_text().splitlines()
    return "\n".join(lines[: agencies + 1]).encode()


def open_sessions(county: dict[str, Any]) -> dict[str, Any]:
    """Opens a session for every seat, as signing in does, and gives every agency a child. Runs as the web's role."""
    held = {str(row.id): row.user for row in AccountSeat.objects.select_related("user")}
    sites = [
        replace(
            site, seats=tuple(replace(seat, token=_opened(seat, held[seat.account])) for seat in site.seats)
        )
        for site in sites_of(county)
    ]
    return {
        "sites": [asdict(site) for site in sites],
        "children": {site.agency: str(child_of(site)) for site in sites},
    }


def _opened(seat: Seat, user: User) -> str:
    store = SessionStore()
    store.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
    )
    store.create()
    token = str(store.session_key)
    contexts.open_context(token, UUID(seat.post), user.pk)
    return token


def child_of(site: Site) -> UUID:
    """A child on the agency's own record, seen by its team and its duty desk."""
    stated = given.Person(names=(given.Name("Amara", "Whitlock"),), birth=given.Birth(on=date(2016, 3, 9)))
    with transaction.atomic():
        by = context.enter(site.seats[0].token)
        if by is None:
            raise RuntimeError("a seat whose session opens nothing")
        return record_person(by=by, stated=stated, readers=[UUID(site.team), UUID(site.desk)])


def _people(by: Outsider) -> list[Site]:
    rows = sorted(
        Agency.objects.exclude(id=OFFICE), key=lambda row: (SIZES.index(row.size or "small"), row.name)
    )
    teams = {
        row.id: Team(id=uuid4(), keeper=row.id, made_at=by.at, name="First team", kind=Reader.TEAM)
        for row in rows
    }
    make_teams(list(teams.values()))
    made = make_people_at(by=by, people={row.id: _staff(row, teams[row.id].id) for row in rows})
    _let_in([person.seat for its in made.values() for person in its], by)
    whole = sum(1 / (place + 1) for place in range(len(rows)))
    return [
        Site(
            agency=str(row.id),
            desk=str(row.duty_desk),
            team=str(teams[row.id].id),
            weight=1 / (place + 1) / whole,
            seats=tuple(
                Seat(str(person.posts[0]), str(person.practitioner), str(person.seat))
                for person in made[row.id]
            ),
        )
        for place, row in enumerate(rows)
    ]


def _let_in(seats: list[UUID], by: Outsider) -> None:
    credentials = Credentials(make_password(secrets.token_urlsafe(12)), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    make_accounts([NewAccount(f"{seat}@county.example", credentials, (seat,)) for seat in seats], by.at)


def _staff(agency: Agency, team: UUID) -> list[NewPerson]:
    post = NewPost(Role.PRACTITIONER, "Practitioner", (team, agency.duty_desk))
    return [NewPerson(f"Pat Practitioner {place + 1}", (post,)) for place in range(POSTS)]
