"""What the outside hands the service: its folder, its secrets, its database address, in which role it runs."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ROLES = ("owner", "app", "worker", "integrator", "report", "backup", "verifier")


@dataclass(frozen=True)
class Secrets:
    """The one 0600 file: keys and database passwords, made at first run."""

    django_secret_key: str
    master_key: str
    signing_key: str
    passwords: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Secrets:
        """Raises FileNotFoundError where the service has never been started."""
        held = json.loads(path.read_text())
        return cls(held["django_secret_key"], held["master_key"], held["signing_key"], held["passwords"])


def role() -> str:
    """The database role of this process; `app` unless the supervisor said otherwise."""
    name = os.environ.get("CHILTERN_ROLE", "app")
    if name not in ROLES:
        raise ValueError(f"CHILTERN_ROLE must be one of {', '.join(ROLES)}")
    return name


def database(address: str, name: str, passwords: dict[str, str]) -> dict[str, Any]:
    """Django's connection settings for one database role, derived from the `app` address."""
    parts = urlsplit(address)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    own = unquote(parts.password or "") if name == "app" else ""
    password = own or passwords.get(name, "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": f"chiltern_{name}",
        "PASSWORD": password,
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": query.pop("port", None) or parts.port or "",
        "OPTIONS": dict(query),
    }
