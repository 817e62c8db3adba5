"""What the tests stand on: a PostgreSQL of their own, kept between runs or thrown away."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from packages import apt, browser

from chiltern.supervisor import roles, secret_file
from chiltern.supervisor.home import Home
from chiltern.supervisor.postgres import Postgres
from chiltern.supervisor.processes import CannotStartError

KEPT = Path(__file__).resolve().parent.parent / "var-test"
# Without bytecode every process that a test starts would compile the whole service anew.
NOT_HANDED_ON = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
# Speed instead of safety: what a crash of the machine would lose here is made again by the next run.
HASTE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


def system_programs() -> Path:
    """The programs of the system's PostgreSQL, the newest where there are several."""
    for _ in range(2):
        found = sorted(
            Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4])
        )
        if found:
            return found[-1].parent
        if not apt("postgresql"):
            break
    raise CannotStartError("The system has no PostgreSQL: apt-get install postgresql")


@contextmanager
def server(*, system: bool) -> Iterator[dict[str, str]]:
    """A running PostgreSQL with the roles made; gives the environment that leads the tests to it."""
    if system:
        os.environ["CHILTERN_PG_BIN"] = str(system_programs())
        with tempfile.TemporaryDirectory(prefix="chiltern-test-") as folder:
            Path(folder).chmod(0o711)
            home = Home.at(Path(folder))
            home.make()
            yield from running(home)
        return
    with kept_home() as home:
        yield from running(home)


@contextmanager
def kept_home() -> Iterator[Home]:
    """The first kept folder that no other run is using."""
    for number in range(1, 20):
        home = Home.at(KEPT / str(number))
        home.make()
        with ExitStack() as held:
            try:
                held.enter_context(home.locked())
            except CannotStartError:
                continue
            yield home
            return
    raise CannotStartError(f"Too many runs at once: every folder in {KEPT} is in use.")


def running(home: Home) -> Iterator[dict[str, str]]:
    """Starts the server of a folder, and stops it."""
    secrets = secret_file.load_or_make(home.secrets)
    postgres = Postgres(home, secrets.superuser, settings=HASTE)
    try:
        postgres.start()
        with postgres.connect() as admin:
            roles.prepare(admin, secrets.passwords)
            drop_left_over(admin)
        yield {
            **{name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON},
            "CHILTERN_HOME": str(home.path),
            "CHILTERN_SECRETS": str(home.secrets),
            "CHILTERN_ROLE": "app",
            "CHILTERN_DATABASE": postgres.address(roles.role_name("app"), roles.DATABASE),
            "CHILTERN_TEST_ADMIN_URL": postgres.superuser_address(),
            "CHILTERN_CHROMIUM": browser(install=False) or "",
        }
    finally:
        postgres.stop()


def drop_left_over(admin: psycopg.Connection[tuple[str]]) -> None:
    """Drops clones that a killed run left; no other run uses this server."""
    names = admin.execute(
        r"SELECT datname FROM pg_database WHERE datname ~ '^chiltern_(run|own)_'"
    ).fetchall()
    for (name,) in names:
        admin.execute(psycopg.sql.SQL("DROP DATABASE {}").format(psycopg.sql.Identifier(name)))
