"""The service from its start to its end: data folder, secrets, database, steps, services, and all of it
stopped in order when it is asked to, with nothing left running.
"""

import http.client
import os
import shlex
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from chiltern.supervisor import partnership, secret_file
from chiltern.supervisor.children import Child
from chiltern.supervisor.database import Database, child_environment, database_for
from chiltern.supervisor.home import Home, announce, say
from chiltern.supervisor.plan import PLAN, FirstStep, Plan, Step
from chiltern.supervisor.processes import MARK, CannotStartError, end, end_left_over, spawn
from chiltern.supervisor.roles import UnsuitableServerError
from chiltern.supervisor.signals import StopRequest

HOST = "127.0.0.1"
HEALTHY_WITHIN = 60.0  # seconds
DEATHS_ALLOWED = 3  # of the web server before it has answered once
LOOK_EVERY = 0.5


@dataclass(frozen=True)
class Options:
    """What the operator asked for."""

    port: int
    kind: str | None = None
    partnership: str = ""
    officer: str = ""

    def arguments(self) -> list[str]:
        """As they were typed, to be typed again."""
        said = {"--partnership": self.partnership, "--officer": self.officer}
        kind = [f"--{self.kind}"] if self.kind else []
        return [*kind, *(word for name, value in said.items() if value for word in (name, value))]


class Stopped(Exception):
    """Somebody asked to stop before the service was up."""


class Supervisor:
    """One run of the service."""

    def __init__(self, home: Home, options: Options, plan: Plan, stop: StopRequest) -> None:
        self.home = home
        self.options = options
        self.plan = plan
        self.stop = stop
        self.address = f"http://{HOST}:{options.port}/"

    def run(self) -> None:
        """Runs until it is asked to stop. Raises CannotStartError, or Stopped where it never came up."""
        self.home.make()
        with ExitStack() as held:
            lock = held.enter_context(self.home.locked())
            announce(lock)
            if count := end_left_over(self.home.path):
                say(f"Ended {count} processes that an earlier run had left.")
            check_port(self.options)
            choice = self._choose()
            database = database_for(self.home, secret_file.load_or_make(self.home.secrets))
            held.callback(database.stop)
            database.start(self.stop.is_set)
            self._go_on()
            announce(lock, address=self.address, **database.environment())
            self._take_steps(database, choice)
            self._serve(held, database)

    def _choose(self) -> partnership.Choice:
        asked = self.options
        with self.stop.suspended():
            return partnership.choose(
                self.home.path, kind=asked.kind, partnership=asked.partnership, officer=asked.officer
            )

    def _go_on(self) -> None:
        if self.stop.is_set():
            raise Stopped

    def _environment(self, database: Database, role: str) -> dict[str, str]:
        extra = {**self.plan.environment, "CHILTERN_PORT": str(self.options.port)}
        return child_environment(self.home, database.environment(), role, extra)

    def _take_steps(self, database: Database, choice: partnership.Choice) -> None:
        for step in self.plan.steps:
            env = self._environment(database, step.role)
            if not isinstance(step, FirstStep):
                self._take(step, [], env)
            elif not choice.made:
                self._take(step, choice.arguments(), env)
                choice = partnership.done(self.home.path, choice)

    def _take(self, step: Step, more: list[str], env: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", step.module, *step.arguments, *more]
        with self.home.log(step.name) as log:
            shown = None if isinstance(step, FirstStep) else log
            process = spawn(command, env={**env, MARK: str(self.home.path)}, output=shown)
        try:
            while process.poll() is None:
                if self.stop.wait(0.02):
                    raise Stopped
        finally:
            end(process)
        if process.returncode:
            said = "" if isinstance(step, FirstStep) else f":\n{self.home.last_lines(step.name)}"
            raise CannotStartError(f"{step.name} failed{said}")

    def _serve(self, held: ExitStack, database: Database) -> None:
        children = [
            Child(self.home, service, self._environment(database, service.role), self.options.port)
            for service in self.plan.services
        ]
        held.enter_context(ended_together(children))
        for child in children:
            self._go_on()
            child.start()
        self._wait_until_healthy(children)
        say(f"Chiltern is ready: {self.address}  (Ctrl-C stops it; logs are in {self.home.path / 'logs'})")
        while not self.stop.wait(LOOK_EVERY):
            if database.ended():
                say("PostgreSQL ended by itself and is started again.")
                database.start(self.stop.is_set)
            for child in children:
                child.look()
        say("Stopping.")

    def _wait_until_healthy(self, children: list[Child]) -> None:
        web = children[0]
        deadline = time.monotonic() + HEALTHY_WITHIN
        while not healthy(self.options.port):
            if web.deaths >= DEATHS_ALLOWED or time.monotonic() > deadline:
                said = self.home.last_lines(web.service.name)
                raise CannotStartError(f"{web.service.name} does not answer:\n{said}")
            for child in children:
                child.look()
            if self.stop.wait(0.05):
                raise Stopped


@contextmanager
def ended_together(children: list[Child]) -> Iterator[None]:
    """At the end asks all of them at once, then waits for each."""
    try:
        yield
    finally:
        for child in children:
            child.ask_to_end()
        for child in children:
            child.end()


def healthy(port: int) -> bool:
    """Whether the web server says that it is well."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def check_port(options: Options) -> None:
    """Raises CannotStartError, with the next free port and what to type, where this one is taken."""
    port = options.port
    if not free(port):
        other = next((later for later in range(port + 1, min(port + 200, 65536)) if free(later)), None)
        again = shlex.join(["./start", *options.arguments()])
        hint = f" {other} is free: CHILTERN_PORT={other} {again}" if other else ""
        raise CannotStartError(f"Port {port} is taken.{hint}")


def free(port: int) -> bool:
    """Whether a server can listen on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def serve(options: Options, plan: Plan = PLAN, home: Home | None = None) -> int:
    """Runs the service until it is asked to stop; the exit code."""
    try:
        with StopRequest().listening() as stop:
            Supervisor(home or Home.of_environment(os.environ), options, plan, stop).run()
    except (Stopped, KeyboardInterrupt):
        say("Stopped.")
        return 0
    except (CannotStartError, UnsuitableServerError) as fault:
        say(str(fault))
        return 1
    say("Stopped.")
    return 0
