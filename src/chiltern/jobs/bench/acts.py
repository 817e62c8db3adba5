"""Acts a second by many writers at once, with the record and with nothing in its place; and how soon they are sealed."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from unittest.mock import patch
from uuid import UUID

from django.db import connection, transaction

from chiltern.code_of_practice.words import Answer, ItemKind, Outcome
from chiltern.foundation import context
from chiltern.ledger.act import current
from chiltern.sharing.actions import decide_request as action
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven, DecisionGiven, ItemGiven

Work = list[list[str]]
GIVEN = DecisionGiven(
    outcome=Outcome.SHARE,
    reasons="It helps them to protect her.",
    as_sent="What we hold about attendance.",
    answers=AnswersGiven(
        danger=Answer.YES,
        danger_rests_on="What she told her teacher.",
        recipient_can_act=Answer.YES,
        relevant_to_welfare=Answer.YES,
        may_help=Answer.YES,
        safety_if_shared="Safer.",
        safety_if_not_shared="At risk.",
        told="Not told: it would raise the risk.",
        child_says="Not asked: unsafe today.",
        family_says="Not asked: unsafe today.",
        basis="public-task",
        confidence="Overriding public interest.",
    ),
    items=(
        ItemGiven(
            text="Late on nine mornings since September.",
            kind=ItemKind.FACT,
            source="Register",
            about="Amara",
            tests=dict.fromkeys(ITEM_TESTS, Answer.YES),
        ),
    ),
)
_WAITED = """
select extract(epoch from h.at - e.at) from ledger_entry e join ledger_leaf l on l.entry = e.id
  cross join lateral (select at from ledger_head where size > l.sequence order by size limit 1) h
 where e.kind = 'request.decided' order by 1"""
_STILL = "select count(*) from ledger_outbox"
PATIENCE = 60.0
"""Seconds to wait for the last act to be sealed."""


def measure_acts(undecided: Work, writers: int, acts: int, rounds: int) -> dict[str, Any]:
    """Acts a second with the record and without, in rounds that take turns. Each writer decides one request more in
    each round, before its clock runs.
    """
    took = {True: 0.0, False: 0.0}
    share = writers * (acts + 1)
    for place in range(2 * rounds):
        recording = place % 2 == place // 2 % 2
        took[recording] += _round(undecided[place * share : (place + 1) * share], writers, recording)
    done = rounds * writers * acts
    return {"with": round(done / took[True], 1), "without": round(done / took[False], 1)}


def measure_sealing() -> dict[str, Any]:
    """Seconds from an act to the signed head that holds it: the 95th of 100, of all acts that were recorded."""
    wait_until_sealed()
    with connection.cursor() as cursor:
        cursor.execute(_WAITED)
        waited = [float(row[0]) for row in cursor.fetchall()]
    return {"p95_s": round(waited[int(len(waited) * 0.95)], 2), "acts": len(waited)}


def wait_until_sealed() -> dict[str, Any]:
    """Returns once the integrator at work has nothing left to seal."""
    until = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(_STILL)
            if cursor.fetchone() == (0,):
                return {}
            time.sleep(0.1)
    raise RuntimeError("the integrator does not keep up")


def decide(token: str, request: UUID) -> None:
    """One act: a request's own transaction, as the web's middleware opens it."""
    with transaction.atomic():
        by = context.enter(token)
        if by is None:
            raise RuntimeError("a session that opens nothing")
        action.decide_request(by=by, request_id=request, given=GIVEN)


def _round(work: Work, writers: int, recording: bool) -> float:
    """Seconds from the moment when every writer is ready to the last one's end."""
    forks = multiprocessing.get_context("fork")
    ready = forks.Barrier(writers + 1)
    processes = [
        forks.Process(target=_write, args=(work[place::writers], ready, recording))
        for place in range(writers)
    ]
    for process in processes:
        process.start()
    ready.wait()
    start = time.perf_counter()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise RuntimeError("a writer failed")
    return time.perf_counter() - start


def _write(work: Work, ready: Any, recording: bool) -> None:
    with _record(recording):
        decide(
            work[0][1], UUID(work[0][0])
        )  # what is read once by each process is read before the clock runs
        ready.wait()
        for request, token in work[1:]:
            decide(token, UUID(request))
    connection.close()


@contextmanager
def _record(recording: bool) -> Iterator[None]:
    if recording:
        yield
        return
    with patch.object(action, "record", _nothing):
        yield


def _nothing(**_: Any) -> None:
    """What stands in for the record: it only says that the act has its entry."""
    cast(Any, current.get()).entries += 1
