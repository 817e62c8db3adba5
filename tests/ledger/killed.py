"""Seals again and again, each time killed one statement later; prints what stands after each death.

Run as a program of its own, since it kills its children.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any


class Death:
    """Comes before the step of that number; the commit is two steps, one before it and one after."""

    def __init__(self, step: int) -> None:
        self.left = step

    def step(self) -> None:
        """Lives one more step, or not."""
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def around_statement(self, execute: Callable[..., Any], *args: Any) -> Any:
        """For Django's execute_wrapper."""
        self.step()
        return execute(*args)

    def around_commit(self, commit: Callable[[], None]) -> Callable[[], None]:
        """Before, and after."""

        def run() -> None:
            self.step()
            commit()
            self.step()

        return run


def seal_until(step: int) -> bool:
    """In a child; whether it lived."""
    child = os.fork()
    if child == 0:
        from django.db import connection

        from chiltern.ledger.integrator import seal

        connection.ensure_connection()
        death = Death(step)
        connection._commit = death.around_commit(connection._commit)
        with connection.execute_wrapper(death.around_statement):
            seal()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status not in (0, signal.SIGKILL):
        sys.exit(f"the child ended with {status}")
    return status == 0


def standing() -> dict[str, int]:
    """What is stored."""
    from django.db import connection

    tables = {"leaves": "leaf", "waiting": "outbox", "numbers": "counter", "heads": "head"}
    with connection.cursor() as cursor:
        found = {}
        for name, table in tables.items():
            cursor.execute(f"select count(*) from ledger_{table}")
            found[name] = int(cursor.fetchone()[0])
    connection.close()
    return found


def main() -> None:
    """Until a child lives."""
    import django

    django.setup()
    step, lived = 0, False
    while not lived:
        lived = seal_until(step)
        sys.stdout.write(json.dumps(standing()) + "\n")
        sys.stdout.flush()
        step += 1


if __name__ == "__main__":
    main()
