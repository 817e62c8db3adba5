"""Sealing: every entry once, in a signed tree, whatever commits late, repeats itself or is killed. Clause 3.8."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connections

from chiltern.ledger.integrator import seal
from chiltern.ledger.verify import verify
from chiltern.ledger.workings.errors import RecordError
from tests.conftest import close_all, open_session
from tests.ledger.tools import Record, environment, ids_of

pytestmark = pytest.mark.committed


@pytest.mark.clause("3.8")
def test_what_waits_is_sealed_and_numbered_for_each_party(record: Record) -> None:
    made = record.acts(5)
    assert (record.count("outbox"), record.count("leaf")) == (5, 0)
    assert [seal("integrator", most=3), seal("integrator", most=3), seal("integrator")] == [3, 2, 0]
    assert (record.count("outbox"), record.count("leaf"), record.count("head")) == (0, 5, 2)
    places = record.admin.execute("select sequence, entry from ledger_leaf order by sequence").fetchall()
    assert ([place for place, _ in places], {entry for _, entry in places}) == (
        [0, 1, 2, 3, 4],
        set(ids_of(made)),
    )
    for agency in (record.house.agency, record.party.agency):
        statement = "select array_agg(counter order by counter) from ledger_counter where agency = %s"
        assert record.one(statement, agency) == [1, 2, 3, 4, 5]
    report = verify("verifier")
    assert (report.sealed, report.openings, report.findings) == (5, 10, [])


def test_an_entry_sent_twice_is_sealed_once_and_stops_nothing(record: Record) -> None:
    first, _ = ids_of(record.acts(2))
    seal("integrator")
    record.admin.execute(
        "insert into ledger_outbox select entry, commitment, array[gen_random_uuid()] from ledger_leaf where entry = %s",
        [first],
    )
    record.acts(1)
    assert seal("integrator") == 1
    assert (record.count("outbox"), record.count("leaf")) == (0, 3)
    assert verify("verifier").sound


def test_nothing_is_signed_over_a_tree_that_was_altered(record: Record) -> None:
    record.acts(3)
    seal("integrator")
    record.acts(1)
    for statement in (
        "delete from ledger_leaf where sequence = 2",
        "update ledger_head set root = sha256('x')",
        "update ledger_head set frontier = sha256('x') || sha256('y')",
        "update ledger_head set frontier = 'x'",
        "update ledger_head set checkpoint = replace(checkpoint, '3', '4')",
        "delete from ledger_head",
    ):
        with record.tampered(statement), pytest.raises(RecordError):
            seal("integrator")
        assert (record.count("outbox"), record.count("leaf")) == (1, 3)
    assert (seal("integrator"), record.count("leaf")) == (1, 4)


def test_the_integrator_reads_no_entry_and_changes_nothing_sealed(record: Record) -> None:
    record.acts(1)
    seal("integrator")
    for statement in (
        "select * from ledger_entry",
        "select * from ledger_opening",
        "select * from toys_toy",
        "update ledger_leaf set sequence = 7",
        "delete from ledger_leaf",
        "delete from ledger_head",
        "insert into ledger_outbox values (gen_random_uuid(), '', '{}')",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"):
            connections["integrator"].cursor().execute(statement)


def test_twelve_writers_at_once_lose_nothing(record: Record) -> None:
    tokens = [open_session(record.house.post(record.house.team)) for _ in range(12)]
    stop, sealed, failed = threading.Event(), [0], []

    def write(token: str) -> None:
        try:
            for number in range(6):
                record.act(token, number=number)
        except Exception as problem:
            failed.append(problem)
        finally:
            close_all()

    def integrate() -> None:
        while not stop.is_set():
            sealed[0] += seal("integrator", most=7)
        connections["integrator"].close()

    sealing = threading.Thread(target=integrate)
    writers = [threading.Thread(target=write, args=[token]) for token in tokens]
    for thread in (sealing, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    sealing.join()
    while more := seal("integrator"):
        sealed[0] += more
    assert (failed, sealed[0], record.count("entry"), record.count("leaf")) == ([], 72, 72, 72)
    assert record.one("select max(counter) from ledger_counter where agency = %s", record.party.agency) == 72
    assert verify("verifier").findings == []


def test_what_commits_late_is_sealed_late(record: Record) -> None:
    record.acts(1)  # makes the agency's key, for which the others would wait
    assert seal("integrator") == 1
    early = open_session(record.house.post(record.house.team))
    written, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        from django.db import transaction

        with transaction.atomic():
            record.act(early)
            written.set()
            go_on.wait(30)
        close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    assert written.wait(30)
    record.acts(2)
    assert seal("integrator") == 2
    go_on.set()
    holder.join()
    assert (seal("integrator"), record.count("leaf")) == (1, 4)


def test_killed_at_any_statement_it_loses_and_doubles_nothing(record: Record) -> None:
    record.acts(2)
    seal("integrator")
    record.acts(3)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.killed"],
        env=environment("integrator", record.name),
        capture_output=True,
        text=True,
        check=True,
    )
    killed = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(killed) > 10, "it has that many statements, and a commit"
    assert {(each["leaves"], each["waiting"], each["numbers"], each["heads"]) for each in killed[:-2]} == {
        (2, 3, 4, 1)
    }
    after_commit, whole = killed[-2:]
    assert {after_commit["leaves"], whole["leaves"]} == {5}
    assert (whole["waiting"], whole["numbers"], whole["heads"]) == (0, 10, 2)
    assert verify("verifier").findings == []


def test_asked_to_stop_it_ends_and_has_sealed(record: Record) -> None:
    record.acts(2)
    running = subprocess.Popen(
        [sys.executable, "-m", "django", "integrate"], env=environment("integrator", record.name)
    )
    try:
        with record.admin.cursor() as cursor:
            while cursor.execute("select count(*) from ledger_leaf").fetchone() != (2,):
                assert running.poll() is None
                time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0
    finally:
        running.kill()
        running.wait()


def test_two_integrators_never_seal_at_once(record: Record) -> None:
    record.acts(1)
    with record.admin.transaction():
        record.admin.execute("select pg_advisory_xact_lock(hashtext('chiltern integrator'))")
        assert (seal("integrator"), record.count("leaf")) == (0, 0)
    assert seal("integrator") == 1


def test_a_party_reads_its_own_numbers_alone(record: Record) -> None:
    from django.db import transaction

    from chiltern.foundation import context
    from chiltern.ledger.models import Counter

    record.acts(2)
    seal("integrator")
    token = open_session(record.party.post(record.party.desk))
    with transaction.atomic():
        assert context.enter(token)
        assert list(Counter.objects.values_list("agency", "counter").order_by("counter")) == [
            (record.party.agency, 1),
            (record.party.agency, 2),
        ]
        assert not Counter.objects.filter(agency=uuid4()).exists()
