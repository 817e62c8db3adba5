"""Child processes of the supervisor: each leads a group of its own, ends with the supervisor, and can be
ended with everything that it started, also when an earlier supervisor was killed and could not do it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

LAUNCH = Path(__file__).with_name("launch.py")
MARK = (
    "CHILTERN_CHILD_OF"  # environment variable that names the data folder of the supervisor that started it
)


class CannotStartError(Exception):
    """The service cannot start; the message says why and what to do, and is shown without a trace."""


@dataclass(frozen=True)
class Account:
    """An account of the machine that a child runs as instead of root."""

    name: str
    uid: int
    gid: int


def spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str],
    output: IO[bytes] | None = None,
    account: Account | None = None,
    at_parents_death: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Starts a command as leader of a group of its own; its output goes to `output`, or where ours goes."""
    who = f"{account.uid}:{account.gid}" if account else "-"
    launch = [sys.executable, "-I", "-S", LAUNCH, str(int(at_parents_death)), str(os.getpid()), who]
    return subprocess.Popen(
        [*map(str, launch), *map(str, command)],
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes], *, patience: float = 10.0) -> None:
    """Asks a child to end, waits up to `patience` seconds, and kills what is then left of its group."""
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kills the child and whatever it started and left behind."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def alive(pid: int) -> bool:
    """Whether a process runs. A zombie does not: it holds nothing but its number."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def left_over(home: Path) -> Iterator[psutil.Process]:
    """Processes that a supervisor of this data folder started and that outlived it."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == str(home):
                yield process


def end_left_over(home: Path, *, patience: float = 5.0) -> int:
    """Ends them and returns how many there were. To be called by who holds the lock of the data folder."""
    found = list(left_over(home))
    for process in found:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    until = time.monotonic() + patience
    while any(alive(process.pid) for process in found) and time.monotonic() < until:
        time.sleep(0.02)
    for process in found:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    return len(found)
