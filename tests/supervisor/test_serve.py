"""One service at a time on a data folder; what dies is started again; nothing is left running; nothing is
lost.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg
import pytest

from chiltern.supervisor import secret_file
from chiltern.supervisor.command import database_at_hand
from chiltern.supervisor.home import Home
from chiltern.supervisor.processes import alive, left_over
from chiltern.supervisor.serve import Options

pytestmark = pytest.mark.committed
ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30.0  # seconds before a test gives up; far more than is needed


class Run:
    """A supervisor in a process of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        command = [sys.executable, "-m", "tests.supervisor.placeholder", "serve", str(home), str(port)]
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "CHILTERN_SECRETS")
        }
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=kept, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def hears(self, word: str) -> str:
        """Reads on to the line with this word."""
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line)
            if word in line:
                return line
        raise AssertionError(f"never said {word!r}, but {''.join(said)!r}")

    def finish(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Asks it to stop; exit code and last words."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said

    def everything(self) -> list[psutil.Process]:
        """The supervisor and all that descends from it."""
        supervisor = psutil.Process(self.process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def owner(self) -> psycopg.Connection[Any]:
        """A connection to its database."""
        password = secret_file.load_or_make(self.home / "secrets.json").passwords["owner"]
        where = quote(str(self.home / "run"), safe="")
        address = f"postgresql://chiltern_owner:{password}@/chiltern?host={where}&port=5432"
        return psycopg.connect(address, autocommit=True)


def until(true: Callable[[], bool]) -> bool:
    """Waits for something to become true; whether it did."""
    end = time.monotonic() + PATIENCE
    while not (now := true()) and time.monotonic() < end:
        time.sleep(0.02)
    return now


def well(port: int) -> bool:
    """Whether the web server answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return bool(answer.read() == b"well")
    except OSError:
        return False


@pytest.fixture
def run(open_folder: Path, port: int) -> Iterator[Run]:
    """A service that is up, on a folder kept for the module."""
    running = Run(open_folder / "home", port)
    running.hears("ready")
    yield running
    if running.process.poll() is None:
        running.finish()


def test_a_second_start_says_where_the_first_one_is(run: Run) -> None:
    second = Run(run.home, run.port)
    said, _ = second.process.communicate(timeout=PATIENCE)
    assert second.process.returncode == 1
    assert said == (
        f"Chiltern is running already with the data folder {run.home} "
        f"(process {run.process.pid}, at http://127.0.0.1:{run.port}/).\n"
    )
    assert well(run.port)


def test_a_taken_port_is_said_with_the_next_free_one(open_folder: Path, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        refused = Run(open_folder / "other", port)
        said, _ = refused.process.communicate(timeout=PATIENCE)
    assert refused.process.returncode == 1
    first, hint = said.split(". ")
    assert first == f"Port {port} is taken"
    free = int(hint.split()[0])
    assert hint == f"{free} is free: CHILTERN_PORT={free} ./start\n"
    assert free > port
    assert list((open_folder / "other").glob("postgres-*")) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_leaves_nothing_running(run: Run, number: signal.Signals) -> None:
    before = run.everything()
    assert len(before) > 5
    assert run.finish(number) == (0, "Stopping.\nStopped.\n")
    assert [process for process in before if alive(process.pid)] == []
    assert list(run.home.glob("postgres-*/postmaster.pid")) == []


def test_a_service_that_dies_is_said_and_started_again(run: Run) -> None:
    web = next(process for process in run.everything() if "granian" in " ".join(process.cmdline()))
    web.kill()
    assert "web ended by itself (-9)" in run.hears("web ended")
    assert until(lambda: well(run.port))


def test_postgres_that_dies_is_said_and_started_again(run: Run) -> None:
    postmaster = next(process for process in run.everything() if process.name() == "postgres")
    postmaster.kill()
    run.hears("PostgreSQL ended by itself")

    def answers() -> bool:
        try:
            with run.owner() as owner:
                return owner.execute("select 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    assert until(answers)


def test_when_the_supervisor_alone_is_killed_all_the_rest_ends(run: Run) -> None:
    rest = run.everything()[1:]
    run.finish(signal.SIGKILL)
    assert until(lambda: not any(alive(process.pid) for process in rest))


def test_after_kill_9_of_everything_it_starts_again_with_nothing_lost(run: Run, port: int) -> None:
    with run.owner() as owner:
        owner.execute("create table if not exists kept (word text)")
        owner.execute("insert into kept values ('before')")
    for process in run.everything():
        with suppress(psutil.NoSuchProcess):  # what was killed before took it along
            process.kill()
    run.process.communicate(timeout=PATIENCE)
    again = Run(run.home, run.port)
    again.hears("ready")
    with again.owner() as owner:
        assert owner.execute("select word from kept").fetchall() == [("before",)]
    assert again.finish()[0] == 0


def test_a_process_that_outlived_its_supervisor_is_ended_by_the_next_start(
    open_folder: Path, port: int
) -> None:
    home = open_folder / "home"
    env = {**os.environ, "CHILTERN_CHILD_OF": str(home)}
    forgotten = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], env=env)
    assert until(lambda: [found.pid for found in left_over(home)] == [forgotten.pid])
    run = Run(home, port)
    run.hears("an earlier run had left")
    assert forgotten.wait(PATIENCE) != 0
    run.hears("ready")
    run.finish()


def test_no_secret_is_in_the_arguments_or_the_environment_of_what_it_starts(run: Run) -> None:
    secrets = secret_file.load_or_make(run.home / "secrets.json")
    words = [*secrets.passwords.values(), secrets.superuser]
    for process in run.everything():
        seen = " ".join([*process.cmdline(), *process.environ().values()])
        assert not [word for word in words if word in seen]
    logs = "".join(path.read_text() for path in (run.home / "logs").iterdir())
    assert not [word for word in words if word in logs]


def test_a_command_beside_the_service_uses_its_database_and_one_alone_starts_it_for_as_long(run: Run) -> None:
    home = Home.at(run.home)
    with database_at_hand(home) as beside:
        assert set(beside) == {"CHILTERN_DATABASE"}
    assert well(run.port)
    run.finish()
    with database_at_hand(home) as alone:
        assert alone == beside
        assert run.owner().execute("select 1").fetchone() == (1,)
    assert list(run.home.glob("postgres-*/postmaster.pid")) == []


def test_what_was_typed_is_said_to_be_typed_again() -> None:
    asked = Options(8000, "empty", "A county’s partnership", "officer@county.example")
    assert asked.arguments() == [
        *("--empty", "--partnership", "A county’s partnership", "--officer", "officer@county.example")
    ]
    assert Options(8000).arguments() == []
