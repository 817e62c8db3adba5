"""The one file of secrets: keys and database passwords, made at the first run, readable by its account alone,
never logged. Losing it loses the sealed text, so it is never overwritten, only completed.
"""

import base64
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chiltern.supervisor.processes import CannotStartError
from chiltern.supervisor.roles import LOGIN_ROLES

OTHERS = 0o077
KEY_BYTES = 32


@dataclass(frozen=True)
class Secrets:
    """What the supervisor itself needs of the file: passwords by short role name, and the superuser's."""

    path: Path
    passwords: Mapping[str, str] = field(repr=False)
    superuser: str = field(repr=False)


def load_or_make(path: Path) -> Secrets:
    """Reads the file, makes it where there is none, and adds the password of a role that it does not know
    yet.

    Raises CannotStartError where other accounts can read it, or where it is not what it should be.
    """
    if not path.exists():
        _write(path, _complete({}))
    if path.stat().st_mode & OTHERS:
        raise CannotStartError(f"{path} can be read by other accounts. Close it with: chmod 600 '{path}'")
    try:
        held = json.loads(path.read_text())
        complete = _complete(held)
    except (ValueError, TypeError, AttributeError) as fault:
        raise CannotStartError(f"{path} is damaged. Restore it from its own backup.") from fault
    if complete != held:
        _write(path, complete)
    return Secrets(path, complete["passwords"], complete["superuser"])


def _complete(held: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "django_secret_key": secrets.token_urlsafe(48),
        "master_key": _random_key(),
        "signing_key": _random_key(),
        "superuser": secrets.token_urlsafe(24),
    }
    passwords = {role: secrets.token_urlsafe(24) for role in LOGIN_ROLES}
    return {**made, **held, "passwords": {**passwords, **held.get("passwords", {})}}


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def _write(path: Path, content: dict[str, Any]) -> None:
    """Whole or not at all: written aside with mode 0600, forced to the disk, then put in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".secrets-")
    with os.fdopen(handle, "w") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(aside).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
