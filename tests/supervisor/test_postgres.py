"""The server of the service's own loses nothing, whatever was killed, and starts wherever its folder lies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from chiltern.supervisor.places import LONGEST_SOCKET
from chiltern.supervisor.postgres import Postgres, memory
from chiltern.supervisor.processes import CannotStartError, alive
from tests.supervisor.conftest import RUNS_AS_ROOT, Ground, ground_at

pytestmark = pytest.mark.committed


def kill_postmaster(ground: Ground) -> int:
    """As the kernel does when memory runs out; its number stays in the pid file."""
    process = ground.server.process
    assert process is not None
    process.kill()
    process.wait()
    assert pid_in_file(ground) == process.pid
    return process.pid


def pid_in_file(ground: Ground) -> int:
    return int((ground.server.data / "postmaster.pid").read_text().split("\n")[0])


def name_in_pid_file(ground: Ground, pid: int) -> None:
    path = ground.server.data / "postmaster.pid"
    path.write_text("\n".join([str(pid), *path.read_text().split("\n")[1:]]))


def test_what_was_committed_survives_kill_9_of_the_server(ground: Ground) -> None:
    ground.run("create table kept (word text)", "insert into kept values ('before')")
    kill_postmaster(ground)
    ground.server.start()
    assert ground.fetch("select word from kept") == [("before",)]


def test_a_pid_file_that_names_an_unrelated_process_does_not_stop_a_start_and_leaves_it_alone(
    ground: Ground,
) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        kill_postmaster(ground)
        name_in_pid_file(ground, stranger.pid)
        ground.server.start()
        assert ground.fetch("select 1") == [(1,)]
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_pid_file_that_names_a_zombie_does_not_stop_a_start(ground: Ground) -> None:
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    kill_postmaster(ground)
    name_in_pid_file(ground, zombie.pid)
    ground.server.start()
    assert not alive(zombie.pid)
    zombie.wait()


def test_a_server_that_outlived_its_supervisor_is_stopped_by_its_pid_file(ground: Ground) -> None:
    before = pid_in_file(ground)
    later = Postgres(ground.home, ground.secrets.superuser)
    later.start()
    assert not alive(before)
    assert later.process is not None
    assert pid_in_file(ground) == later.process.pid
    later.stop()
    ground.server.start()


def test_an_error_leaves_no_value_of_its_statement_in_the_log(ground: Ground) -> None:
    ground.run("create table person (name text unique)", "insert into person values ('Amara Canary')")
    with pytest.raises(psycopg.errors.UniqueViolation, match="Canary"):
        ground.run("insert into person values ('Amara Canary')")
    log = (ground.home.path / "logs" / "postgres.log").read_text()
    assert "duplicate key value" in log
    assert "Canary" not in log


def test_the_socket_is_closed_to_other_accounts_and_nothing_listens_on_the_network(ground: Ground) -> None:
    assert ground.server.socket is not None
    assert ground.server.socket.stat().st_mode & 0o777 == 0o700
    assert ground.fetch("show listen_addresses") == [("",)]
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(ground.server.address("postgres", "postgres", "guessed"))


def test_secrets_of_another_folder_are_told_from_a_server_that_does_not_answer(ground: Ground) -> None:
    ground.server.stop()
    with pytest.raises(CannotStartError, match="other secrets"):
        Postgres(ground.home, "another").start()
    ground.server.start()


def test_a_path_of_120_characters_gets_a_short_socket_and_takes_it_away_again(open_folder: Path) -> None:
    deep = open_folder / ("d" * (119 - len(str(open_folder))))
    assert len(str(deep)) == 120
    ground = ground_at(deep, open_folder / "own")
    ground.server.start()
    socket = ground.server.socket
    assert socket is not None
    assert len(f"{socket}/.s.PGSQL.5432") <= LONGEST_SOCKET
    assert socket.stat().st_mode & 0o777 == 0o700
    assert ground.fetch("select 1") == [(1,)]
    ground.server.stop()
    assert not socket.exists()


def test_below_a_closed_folder_the_data_lies_apart_and_is_found_again(
    open_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    first = ground_at(closed / "home", open_folder / "own")
    first.server.start()
    first.run("create table kept (word text)", "insert into kept values ('before')")
    first.server.stop()
    apart = str(first.server.data).startswith(str(open_folder / "own"))
    assert apart == RUNS_AS_ROOT  # an ordinary account passes to its own folders
    assert (str(first.server.parent) in capsys.readouterr().out) == RUNS_AS_ROOT
    second = ground_at(closed / "home", open_folder / "own")
    second.server.start()
    assert second.fetch("select word from kept") == [("before",)]
    second.server.stop()


def test_data_whose_folder_was_closed_later_is_not_replaced_by_an_empty_server(open_folder: Path) -> None:
    above = open_folder / "above"
    above.mkdir(mode=0o755)
    (above / "home" / "postgres-18").mkdir(parents=True)
    if RUNS_AS_ROOT:
        os.chown(above / "home" / "postgres-18", 65534, 65534)
    above.chmod(0o700 if RUNS_AS_ROOT else 0o600)
    try:
        with pytest.raises(CannotStartError):
            ground_at(above / "home", open_folder / "own")
    finally:
        above.chmod(0o755)


def test_the_server_ends_in_order_when_its_supervisor_is_killed(ground: Ground) -> None:
    """The kernel tells it, since nobody else can."""
    ground.server.stop()
    code = (
        "import sys, time; from pathlib import Path; from chiltern.supervisor.home import Home\n"
        "from chiltern.supervisor.postgres import Postgres\n"
        "server = Postgres(Home.at(Path(sys.argv[1])), sys.argv[2]); server.start()\n"
        "print(server.process.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(ground.home.path), ground.secrets.superuser]
    supervisor = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout is not None
    pid = int(supervisor.stdout.readline())
    supervisor.send_signal(signal.SIGKILL)
    supervisor.communicate()
    until = time.monotonic() + 20
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not alive(pid)
    assert not (ground.server.data / "postmaster.pid").exists()
    ground.server.start()


@pytest.mark.parametrize(("gigabytes", "shared"), [(0.25, "64MB"), (2, "256MB"), (64, "512MB")])
def test_the_server_keeps_an_eighth_of_the_memory_at_hand(gigabytes: float, shared: str) -> None:
    assert memory(int(gigabytes * (1 << 30)))["shared_buffers"] == shared
