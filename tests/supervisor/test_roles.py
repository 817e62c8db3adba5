"""Each process of the service gets only what its work needs of the database."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import psycopg
import pytest

from chiltern.supervisor import roles
from tests.supervisor.conftest import Ground

pytestmark = pytest.mark.committed


@pytest.fixture(scope="module")
def prepared(ground: Ground) -> Ground:
    """A server made ready."""
    with ground.server.connect() as admin:
        roles.prepare(admin, ground.secrets.passwords)
    return ground


@pytest.fixture
def scratch(prepared: Ground) -> Iterator[psycopg.Connection[object]]:
    """The owner's connection; what it makes is rolled back."""
    with prepared.connect_as("owner") as owner:
        owner.autocommit = False
        yield owner
        owner.rollback()


def attributes(ground: Ground) -> dict[str, tuple[bool, ...]]:
    rows = ground.fetch(
        "select rolname, rolcanlogin, rolbypassrls, rolsuper, rolcreatedb, rolcreaterole, rolreplication, "
        "rolinherit from pg_roles where rolname like 'chiltern%%'"
    )
    return {name: tuple(rest) for name, *rest in rows}


def test_no_role_is_a_superuser_and_only_backup_and_verifier_read_past_row_security(prepared: Ground) -> None:
    no_more = (False,) * 5
    assert attributes(prepared) == {
        "chiltern_owner": (True, False, *no_more),
        "chiltern_ctx_owner": (False, False, *no_more),
        "chiltern_signin": (True, False, *no_more),
        "chiltern_app": (True, False, *no_more),
        "chiltern_worker": (True, False, *no_more),
        "chiltern_integrator": (True, False, *no_more),
        "chiltern_report": (True, False, *no_more),
        "chiltern_backup": (True, True, *no_more),
        "chiltern_verifier": (True, True, *no_more),
    }


def test_preparing_again_repairs_a_role_that_got_too_much_and_loses_nothing(prepared: Ground) -> None:
    with prepared.connect_as("owner") as owner:
        owner.execute("create table kept (word text)")
        owner.execute("insert into kept values ('before')")
    prepared.run(
        "alter role chiltern_app superuser createdb bypassrls", "grant temp on database chiltern to public"
    )
    with prepared.server.connect() as admin:
        roles.prepare(admin, prepared.secrets.passwords)
    assert attributes(prepared)["chiltern_app"] == (True, *(False,) * 6)
    with prepared.connect_as("app") as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("create temporary table aside (word text)")
    with prepared.connect_as("owner") as owner:
        assert owner.execute("select word from kept").fetchall() == [("before",)]
        owner.execute("drop table kept")


def test_each_role_signs_in_with_its_own_password_alone(prepared: Ground) -> None:
    for role in roles.LOGIN_ROLES:
        with prepared.connect_as(role) as connection:
            assert connection.execute("select current_user").fetchone() == (f"chiltern_{role}",)
        other = prepared.secrets.passwords["app" if role != "app" else "owner"]
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(prepared.server.address(f"chiltern_{role}", "chiltern", other))


def test_only_the_owner_makes_tables(prepared: Ground) -> None:
    for role in set(roles.LOGIN_ROLES) - {"owner"}:
        with prepared.connect_as(role) as connection:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("create table public.mine (word text)")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("create schema mine")


def test_a_role_of_somebody_else_on_the_server_cannot_connect(prepared: Ground) -> None:
    prepared.run("create role stranger login password 'stranger'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(prepared.server.address("stranger", "chiltern", "stranger"))
    prepared.run("drop role stranger")


def test_the_owner_makes_the_context_schema_and_acts_in_it_only_by_taking_its_owners_role(
    scratch: psycopg.Connection[object],
) -> None:
    scratch.execute("create schema ctx authorization chiltern_ctx_owner")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), scratch.transaction():
        scratch.execute("create table ctx.session (token bytea)")
    scratch.execute("set role chiltern_ctx_owner")
    scratch.execute("create table ctx.session (token bytea)")


def test_the_application_can_take_no_other_role(prepared: Ground) -> None:
    with prepared.connect_as("app") as app:
        for role in set(roles.ALL_ROLES) - {"app"}:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(f"set role chiltern_{role}".encode())


def test_the_printed_sql_does_the_same_and_holds_no_password(prepared: Ground) -> None:
    script = roles.as_sql(prepared.secrets.passwords, "by_script")
    assert not [secret for secret in prepared.secrets.passwords.values() if secret in script]
    psql = [
        str(prepared.server.programs / "psql"),
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        prepared.server.superuser_address(),
    ]
    for _ in range(2):
        done = subprocess.run(psql, input=script, text=True, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    with prepared.connect_as("app", "by_script") as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("create table mine (word text)")


def test_an_administrator_who_is_no_superuser_is_told_so(prepared: Ground) -> None:
    with prepared.connect_as("owner") as owner, pytest.raises(roles.UnsuitableServerError, match="superuser"):
        roles.prepare(owner, prepared.secrets.passwords)
