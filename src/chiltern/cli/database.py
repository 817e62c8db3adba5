"""`chiltern database prepare`: the roles and the database, made by an administrator's address, or as SQL."""

import argparse
import os
from urllib.parse import urlsplit

import psycopg

from chiltern.supervisor import roles, secret_file
from chiltern.supervisor.home import Home, say
from chiltern.supervisor.processes import CannotStartError


def database_command(arguments: list[str]) -> int:
    """`chiltern database prepare`: makes a database ready for the service, as often as one likes."""
    parser = argparse.ArgumentParser("chiltern database", description=database_command.__doc__)
    parser.add_argument("action", choices=["prepare"])
    parser.add_argument("--admin-url", help="a superuser's address; without it the SQL is printed for psql")
    parser.add_argument("--database", default=roles.DATABASE)
    given = parser.parse_args(arguments)
    home = Home.of_environment(os.environ)
    try:
        home.make()
        secrets = secret_file.load_or_make(home.secrets)
        if given.admin_url is None:
            print(roles.as_sql(secrets.passwords, given.database), end="")
            return 0
        with psycopg.connect(given.admin_url, autocommit=True, connect_timeout=10) as admin:
            roles.prepare(admin, secrets.passwords, given.database)
    except (CannotStartError, roles.UnsuitableServerError, psycopg.Error) as fault:
        say(str(fault))
        return 1
    print(f"Ready. Passwords are in {home.secrets}. Start the service with:")
    print(f"  DATABASE_URL='{_service_address(given.admin_url, given.database)}' ./start")
    return 0


def _service_address(admin_url: str, database: str) -> str:
    """The administrator's address as the role `app` sees it, without a password."""
    parts = urlsplit(admin_url)
    where = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{roles.role_name('app')}@{where}", path=f"/{database}").geturl()
