"""Test databases: one template, migrated as the owner and kept between runs; a clone of it for each worker and for
each test that commits. Clones are thrown away, never emptied.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import psycopg
from psycopg import sql

from chiltern.supervisor import roles

ROOT = Path(__file__).parent.parent
TRIES = 5
PACKAGES = ("django", "django-allauth", "procrastinate", "django-axes")


class NoServer(Exception):
    """No PostgreSQL to test on."""


def admin_url() -> str:
    """The superuser's address, which ./test sets. Raises NoServer with what to do."""
    try:
        return os.environ["CHILTERN_TEST_ADMIN_URL"]
    except KeyError:
        raise NoServer(
            "CHILTERN_TEST_ADMIN_URL is not set: run ./test, which starts PostgreSQL and sets it"
        ) from None


def connect(dbname: str = "postgres") -> psycopg.Connection[Any]:
    """As superuser, each statement its own transaction."""
    return psycopg.connect(admin_url(), dbname=dbname, autocommit=True)


def address(dbname: str) -> str:
    """The `app` role's address of a database on the test server, without a password."""
    parts = urlsplit(admin_url())
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    host = query.pop("host", None) or parts.hostname or ""
    query["host"] = host
    if parts.port:
        query["port"] = str(parts.port)
    return f"postgresql://chiltern_app@/{quote(dbname)}?{urlencode(query)}"


def fingerprint() -> str:
    """Changes whenever the schema could: migrations, SQL, and the packages that bring tables."""
    digest = hashlib.sha256()
    for folder in (ROOT / "src" / "chiltern", ROOT / "tests" / "toys"):
        for path in sorted(
            [*folder.rglob("migrations/*.py"), *folder.rglob("*.sql"), *folder.rglob("roles.py")]
        ):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(json.dumps([version(name) for name in PACKAGES]).encode())
    return digest.hexdigest()[:12]


def passwords() -> dict[str, str]:
    """The database passwords of the tests' own secrets."""
    held: dict[str, str] = json.loads(Path(os.environ["CHILTERN_SECRETS"]).read_text())["passwords"]
    return held


def template() -> str:
    """The migrated template's name; made on first use, while others wait."""
    name = f"chiltern_template_{fingerprint()}"
    with connect() as admin:
        admin.execute("select pg_advisory_lock(hashtext('chiltern test template'))")
        if not admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            building = f"{name}_building"
            drop(admin, building)
            roles.prepare(admin, passwords(), building)
            _migrate(building)
            with connect(building) as inside:
                inside.execute("insert into ctx.nature (nature) values ('test') on conflict do nothing")
            _drop_old(admin)
            admin.execute(
                sql.SQL("alter database {} rename to {}").format(
                    sql.Identifier(building), sql.Identifier(name)
                )
            )
        else:
            for statement in roles.role_statements(passwords()):
                admin.execute(statement.encode())
    return name


def clone(name: str) -> str:
    """A database of its own, in about a twentieth of a second. Another run on this server, or a bench, may set the same
    roles, or use or replace the template, at this moment: then once more, since every test of this process waits for it.
    """
    for _ in range(TRIES - 1):
        try:
            return _clone(name)
        except (psycopg.InternalError, psycopg.errors.ObjectInUse, psycopg.errors.InvalidCatalogName):
            time.sleep(0.5)
    return _clone(name)


def _clone(name: str) -> str:
    source = template()
    with connect() as admin:
        admin.execute("select pg_advisory_lock(hashtext('chiltern test clone'))")
        drop(admin, name)
        admin.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(source))
        )
        for statement in roles.database_statements(name):
            admin.execute(statement.encode())
    return name


def drop(admin: psycopg.Connection[Any], name: str) -> None:
    """Ends whoever is connected, and drops."""
    admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _drop_old(admin: psycopg.Connection[Any]) -> None:
    old = admin.execute(
        "select datname from pg_database where datname ~ '^chiltern_template_[0-9a-f]+$'"
    ).fetchall()
    for (name,) in old:
        drop(admin, name)


def _migrate(dbname: str) -> None:
    environment = {
        **os.environ,
        "CHILTERN_ROLE": "owner",
        "CHILTERN_DATABASE": address(dbname),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode:
        raise RuntimeError(f"the template could not be migrated:\n{done.stdout}\n{done.stderr}")
