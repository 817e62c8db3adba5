"""Benches on the tests' own server: what they leave behind is what a look at the server shows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from chiltern.cli.bench.ground import BEGUN
from tests import database

SMALL = (
    "agencies=6",
    "items=600",
    "requests=1000",
    "decisions=30",
    "page_items=3",
    "replayed=60",
    "entries=200",
    "repeats=5",
    "documents=3",
    "waiting=5",
    "tellings=12",
    "pairs=3",
)
QUICK = ("writers=2", "acts=1", "rounds=1", "rate=20", "seconds=3", "saturation_seconds=1", "clients=2")


@pytest.fixture
def environment(django_db_setup: None, tmp_path: Path) -> Mapping[str, str]:
    """As an operator with a server of his own has it, and a folder for what is only there for a while."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DJANGO_SETTINGS_MODULE", "CHILTERN_DATABASE")
    }
    return {
        **kept,
        "DATABASE_URL": database.admin_url(),
        "PYTHONPATH": str(database.ROOT / "src"),
        "TMPDIR": str(tmp_path),
    }


def migrated(environment: Mapping[str, str]) -> Mapping[str, str]:
    """It begins from the tests' own database: to migrate another takes longer than to measure so little."""
    return {**environment, BEGUN: database.template()}


def command(*arguments: str, sizes: tuple[str, ...] = (*SMALL, *QUICK)) -> list[str]:
    """`chiltern bench` with these arguments, small."""
    small = [word for size in sizes for word in ("--size", size)]
    return [sys.executable, "-m", "chiltern", "bench", *arguments, *small]


@dataclass(frozen=True)
class Ran:
    """How it ended, and what is left of it on the server."""

    returncode: int
    stdout: str
    stderr: str
    left: set[str]


def run(environment: Mapping[str, str], *arguments: str) -> Ran:
    """To its end."""
    started = subprocess.Popen(
        command(*arguments), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    stdout, stderr = started.communicate()
    return Ran(started.returncode, stdout, stderr, bench_databases(started.pid))


def bench_databases(process: int) -> set[str]:
    """Those of one bench: others may be at work beside it."""
    with database.connect() as admin:
        found = admin.execute(
            "select datname from pg_database where datname like %s", [f"chiltern_bench_{process}_%"]
        ).fetchall()
    return {name for (name,) in found}
