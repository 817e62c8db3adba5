"""A service small enough to start in a moment, run by the real supervisor: `python -m
tests.supervisor.placeholder`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from chiltern.supervisor.home import Home
from chiltern.supervisor.plan import Plan, Service, Step
from chiltern.supervisor.serve import Options, serve

WEB = ("--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}", "--workers-kill-timeout", "5")
PLAN = Plan(
    steps=(Step("migrate", "owner", "tests.supervisor.placeholder", ("migrate",)),),
    services=(
        Service("web", "app", "granian", (*WEB, "tests.supervisor.placeholder:application")),
        Service("worker", "worker", "tests.supervisor.placeholder", ("sleep",)),
    ),
    environment={"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Is well, whatever it is asked."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"well"]


def main(word: str, *rest: str) -> int:
    """Migrates nothing, works at nothing, or serves from a data folder on a port."""
    if word == "sleep":
        import time

        time.sleep(600)
    if word == "serve":
        return serve(Options(int(rest[1])), PLAN, Home.at(Path(rest[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
