"""The roles of the database and their rights on it, as data: each process gets only what its work needs,
none is a superuser, and only the dump and the verify command read past row security. Run again, it
repairs.

Tables are granted one by one where they are made; nothing is granted here by default.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
from psycopg import sql

DATABASE = "chiltern"
LOGIN_ROLES = ("owner", "signin", "app", "worker", "integrator", "report", "backup", "verifier")
CONTEXT_OWNER = "ctx_owner"  # owns the context functions; nobody signs in as it
PAST_ROW_SECURITY = frozenset({"backup", "verifier"})
ALL_ROLES = (*LOGIN_ROLES, CONTEXT_OWNER)
OLDEST_SERVER = 15
SCRAM_ROUNDS = 4096


class UnsuitableServerError(Exception):
    """The server is too old, or its administrator may not do what is needed."""


def role_name(role: str) -> str:
    """The name in the database of a role, `app` for example."""
    return f"chiltern_{role}"


def scram_verifier(password: str) -> str:
    """What PostgreSQL stores of a password (RFC 5803), so that the password itself never travels or is
    printed.
    """
    salt = os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, SCRAM_ROUNDS)
    client = hmac.digest(salted, b"Client Key", "sha256")
    stored = base64.b64encode(hashlib.sha256(client).digest()).decode()
    server = base64.b64encode(hmac.digest(salted, b"Server Key", "sha256")).decode()
    return f"SCRAM-SHA-256${SCRAM_ROUNDS}:{base64.b64encode(salt).decode()}${stored}:{server}"


def role_statements(passwords: Mapping[str, str]) -> Iterator[str]:
    """Statements that make the roles, or bring them back to what they should be; they concern the whole
    server.
    """
    for role in ALL_ROLES:
        name = role_name(role)
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') "
            f"THEN CREATE ROLE {name}; END IF; END $$"
        )
        login = "NOLOGIN PASSWORD NULL"
        if role != CONTEXT_OWNER:
            login = "LOGIN PASSWORD " + sql.Literal(scram_verifier(passwords[role])).as_string()
        past = "BYPASSRLS" if role in PAST_ROW_SECURITY else "NOBYPASSRLS"
        # NOINHERIT: the owner must say SET ROLE to act as the context's owner, on every version alike.
        yield (
            f"ALTER ROLE {name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT {past} {login}"
        )
    # What the pages prepare is asked for by ids: planning it for each value costs more than it finds.
    yield f"ALTER ROLE {role_name('app')} SET plan_cache_mode = force_generic_plan"
    grant = f"GRANT {role_name(CONTEXT_OWNER)} TO {role_name('owner')}"
    yield (
        "DO $$ BEGIN IF current_setting('server_version_num')::int >= 160000 "
        f"THEN EXECUTE '{grant} WITH INHERIT FALSE, SET TRUE'; ELSE EXECUTE '{grant}'; END IF; END $$"
    )


def database_statements(database: str) -> Iterator[str]:
    """Who may connect to a database, and create schemas in it. A database cloned from another starts
    without this.
    """
    name = sql.Identifier(database).as_string()
    yield f"ALTER DATABASE {name} OWNER TO {role_name('owner')}"
    yield f"REVOKE ALL ON DATABASE {name} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {name} TO {', '.join(map(role_name, LOGIN_ROLES))}"
    yield f"GRANT CREATE ON DATABASE {name} TO {role_name(CONTEXT_OWNER)}"


def schema_statements() -> Iterator[str]:
    """Rights on the schema public, to be run inside the database."""
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {', '.join(map(role_name, ALL_ROLES))}"
    yield f"GRANT CREATE ON SCHEMA public TO {role_name('owner')}"


def create_database_statement(database: str) -> str:
    """Makes the database, owned by the owner; it cannot be run twice."""
    name = sql.Identifier(database).as_string()
    return f"CREATE DATABASE {name} OWNER {role_name('owner')} TEMPLATE template0 ENCODING 'UTF8'"


def prepare(admin: psycopg.Connection[Any], passwords: Mapping[str, str], database: str = DATABASE) -> None:
    """Makes roles and database and sets every right, as often as one likes. `admin` is a superuser's
    connection in autocommit, to any database of the server.

    Raises UnsuitableServerError for a server older than 15 or an administrator who is not a superuser.
    """
    check(admin)
    for statement in role_statements(passwords):
        _run(admin, statement)
    if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone():
        _run(admin, create_database_statement(database))
    for statement in database_statements(database):
        _run(admin, statement)
    there: dict[str, Any] = {**admin.info.get_parameters(), "password": admin.info.password}
    with psycopg.connect(**{**there, "dbname": database}, autocommit=True) as inside:
        for statement in schema_statements():
            _run(inside, statement)


def check(admin: psycopg.Connection[Any]) -> None:
    """Raises UnsuitableServerError unless the server is new enough and `admin` may do everything."""
    if admin.info.server_version < OLDEST_SERVER * 10000:
        version = admin.info.parameter_status("server_version")
        raise UnsuitableServerError(f"PostgreSQL {version} is too old: {OLDEST_SERVER} or newer is needed.")
    row = admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if not (row and row[0]):
        raise UnsuitableServerError(
            "The administrator's address must be a superuser's: two roles get BYPASSRLS."
        )


def as_sql(passwords: Mapping[str, str], database: str = DATABASE) -> str:
    """The same as a script for psql, for an administrator elsewhere. It holds verifiers, not passwords."""
    create = create_database_statement(database)
    exists = f"SELECT FROM pg_database WHERE datname = {sql.Literal(database).as_string()}"
    lines = [
        "SET client_min_messages = warning;",
        *(f"{statement};" for statement in role_statements(passwords)),
        f"SELECT {sql.Literal(create).as_string()} WHERE NOT EXISTS ({exists}) \\gexec",
        *(f"{statement};" for statement in database_statements(database)),
        f"\\connect {sql.Identifier(database).as_string()}",
        *(f"{statement};" for statement in schema_statements()),
    ]
    return "\n".join(lines) + "\n"


def _run(connection: psycopg.Connection[Any], statement: str) -> None:
    connection.execute(statement.encode())
