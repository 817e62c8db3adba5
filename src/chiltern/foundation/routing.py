"""One database, two connections: `signin` is asked for by name, in accounts alone."""

from __future__ import annotations

from typing import Any


class EverythingOnDefault:
    """Reads, writes and migrations go through `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Always the request's own connection."""
        return "default"

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Always the request's own connection."""
        return "default"

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        """There is one database behind both connections."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Only `default` migrates."""
        return db == "default"
