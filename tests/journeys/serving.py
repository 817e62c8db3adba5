"""The service as its supervisor would start it, on a database of its own, and what is done beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.db import connections

from tests import database
from tests.canary import CANARIES
from tests.conftest import close_all, point_at

ROOT = Path(__file__).parent.parent.parent
T = TypeVar("T")
NAMES = (
    "Haddad",
    "Dunmore",
    "Fennimore",
    "Wendover",
    "Okafor",
    "Marchbank",
    "Penfold",
    "Larkhill",
    "Atherley",
    "Penhale",
)
"""Of the stories' families, beside the canaries: none of them stands in what the web writes down."""


@dataclass
class Service:
    """Where it listens, and its people: posts by agency and title."""

    address: str
    database: str
    posts: dict[str, dict[str, str]]


@contextmanager
def own_database(name: str) -> Iterator[str]:
    """A clone of the template, thrown away afterwards."""
    database.clone(name)
    try:
        yield name
    finally:
        with database.connect() as admin:
            database.drop(admin, name)


def environment(dbname: str, role: str) -> dict[str, str]:
    """What a process of this role is started with."""
    return {
        **os.environ,
        "CHILTERN_DATABASE": database.address(dbname),
        "CHILTERN_ROLE": role,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }


def said_by(dbname: str, *module: str) -> str:
    """What a module prints that is run to its end as the worker."""
    done = subprocess.run(
        [sys.executable, "-m", *module],
        env=environment(dbname, "worker"),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@contextmanager
def served(dbname: str, log: Path) -> Iterator[str]:
    """The web's address while it runs."""
    port = free_port()
    with log.open("w") as written:
        web = subprocess.Popen(
            [*f"{sys.executable} -m granian --interface wsgi --host 127.0.0.1 --port {port} --workers 1".split(),
             "--blocking-threads", "4", "--no-ws", "chiltern.config.wsgi:application"],
            env={**environment(dbname, "app"), "CHILTERN_TEST_SERVED": "yes"}, stdout=written, stderr=written, cwd=ROOT,
        )  # fmt: skip
        try:
            wait_for(f"http://127.0.0.1:{port}/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            web.terminate()
            web.wait(60)
    named = [
        line for line in log.read_text().splitlines() if any(word in line for word in (*CANARIES, *NAMES))
    ]
    assert not named, f"the web's log names somebody: {named[0][:300]}"


def beside(dbname: str, role: str, work: Callable[[], T]) -> T:
    """Does something in this role on this database, in a thread of its own: the browser's loop lets no connection be
    used beside it.
    """

    def run() -> T:
        for alias in connections:
            connections[alias] = connections[alias].copy()
        point_at(dbname, role)
        try:
            return work()
        finally:
            close_all()

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(run).result()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Raises TimeoutError where nothing answers."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
