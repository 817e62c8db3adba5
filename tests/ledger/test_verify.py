"""Checking the record: whatever an administrator of the database alters, removes or adds is found and named.
Clause 3.8.
"""

from __future__ import annotations

import json
import subprocess
import sys
from uuid import UUID, uuid4

import pytest

from chiltern.ledger.integrator import seal
from chiltern.ledger.verify import verify
from tests.ledger.tools import Record, environment, ids_of

pytestmark = pytest.mark.committed

# What an administrator runs on the third of six entries, and what is then found about it.
ON_AN_ENTRY = [
    ("update ledger_entry set commitment = sha256('x') where id = %s", {"entry.altered", "opening.altered"}),
    ("update ledger_entry set kind = 'toy.mended' where id = %s", {"entry.relabelled"}),
    ("update ledger_entry set at = at - interval '1 day' where id = %s", {"entry.relabelled"}),
    ("delete from ledger_entry where id = %s", {"entry.removed", "opening.without_entry"}),
    (
        "with o as (delete from ledger_opening using ledger_entry e where entry = e.id and e.id = %s returning entry),"
        " c as (delete from ledger_counter where entry in (select entry from o)),"
        " l as (delete from ledger_leaf where entry in (select entry from o))"
        " delete from ledger_entry where id in (select entry from o)",
        {"leaf.missing", "numbers.gap"},
    ),
    (
        "update ledger_opening set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) where entry = %s",
        {"opening.altered"},
    ),
    ("update ledger_opening set kind = 'toy.mended' where entry = %s", {"entry.relabelled"}),
    ("update ledger_opening set thing = null where entry = %s", {"entry.relabelled"}),
    (
        "update ledger_opening set keeper = gen_random_uuid() where entry = %s",
        {"opening.altered", "opening.removed", "opening.added"},
    ),
    ("delete from ledger_opening where entry = %s", {"opening.removed"}),
    ("update ledger_leaf set commitment = sha256('x') where entry = %s", {"leaf.altered", "entry.altered"}),
    ("update ledger_leaf set leaf_hash = sha256('x') where entry = %s", {"leaf.altered"}),
    ("update ledger_leaf set leaf_hash = 'short' where entry = %s", {"leaf.missing"}),
    ("update ledger_leaf set seed = sha256('x') where entry = %s", {"parties.altered"}),
    ("delete from ledger_leaf where entry = %s", {"leaf.missing", "entry.added"}),
    ("update ledger_counter set counter = 99 where entry = %s", {"parties.altered", "numbers.gap"}),
    ("delete from ledger_counter where entry = %s", {"parties.altered", "numbers.gap", "opening.added"}),
]
ON_A_ROW = [
    ("update toys_toy set text = text || 'x' where id = %s", "row.altered"),
    ("update toys_toy set made_at = made_at - interval '1 day' where id = %s", "row.altered"),
    ("update toys_part set text = set_byte(text, 3, 255 - get_byte(text, 3)) where toy = %s", "row.altered"),
    ("delete from toys_part where toy = %s", "row.removed"),
    ("delete from toys_toy where id = %s", "row.removed"),
]


@pytest.mark.clause("3.8")
def test_whatever_is_done_to_an_entry_is_found_and_named(record: Record) -> None:
    first = ids_of(record.acts(6))
    seal("integrator", most=2)
    seal("integrator", most=2)
    seal("integrator")
    third = record.one("select entry from ledger_leaf where sequence = 2")
    assert third in first
    assert verify("verifier").findings == []
    for statement, expected in ON_AN_ENTRY:
        with record.tampered(statement, third):
            report = verify("verifier")
        assert {finding.what for finding in report.findings} == expected, statement
        assert {finding.entry for finding in report.findings} - {None} <= {third}, statement
        if expected != {"leaf.missing"} and expected != {"leaf.missing", "numbers.gap"}:
            assert third in {finding.entry for finding in report.findings}, statement
    assert verify("verifier").findings == []


@pytest.mark.clause("3.8")
def test_whatever_is_done_to_the_rows_of_an_act_is_found_and_named(record: Record) -> None:
    made = record.acts(4)
    seal("integrator")
    toy, receipt = made[1]
    for statement, expected in ON_A_ROW:
        with record.tampered(statement, toy.id):
            (finding,) = verify("verifier").findings
        assert (finding.what, finding.entry) == (expected, receipt.entry), statement
        assert "toys_" in finding.says
    with record.tampered("update toys_toy set state = 'wound up' where id = %s", toy.id):
        assert verify("verifier").sound, "a column that a later act may change"


def test_processes_that_share_a_check_find_what_one_finds(record: Record) -> None:
    for _ in range(3):
        record.acts(3)
        seal("integrator")
    made = record.acts(1)[0][0]
    seal("integrator")
    first, middle, last = (
        record.one("select entry from ledger_leaf where sequence = %s", place) for place in (0, 4, 8)
    )
    alone = verify("verifier", processes=1)
    assert verify("verifier", processes=2) == alone
    assert alone.sound and alone.openings == record.count("opening")
    with (
        record.tampered("update ledger_leaf set seed = sha256('x') where entry = %s", first),
        record.tampered("update ledger_entry set commitment = sha256('x') where id = %s", middle),
        record.tampered("update ledger_opening set sealed = sealed || 'x' where entry = %s", last),
        record.tampered("update toys_toy set text = text || 'x' where id = %s", made.id),
    ):
        shared = verify("verifier", processes=2)
        assert {each.what for each in shared.findings} == {
            "parties.altered",
            "entry.altered",
            "opening.altered",
            "row.altered",
        }
        assert set(shared.findings) == set(verify("verifier", processes=1).findings)


