"""The ground of a bench: a database of its own, made ready as the service's is, and gone afterwards.

It lies on a server of its own in a folder of its own, or, where DATABASE_URL names a superuser's address, there.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import psycopg
from psycopg import sql

from chiltern.supervisor import roles, secret_file
from chiltern.supervisor.database import child_environment
from chiltern.supervisor.home import Home
from chiltern.supervisor.plan import PLAN
from chiltern.supervisor.postgres import Postgres
from chiltern.supervisor.processes import CannotStartError, end, spawn

ADMIN = "CHILTERN_BENCH_ADMIN"
"""Under this name a loader finds the superuser's address of the bench's own database."""

BEGUN = "CHILTERN_BENCH_BEGUN"
"""Under this name: a database of that server, migrated already, that a bench may begin from."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a bench works. `admin` is a superuser's address of its database; `home` its folder."""

    home: Home
    database: str
    admin: str
    version: str

    def environment(self, role: str, **more: str) -> dict[str, str]:
        """What a process of the service needs to work here as this database role."""
        where = {"DATABASE_URL": service_address(self.admin)}
        return child_environment(self.home, where, role, {**PLAN.environment, **more})

    def take(self, step: str, role: str, **needs: Any) -> dict[str, Any]:
        """Runs a step beside the service's code and gives what it found. Raises CannotStartError with its log."""
        file = self.home.path / f"{step}.json"
        file.write_text(json.dumps(needs))
        with _left_alone(file):
            self.run(step, role, "chiltern.jobs.bench", step, str(file))
            found: dict[str, Any] = json.loads(file.read_text())
        return found

    def run(self, name: str, role: str, module: str, *arguments: str) -> None:
        """Runs a module to its end. Raises CannotStartError, with the end of its log, where it fails."""
        tell(name)
        with self.home.log(name) as log:
            env = self.environment(role, **{ADMIN: self.admin})
            process = spawn([sys.executable, "-m", module, *arguments], env=env, output=log)
        try:
            while process.poll() is None:
                time.sleep(0.02)
        finally:
            end(process)
        if process.returncode:
            raise CannotStartError(f"{name} failed:\n{self.home.last_lines(name)}")


@contextmanager
def ground() -> Iterator[Ground]:
    """A database, migrated as its owner; afterwards nothing of it is left. Raises CannotStartError."""
    folder = Path(tempfile.mkdtemp(prefix="chiltern-bench-"))
    # The server may run as another account, which passes through the folder and cannot list it.
    folder.chmod(0o711)
    try:
        with _server(folder) as (home, admin_url):
            passwords = secret_file.load_or_make(home.secrets).passwords
            name = f"chiltern_bench_{os.getpid()}_{secrets.token_hex(4)}"
            with psycopg.connect(admin_url, autocommit=True, connect_timeout=10) as admin:
                try:
                    tell("making the database")
                    begun = _begin(admin, name)
                    _prepare(admin, passwords, name)
                    version = str(admin.info.parameter_status("server_version")).split()[0]
                    made = Ground(home, name, _named(admin_url, name), version)
                    if not begun:
                        made.run("migrate", "owner", "django", "migrate", "--verbosity", "0", "--no-input")
                    yield made
                finally:
                    admin.execute(
                        sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
                    )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tell(what: str) -> None:
    """How far it is, beside the result."""
    with suppress(OSError):
        print(f"  {time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def service_address(admin_url: str) -> str:
    """The administrator's address as the role `app` sees it, without a password."""
    parts = urlsplit(admin_url)
    where = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{roles.role_name('app')}@{where}").geturl()


@contextmanager
def _server(folder: Path) -> Iterator[tuple[Home, str]]:
    if url := os.environ.get("DATABASE_URL"):
        # Roles belong to a whole server: their passwords stay those of the service that uses it.
        home = Home(folder, Home.of_environment(os.environ).secrets)
        home.make()
        yield home, url
        return
    home = Home.at(folder)
    home.make()
    server = Postgres(home, secret_file.load_or_make(home.secrets).superuser)
    try:
        tell("starting PostgreSQL")
        with _quiet():
            server.start()
        yield home, server.superuser_address()
    finally:
        server.stop()
        shutil.rmtree(server.data if server.parent == folder else server.parent, ignore_errors=True)


def _begin(admin: psycopg.Connection[Any], name: str) -> bool:
    """Copies what is migrated already, where there is one; whether there was."""
    if begun := os.environ.get(BEGUN):
        copy = sql.SQL("create database {} template {}")
        admin.execute(copy.format(sql.Identifier(name), sql.Identifier(begun)))
    return bool(begun)


def _prepare(admin: psycopg.Connection[Any], passwords: Mapping[str, str], name: str) -> None:
    for last in (False, False, True):
        try:
            roles.prepare(admin, passwords, name)
        except psycopg.errors.InternalError:
            # Somebody else sets the same roles at this moment.
            if last:
                raise
            time.sleep(0.3)
        else:
            return


def _named(url: str, database: str) -> str:
    """The same server's address with another database."""
    parts = urlsplit(url)
    kept = {key: values[-1] for key, values in parse_qs(parts.query).items() if key != "dbname"}
    return f"{parts.scheme}://{parts.netloc}/{quote(database)}?{urlencode(kept)}"


@contextmanager
def _left_alone(file: Path) -> Iterator[None]:
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """The supervisor speaks on the standard output, where only the result shall stand."""
    kept, sys.stdout = sys.stdout, sys.stderr
    try:
        yield
    finally:
        sys.stdout = kept
