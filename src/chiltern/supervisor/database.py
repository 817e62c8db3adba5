"""The database that the service works on: PostgreSQL of its own, or the one that DATABASE_URL names."""

import os
from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

import psycopg

from chiltern.supervisor import roles
from chiltern.supervisor.home import Home
from chiltern.supervisor.postgres import Postgres, never
from chiltern.supervisor.processes import CannotStartError
from chiltern.supervisor.secret_file import Secrets


class Database(Protocol):
    """What the supervisor asks of either kind."""

    def start(self, stopped: Callable[[], bool] = never) -> None:
        """Returns when the database can be used; raises CannotStartError where it cannot."""

    def stop(self) -> None:
        """Ends what `start` began."""

    def ended(self) -> bool:
        """Whether it is gone although nobody stopped it."""

    def environment(self) -> Mapping[str, str]:
        """What tells the service where it is."""


class OwnDatabase:
    """PostgreSQL of the service's own, its roles and database made ready at every start."""

    def __init__(self, home: Home, secrets: Secrets) -> None:
        self.server = Postgres(home, secrets.superuser)
        self._secrets = secrets

    def start(self, stopped: Callable[[], bool] = never) -> None:
        """Starts the server and brings roles and rights to what they should be."""
        self.server.start(stopped)
        if not stopped():
            with self.server.connect() as admin:
                roles.prepare(admin, self._secrets.passwords)

    def stop(self) -> None:
        """Stops the server."""
        self.server.stop()

    def ended(self) -> bool:
        """Whether the server died."""
        return self.server.ended()

    def environment(self) -> Mapping[str, str]:
        """The address of the role `app`, without its password."""
        return {"CHILTERN_DATABASE": self.server.address(roles.role_name("app"), roles.DATABASE)}


class GivenDatabase:
    """A database that others look after, made ready once by `chiltern database prepare`."""

    def __init__(self, url: str, secrets: Secrets) -> None:
        self._url = url
        self._password = urlsplit(url).password or secrets.passwords["app"]

    def start(self, stopped: Callable[[], bool] = never) -> None:
        """Tries it, so that a wrong address is told here and not in each service's log."""
        try:
            with psycopg.connect(self._url, password=self._password, connect_timeout=10) as connection:
                version = connection.info.server_version
        except psycopg.Error as fault:
            raise CannotStartError(
                f"The database of DATABASE_URL cannot be used: {fault}\n"
                "Make it ready with: chiltern database prepare --admin-url URL"
            ) from fault
        if version < roles.OLDEST_SERVER * 10000:
            raise CannotStartError(f"PostgreSQL {roles.OLDEST_SERVER} or newer is needed.")

    def stop(self) -> None:
        """It is not ours to stop."""

    def ended(self) -> bool:
        """It is not ours to watch."""
        return False

    def environment(self) -> Mapping[str, str]:
        """Services read the address where the operator put it."""
        return {"DATABASE_URL": self._url}


def database_for(home: Home, secrets: Secrets) -> Database:
    """The one that the environment asks for."""
    if url := os.environ.get("DATABASE_URL"):
        return GivenDatabase(url, secrets)
    return OwnDatabase(home, secrets)


def child_environment(
    home: Home, where: Mapping[str, str], role: str, extra: Mapping[str, str]
) -> dict[str, str]:
    """What a child of the service finds in its environment: nothing of libpq's that could lead it elsewhere,
    the data folder, the file of secrets, the database and the role that it connects as.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    ours = {
        "CHILTERN_HOME": str(home.path),
        "CHILTERN_SECRETS": str(home.secrets),
        "CHILTERN_ROLE": role,
        "PYTHONUNBUFFERED": "1",
    }
    return {**kept, **ours, **where, **extra}
