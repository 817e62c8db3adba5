"""The product's own settings, on a test's database, with two toy tables beside the real ones."""

from __future__ import annotations

import os
from pathlib import Path

from chiltern.supervisor.secret_file import load_or_make

HOME = Path(os.environ.setdefault("CHILTERN_HOME", str(Path(__file__).parent.parent / "var-test" / "home")))
os.environ.setdefault("CHILTERN_SECRETS", str(HOME / "secrets.json"))
load_or_make(Path(os.environ["CHILTERN_SECRETS"]))
os.environ.setdefault(
    "CHILTERN_DATABASE", os.environ.get("CHILTERN_TEST_DATABASE", "postgresql:///no_database")
)
os.environ.pop("DATABASE_URL", None)

from chiltern.config.settings import *  # noqa: E402, F403
from chiltern.config.settings import DATABASES, INSTALLED_APPS  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.toys"]
if not os.environ.get("CHILTERN_TEST_SERVED"):
    # A test turns its connections from one database to another; a service that it starts stays where it is.
    for _connection in DATABASES.values():
        _connection["OPTIONS"].pop("pool", None)
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
