"""The data folder: what lies where in it, and the lock that lets one supervisor at a time work on it."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from chiltern.supervisor.processes import CannotStartError

LOG_LIMIT = 10_000_000  # bytes; a longer log is set aside at the next start
LAST_LINES = 12


def say(text: str) -> None:
    """Tells the terminal; a terminal that is gone must not keep the service from stopping in order."""
    with suppress(OSError):
        print(text, flush=True)


@dataclass(frozen=True)
class Home:
    """The data folder of one partnership's service, an absolute path."""

    path: Path
    secrets: Path

    @classmethod
    def at(cls, path: Path) -> "Home":
        """A folder whose secrets lie in it."""
        return cls(path, path / "secrets.json")

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> "Home":
        """The folder that CHILTERN_HOME names, else `var` below the current one; CHILTERN_SECRETS names
        the file of secrets where it lies elsewhere.
        """
        path = Path(environment.get("CHILTERN_HOME") or "var").expanduser().absolute()
        return cls(path, Path(environment.get("CHILTERN_SECRETS") or path / "secrets.json").absolute())

    def make(self) -> None:
        """Makes the folder; other accounts pass through it but cannot list it.

        Raises CannotStartError where this account cannot write there.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o711)
            (self.path / "logs").mkdir(exist_ok=True, mode=0o700)
            (self.path / "lock").touch(mode=0o600)
            with (self.path / "lock").open("r+"):
                pass
        except OSError as fault:
            raise CannotStartError(
                f"The data folder {self.path} cannot be written by this account. Choose another: "
                "CHILTERN_HOME=FOLDER ./start"
            ) from fault

    @contextmanager
    def locked(self) -> Iterator[IO[str]]:
        """Holds the folder; what is written into the file that it gives tells others who holds it (see
        `holder`).
        """
        with (self.path / "lock").open("r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as taken:
                raise CannotStartError(self._taken()) from taken
            file.truncate()
            try:
                yield file
            finally:
                file.seek(0)
                file.truncate()

    def holder(self) -> dict[str, str]:
        """What the supervisor that holds the lock says of itself; empty where none does."""
        try:
            with (self.path / "lock").open("r+") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            with suppress(ValueError):
                return dict(json.loads((self.path / "lock").read_text()))
        except FileNotFoundError:
            pass
        return {}

    def _taken(self) -> str:
        told = {}
        with suppress(ValueError):
            told = json.loads((self.path / "lock").read_text())
        where = f", at {told['address']}" if told.get("address") else ""
        who = f"process {told.get('pid', 'unknown')}{where}"
        return f"Chiltern is running already with the data folder {self.path} ({who})."

    @contextmanager
    def log(self, name: str) -> Iterator[IO[bytes]]:
        """The log of a child, opened to append."""
        path = self.path / "logs" / f"{name}.log"
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.replace(path.with_suffix(".log.1"))
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            yield file

    def log_size(self, name: str) -> int:
        """How long a child's log is, in bytes."""
        path = self.path / "logs" / f"{name}.log"
        return path.stat().st_size if path.exists() else 0

    def last_lines(self, name: str, since: int = 0) -> str:
        """The end of a child's log, indented, to be shown where it failed; from `since` bytes on."""
        path = self.path / "logs" / f"{name}.log"
        text = path.read_bytes()[since:].decode(errors="replace") if path.exists() else ""
        return "\n".join(f"  {line}" for line in text.splitlines()[-LAST_LINES:])


def announce(lock: IO[str], **what: str) -> None:
    """Writes into the held lock what others may know."""
    lock.seek(0)
    lock.truncate()
    json.dump({"pid": str(os.getpid()), **what}, lock)
    lock.flush()
