"""What stands for neighbouring tests: the cast, or the town, in one transaction that they share, each of them rolled back
to the moment at which it stood. A test that needs the database and not this one's people ends it, and finds nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

T = TypeVar("T")


@dataclass
class Standing:
    """At most one in a process: the fixture that it is for, who came first and made it, and what was made."""

    name: str
    officer: UUID
    made: object
    ended: Callable[[], None]

    def holds(self, name: str, officer: UUID) -> bool:
        """Whether it is this one, and no test broke its transaction."""
        session = connection.connection
        well = session is not None and session.info.transaction_status == TransactionStatus.INTRANS
        same = (self.name, self.officer) == (name, officer) and self.made is not None
        return same and well and not connection.needs_rollback


_now: list[Standing] = []


@contextmanager
def rolled_back() -> Iterator[None]:
    """All that is done within is undone, also what was made by a test that failed."""
    outer = transaction.atomic()
    outer.__enter__()
    try:
        yield
    finally:
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def stood(name: str, officer: UUID, make: Callable[[], T], blocker: Any) -> T:
    """As it stands, or made now; whoever gets it rolls back what they do."""
    if _now and not _now[0].holds(name, officer):
        end()
    if not _now:
        begun = rolled_back()
        begun.__enter__()

        def ended() -> None:
            with blocker.unblock():
                begun.__exit__(None, None, None)

        _now.append(Standing(name, officer, None, ended))
        _now[0].made = make()
    return cast(T, _now[0].made)


def end(but: Iterable[str] = ()) -> None:
    """Nobody stands any more; but who is named here goes on."""
    while _now and _now[0].name not in but:
        _now.pop().ended()
