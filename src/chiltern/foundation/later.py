"""Work that happens afterwards and apart: deferred by name, with ids only, inside the request's transaction."""

from __future__ import annotations

from procrastinate.contrib.django import app

# The closed list. A name that does not stand here cannot be deferred.
JOBS = ("demo.load_batch", "record_file.build", "notices.send", "consent.follow")


def defer(name: str, **ids: str | int) -> None:
    """Raises ValueError for a name outside the list, TypeError for an argument that is no id."""
    if name not in JOBS:
        raise ValueError(f"no job is called {name}")
    for value in ids.values():
        if not isinstance(value, str | int):
            raise TypeError("a job's arguments are ids")
    app.configure_task(name, allow_unknown=True).defer(**ids)
