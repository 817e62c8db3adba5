"""PostgreSQL of the service's own: made at the first start, reached through a socket that only its account
and root can open, with passwords (SCRAM), and stopped with the supervisor however that ends.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg

from chiltern.supervisor import places
from chiltern.supervisor.home import Home, say
from chiltern.supervisor.processes import CannotStartError, alive, kill_group, spawn

SUPERUSER = "postgres"
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A statement, or the detail of an error, would carry personal data into the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
MEGABYTE = 1 << 20
READY_WITHIN = 120.0  # seconds; recovery after a crash is part of it
PLAIN_ENVIRONMENT: Mapping[str, str] = {"PATH": os.defpath, "LANG": "C"}
BUILTIN_LOCALES_FROM = 17
STILL_IN_USE = "pre-existing shared memory block"


def memory(total: int) -> dict[str, str]:
    """What the server keeps at hand of a machine with so many bytes: an eighth, at most half a gigabyte."""
    shared = max(64, min(512, total // MEGABYTE // 8))
    return {"shared_buffers": f"{shared}MB", "effective_cache_size": f"{total // MEGABYTE // 2}MB"}


def never() -> bool:
    """The answer of who is never asked to stop."""
    return False


class Postgres:
    """One server: `start`, `stop`, and addresses of its databases. Times are seconds."""

    def __init__(
        self,
        home: Home,
        superuser_password: str,
        *,
        settings: Mapping[str, str] | None = None,
        own: Path = places.OWN,
    ) -> None:
        self.home = home
        self._log_from = 0
        self.process: subprocess.Popen[bytes] | None = None
        self._password = superuser_password
        self._settings = {**SETTINGS, **memory(psutil.virtual_memory().total), **(settings or {})}
        self.account = places.account_for(home.path)
        self.programs = places.programs(self.account, own)
        self.parent = places.data_parent(home.path, self.account, own)
        self.major = self._version()
        self.data = self.parent / f"postgres-{self.major}"
        self.socket: Path | None = None

    def start(self, stopped: Callable[[], bool] = never) -> None:
        """Starts the server and returns when it answers, or when `stopped` says that nobody wants it any
        more.

        Raises CannotStartError, with the end of its log, where it does not come up.
        """
        if not (self.data / "PG_VERSION").exists():
            self._make()
        env = {**PLAIN_ENVIRONMENT, **self._stop_left_over()}
        self.socket = places.socket_folder(self.home.path, self.parent, self.account)
        deadline = time.monotonic() + READY_WITHIN
        self._launch(env)
        while not self._answers() and not stopped():
            if self.process is None or self.process.poll() is not None:
                # Its children may outlive a killed server by a moment and still hold its memory.
                if STILL_IN_USE not in self._said() or time.monotonic() > deadline:
                    raise CannotStartError(f"PostgreSQL did not start:\n{self._said()}")
                time.sleep(0.2)
                self._launch(env)
            elif time.monotonic() > deadline:
                self.stop()
                raise CannotStartError(f"PostgreSQL did not answer:\n{self._said()}")
            time.sleep(0.03)

    def stop(self, patience: float = 60.0) -> None:
        """Stops it in order (a fast shutdown); what has not ended by then is killed, which loses nothing
        either.
        """
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
            kill_group(self.process)
            self.process = None
        places.remove_socket_folder(self.home.path)

    def ended(self) -> bool:
        """Whether a server that was started is gone."""
        return self.process is not None and self.process.poll() is not None

    def address(self, user: str, database: str, password: str = "") -> str:
        """A libpq address by way of the socket, with the password only where one is given."""
        who = f"{user}:{quote(password, safe='')}" if password else user
        return f"postgresql://{who}@/{database}?host={quote(str(self.socket), safe='')}&port=5432"

    def superuser_address(self, database: str = SUPERUSER) -> str:
        """The administrator's address, password included: for the supervisor and the tests, never for the
        service.
        """
        return self.address(SUPERUSER, database, self._password)

    def connect(self, database: str = SUPERUSER) -> psycopg.Connection[Any]:
        """A connection of the administrator, in autocommit."""
        return psycopg.connect(self.superuser_address(database), autocommit=True, connect_timeout=5)

    def _version(self) -> int:
        command = [str(self.programs / "postgres"), "--version"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        major = int(done.stdout.split()[2].split(".")[0])
        found = places.existing_data(self.home.path)
        if found and self.parent / f"postgres-{major}" not in found:
            raise CannotStartError(
                f"{found[0]} was made by another version than PostgreSQL {major}. "
                "Use that version (CHILTERN_PG_BIN), or move the data with pg_upgrade."
            )
        return major

    def _make(self) -> None:
        """Makes the data aside and puts it in place whole, so that a start cut short leaves nothing half
        made.
        """
        say("Making the database.")
        aside = self.parent / "making"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=0o700)
        password = self._password_file(aside)
        words = ["-D", str(aside / "data"), "-U", SUPERUSER, f"--pwfile={password}", "--encoding=UTF8"]
        with self.home.log("postgres") as log:
            ended = spawn(
                [self.programs / "initdb", *words, "--auth=scram-sha-256", *self._locale()],
                env=PLAIN_ENVIRONMENT,
                output=log,
                account=self.account,
            ).wait()
        password.unlink()
        if ended:
            raise CannotStartError(f"The database could not be made:\n{self._said()}")
        (aside / "data").replace(self.data)
        aside.rmdir()

    def _password_file(self, folder: Path) -> Path:
        path = folder / "password"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, self._password.encode())
        os.close(handle)
        if self.account:
            for ours in (path, folder):
                os.chown(ours, self.account.uid, self.account.gid)
        return path

    def _locale(self) -> list[str]:
        if self.major >= BUILTIN_LOCALES_FROM:
            return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return ["--locale=C.UTF-8", "--lc-messages=C"]

    def _said(self) -> str:
        return self.home.last_lines("postgres", self._log_from)

    def _launch(self, env: Mapping[str, str]) -> None:
        self._log_from = self.home.log_size("postgres")
        settings = [f"--{name}={value}" for name, value in self._settings.items()]
        with self.home.log("postgres") as log:
            self.process = spawn(
                [self.programs / "postgres", "-D", str(self.data), "-k", str(self.socket), *settings],
                env=env,
                output=log,
                account=self.account,
                at_parents_death=signal.SIGINT,
            )

    def _stop_left_over(self) -> Mapping[str, str]:
        """Stops a server that outlived its supervisor, by its pid file. Where that names a process which
        is none of ours (a zombie, or a number used again), gives what makes the new server disregard
        it; the check of the shared memory, which guards against two servers on the same data, still
        stands.
        """
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return {}
        for asked in (signal.SIGINT, signal.SIGQUIT):
            if not self._is_ours(pid):
                return {"PG_GRANDPARENT_PID": str(pid)}
            with suppress(ProcessLookupError):
                os.kill(pid, asked)
            deadline = time.monotonic() + 30
            while self._is_ours(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
        if self._is_ours(pid):
            raise CannotStartError(
                f"Another PostgreSQL (process {pid}) works on {self.data} and does not stop."
            )
        return {"PG_GRANDPARENT_PID": str(pid)}

    def _is_ours(self, pid: int) -> bool:
        """A running server keeps its data as its current folder."""
        try:
            return alive(pid) and Path(psutil.Process(pid).cwd()).samefile(self.data)
        except (psutil.Error, OSError):
            return False

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError as fault:
            if "password authentication failed" in str(fault):
                raise CannotStartError(
                    f"The database in {self.data} was made with other secrets than {self.home.secrets}."
                ) from fault
            return False
        return True