def test_an_entry_put_beside_the_record_is_found(record: Record) -> None:
    record.acts(2)
    seal("integrator")
    forged = uuid4()
    with record.tampered("insert into ledger_entry values (%s, 'toy.made', now(), sha256('x'))", forged):
        (finding,) = verify("verifier").findings
        assert (finding.what, finding.entry) == ("entry.added", forged)


def test_a_leaf_put_behind_the_signed_head_is_found(record: Record) -> None:
    record.acts(2)
    seal("integrator")
    forged = uuid4()
    leaf = """insert into ledger_leaf values (2, %s, sha256('c'), sha256('p'),
        sha256('\\x00'::bytea || sha256('c') || sha256('p')), sha256('s'))"""
    with record.tampered(leaf, forged):
        found = {(finding.what, finding.entry) for finding in verify("verifier").findings}
    assert found == {("leaf.unsigned", forged), ("entry.removed", forged), ("parties.altered", forged)}


def test_a_leaf_put_far_out_is_found_and_does_not_hold_up_the_check(record: Record) -> None:
    record.acts(2)
    seal("integrator")
    leaf = """insert into ledger_leaf values (9000000000, %s, sha256('c'), sha256('p'),
        sha256('\\x00'::bytea || sha256('c') || sha256('p')), sha256('s'))"""
    with record.tampered(leaf, uuid4()):
        assert "leaf.missing" in {finding.what for finding in verify("verifier").findings}


def test_a_leaf_and_an_entry_altered_alike_are_found_by_the_signed_head(record: Record) -> None:
    made = ids_of(record.acts(1))
    seal("integrator")
    record.acts(1)
    seal("integrator")
    both = """with e as (update ledger_entry set commitment = sha256('c') where id = %s returning id)
        update ledger_leaf l set commitment = sha256('c'), leaf_hash = sha256('\\x00'::bytea || sha256('c') || l.party_root)
          from e where l.entry = e.id"""
    with record.tampered(both, made[0]):
        found = {(finding.what, finding.entry) for finding in verify("verifier").findings}
        assert found == {("leaf.altered", made[0]), ("opening.altered", made[0])}
        assert not verify("verifier", leaves_only=True).sound


def test_two_altered_entries_are_both_named(record: Record) -> None:
    for _ in range(3):
        record.acts(1)
        seal("integrator")
    first, last = (record.one("select entry from ledger_leaf where sequence = %s", place) for place in (0, 2))
    statement = "update ledger_leaf set leaf_hash = sha256('x') where entry = any(%s)"
    with record.tampered(statement, [first, last]):
        found = [finding.entry for finding in verify("verifier").findings]
    assert found == [first, last]


def test_an_altered_head_is_found(record: Record) -> None:
    record.acts(2)
    seal("integrator")
    record.acts(1)
    seal("integrator")
    for statement in (
        "update ledger_head set root = sha256('x') where size = 2",
        "update ledger_head set checkpoint = replace(checkpoint, '/record', '/other')",
        "update ledger_head set size = 4 where size = 3",
    ):
        with record.tampered(statement):
            assert "head.altered" in {finding.what for finding in verify("verifier").findings}, statement
    with record.tampered("delete from ledger_head where size = 3"):
        assert {finding.what for finding in verify("verifier").findings} == {"leaf.unsigned"}
    assert verify("verifier").sound


def test_what_waits_is_no_finding_until_a_minute_has_passed(record: Record) -> None:
    (waiting,) = ids_of(record.acts(1))
    report = verify("verifier")
    assert (report.sound, report.waiting, report.sealed) == (True, 1, 0)
    record.admin.execute("insert into ctx.clock_shift (shift) values (interval '61 seconds')")
    (finding,) = verify("verifier").findings
    assert (finding.what, finding.entry) == ("entry.unsealed", waiting)
    with record.tampered("delete from ledger_outbox"):
        assert {finding.what for finding in verify("verifier").findings} == {"entry.added"}


def test_one_entry_can_be_looked_at_alone(record: Record) -> None:
    made = record.acts(3)
    seal("integrator")
    (toy, receipt), (_, other) = made[0], made[1]
    with record.tampered("update toys_toy set text = text || 'x' where id = %s", toy.id):
        assert verify("verifier", entry=other.entry).sound
        report = verify("verifier", entry=receipt.entry)
        assert ([finding.what for finding in report.findings], report.openings) == (["row.altered"], 2)
    with pytest.raises(LookupError):
        verify("verifier", entry=uuid4())


def run(record: Record, *arguments: str) -> tuple[int, str]:
    """The command, as its users run it."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "verify", *arguments],
        env=environment("verifier", record.name),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_command_says_it_in_words_and_as_json(record: Record) -> None:
    toy, receipt = record.acts(2)[0]
    seal("integrator")
    code, said = run(record)
    assert (
        code,
        "Nothing was altered, removed or added, and nothing lies where it was not let." in said,
    ) == (0, True)
    with record.tampered("delete from toys_part where toy = %s", toy.id):
        code, said = run(record)
        assert code == 1
        assert f"{receipt.entry}: a row that this act wrote was removed: toys_part" in said
        code, said = run(record, "--json", "--entry", str(receipt.entry))
    found = json.loads(said)
    assert (code, found["sound"], found["sealed"]) == (1, False, 2)
    assert [UUID(finding["entry"]) for finding in found["findings"]] == [receipt.entry]
