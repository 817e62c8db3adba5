"""The service's own processes beside a bench, started as the supervisor's plan says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from subprocess import Popen

from chiltern.cli.bench.ground import Ground, tell
from chiltern.supervisor.plan import PLAN
from chiltern.supervisor.processes import end, spawn


@contextmanager
def running(ground: Ground, *names: str, port: int = 0) -> Iterator[dict[str, Popen[bytes]]]:
    """These services of the plan, by name; ended at the end."""
    started: dict[str, Popen[bytes]] = {}
    with ExitStack() as held:
        for service in PLAN.services:
            if service.name in names:
                tell(f"starting {service.name}")
                arguments = [argument.replace("{port}", str(port)) for argument in service.arguments]
                command = [sys.executable, "-m", service.module, *arguments]
                with ground.home.log(service.name) as log:
                    env = ground.environment(service.role, CHILTERN_PORT=str(port))
                    started[service.name] = spawn(command, env=env, output=log)
                held.callback(end, started[service.name])
        yield started
