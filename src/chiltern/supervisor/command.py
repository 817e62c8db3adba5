"""A command on the service's data, beside the running service or with the database started for as long as
it takes.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from chiltern.supervisor import secret_file
from chiltern.supervisor.database import child_environment, database_for
from chiltern.supervisor.home import Home, announce
from chiltern.supervisor.plan import PLAN
from chiltern.supervisor.processes import CannotStartError

ADDRESSES = ("CHILTERN_DATABASE", "DATABASE_URL")


@contextmanager
def database_at_hand(home: Home) -> Iterator[Mapping[str, str]]:
    """Gives the environment that leads to the database. Raises CannotStartError where there is none to be
    had.
    """
    home.make()
    if holder := home.holder():
        where = {name: holder[name] for name in ADDRESSES if name in holder}
        if not where:
            raise CannotStartError("Chiltern is just starting. Try again when it is ready.")
        yield where
        return
    with home.locked() as lock:
        database = database_for(home, secret_file.load_or_make(home.secrets))
        try:
            database.start()
            announce(lock, **database.environment())
            yield database.environment()
        finally:
            database.stop()


def run_command(home: Home, role: str, arguments: Sequence[str]) -> int:
    """Runs a command of Django's as a database role; its exit code. Raises like `database_at_hand`."""
    with database_at_hand(home) as where:
        env = child_environment(home, where, role, PLAN.environment)
        return subprocess.run([sys.executable, "-m", "django", *arguments], env=env, check=False).returncode
