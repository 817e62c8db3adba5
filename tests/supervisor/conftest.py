"""Data folders that PostgreSQL's account can pass to, as it cannot to pytest's own, and a server made once
a module.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from chiltern.supervisor import secret_file
from chiltern.supervisor.home import Home
from chiltern.supervisor.postgres import Postgres
from chiltern.supervisor.secret_file import Secrets

RUNS_AS_ROOT = os.geteuid() == 0


@dataclass
class Ground:
    """A server, its folder and its secrets."""

    server: Postgres
    home: Home
    secrets: Secrets

    def fetch(self, statement: str, *values: Any) -> list[Any]:
        """What a statement of the administrator's returns."""
        with self.server.connect() as connection:
            return connection.execute(statement.encode(), values).fetchall()

    def run(self, *statements: str) -> None:
        """Statements of the administrator's, each committed."""
        with self.server.connect() as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def connect_as(self, role: str, database: str = "chiltern") -> psycopg.Connection[Any]:
        """As a process of the service connects."""
        password = self.secrets.passwords[role]
        return psycopg.connect(self.server.address(f"chiltern_{role}", database, password), autocommit=True)


def ground_at(folder: Path, own: Path) -> Ground:
    """A server that is not started yet."""
    home = Home.at(folder)
    home.make()
    secrets = secret_file.load_or_make(home.secrets)
    return Ground(Postgres(home, secrets.superuser, own=own), home, secrets)


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder below which every account can pass."""
    folder = Path(tempfile.mkdtemp(prefix="chiltern-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def ground(open_folder: Path) -> Iterator[Ground]:
    """A running server, shared by the tests of a module."""
    made = ground_at(open_folder / "home", open_folder / "own")
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
