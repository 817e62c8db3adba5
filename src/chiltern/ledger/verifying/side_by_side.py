"""Long checks cut into parts, each in a process of its own that reads the same snapshot (clause 3.8).

Most of a check is hashing and opening, which one process does on one processor.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import django
from django.db import connections, transaction

from chiltern.ledger.verifying.findings import Finding

PARTS_A_PROCESS = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Some of a table's rows: a condition, a constant of ours, and its values."""

    where: str = ""
    values: tuple[Any, ...] = ()


Looked = tuple[list[Finding], int]
"""What a check found, and of how many rows."""
Check = Callable[[str, Span], Looked]
Part = tuple[Check, Span]


def one_by_one(using: str, parts: Sequence[Part]) -> Iterator[Looked]:
    """In this process; inside one snapshot."""
    return (check(using, span) for check, span in parts)


@contextmanager
def side_by_side(using: str, parts: Sequence[Part], processes: int) -> Iterator[Iterator[Looked]]:
    """Begins the parts at once; what they found comes in their order. Inside a transaction with one snapshot.

    The processes read what is committed; they know this one's database, and its settings by name.
    """
    snapshot = _exported(using)
    known = {**connections.settings[using], "NAME": connections[using].settings_dict["NAME"]}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=_begin, initargs=(using, known)
    ) as pool:
        begun: list[Future[Looked]] = [pool.submit(_look, using, snapshot, *part) for part in parts]
        yield (each.result() for each in begun)


@contextmanager
def meanwhile(
    using: str, check: Callable[[str], list[Finding]], *, at_once: bool
) -> Iterator[Callable[[], list[Finding]]]:
    """A check that is the database's work more than ours; call what is given for what it found.

    `at_once` begins it in a thread of its own, that reads what is committed. Inside a transaction with one snapshot.
    """
    if not at_once:
        yield lambda: check(using)
        return
    snapshot = _exported(using)
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_look_aside, using, snapshot, check).result


def processors() -> int:
    """How many checks can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(using: str, known: dict[str, Any]) -> None:
    django.setup()
    connections.settings[using] = known
    # A part ends soon and makes no rings of objects: to look for them took a sixth of its time.
    gc.disable()


def _exported(using: str) -> str:
    with connections[using].cursor() as cursor:
        cursor.execute("select pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
    return str(snapshot)


def _look(using: str, snapshot: str, check: Check, span: Span) -> Looked:
    with _at(using, snapshot):
        return check(using, span)


def _look_aside(using: str, snapshot: str, check: Callable[[str], list[Finding]]) -> list[Finding]:
    try:
        with _at(using, snapshot):
            return check(using)
    finally:
        connections[using].close()


@contextmanager
def _at(using: str, snapshot: str) -> Iterator[None]:
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
            cursor.execute("set transaction snapshot %s", [snapshot])
        yield
