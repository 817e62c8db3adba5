"""A county for two worlds: the cast in a database of its own, committed, with an open session for every post."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connections, transaction
from psycopg.conninfo import conninfo_to_dict

from chiltern.accounts.session_store import SessionStore
from chiltern.foundation.ids import keyed_stream, new_id, use_stream
from chiltern.foundation.sealed import keys
from chiltern.notices.mail_server import Mail
from tests import database
from tests.cast import AGENCIES, POSTS, Cast, build, stand_as_officer
from tests.conftest import enter_as_post, point_at

# What only this database has: a clock that a test sets, and looks past the lock: at which acts were others', and at what
# a page would count that counted everything.
WORKINGS = """
create function tests_clock(at timestamptz) returns void language sql security definer set search_path = ctx as $$
  insert into ctx.clock_shift (shift, stands_at) values (interval '0', at)
  on conflict (only_one) do update set stands_at = excluded.stands_at $$;
create function tests_others_acts(agency uuid) returns table (entry uuid, commitment bytea, at timestamptz)
  language sql security definer set search_path = public as $$
  select e.id, e.commitment, e.at from ledger_entry e join ledger_opening o on o.entry = e.id
   where o.keeper = agency and not exists (select from ledger_opening p where p.entry = e.id and p.post is not null
     and p.keeper = agency) $$;
create function tests_things() returns bigint language sql security definer set search_path = public as $$
  select count(*) from foundation_thing $$;
grant execute on function tests_clock(timestamptz), tests_others_acts(uuid), tests_things() to public;"""


@dataclass(frozen=True)
class County:
    """Where worlds begin."""

    name: str
    cast: Cast
    tokens: dict[UUID, str]


@pytest.fixture(scope="session")
def county_made(django_db_setup: None, django_db_blocker: Any, clone_name: str) -> Iterator[County]:
    """Once a worker; the same bytes in every run."""
    name = f"{clone_name}_worlds"
    with django_db_blocker.unblock():
        database.clone(name)
        use_stream(keyed_stream("a county of worlds"))
        first = new_id()
        with database.connect(name) as admin:
            stand_as_officer(admin, first)
            admin.execute(WORKINGS)
        point_at(name)
        with transaction.atomic():
            cast = build(first, enter_as_post)
        use_stream(None)
        tokens = _sessions(name, cast)
        point_at(clone_name)
        yield County(name, cast, tokens)
        with database.connect() as admin:
            database.drop(admin, name)


@pytest.fixture
def county(
    county_made: County, django_db_blocker: Any, clone_name: str, settings: Any, tmp_path: Path
) -> Iterator[County]:
    """Its database, entered as the administrator: who may become the role of the web, of the worker, of the integrator."""
    keys.agency_key.cache_clear()
    mail: Mail = settings.MAIL
    settings.MAIL = dataclasses.replace(mail, host="", folder=tmp_path / "mail", asked_for_folder=True)
    admin = conninfo_to_dict(database.admin_url())
    with django_db_blocker.unblock():
        point_at(county_made.name)
        login = {"USER": admin.get("user", ""), "PASSWORD": admin.get("password", "")}
        connections["default"].settings_dict.update(login)
        yield county_made
        point_at(clone_name)
        keys.agency_key.cache_clear()


def _sessions(name: str, cast: Cast) -> dict[UUID, str]:
    """Open for as long as the worlds go on."""
    posts = [cast.officer, *(getattr(getattr(cast, at), post) for at in AGENCIES for post in POSTS)]
    tokens = {post: hashlib.sha256(f"token of {post}".encode()).hexdigest() for post in posts}
    with database.connect(name) as admin, transaction.atomic():
        for post, token in tokens.items():
            SessionStore(session_key=token).save(must_create=True)
            admin.execute(
                """insert into ctx.session (h, post, account, opened_at, expires_at)
                   values (%s, %s, gen_random_uuid(), '2026-01-01', '2099-01-01')""",
                [hashlib.sha256(token.encode()).digest(), post],
            )
    return tokens
