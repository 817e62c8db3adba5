"""The operator's commands, as the worker's role and against a database that commits (clauses sign.1, sign.4)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import database
from tests.agencies.lists import DEMO, paper

pytestmark = pytest.mark.committed


def run(dbname: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the service as the worker's role."""
    environment = {
        **os.environ,
        "CHILTERN_ROLE": "worker",
        "CHILTERN_DATABASE": database.address(dbname),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{database.ROOT}{os.pathsep}{database.ROOT / 'src'}",
    }
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=database.ROOT
    )


def one(dbname: str, query: str) -> object:
    with database.connect(dbname) as admin:
        row = admin.execute(query.encode()).fetchone()
    return row[0] if row else None


def test_a_bad_list_is_refused_line_by_line_a_good_one_comes_in_twice(
    committed_db: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(paper({"sector": "circus"}, {"name": "Right"}, {"name": "", "size": "huge"}))
    refused = run(committed_db, "import_signatories", str(bad))
    assert refused.returncode == 1
    assert "Nothing was imported. 3 to put right" in refused.stderr
    assert "line 2: sector: ‘circus’ is unknown" in refused.stderr
    assert "line 4: name: is missing" in refused.stderr
    assert one(committed_db, "select count(*) from agencies_agency") == 0
    assert "113 signatories imported." in run(committed_db, "import_signatories", str(DEMO)).stdout
    again = run(committed_db, "import_signatories", str(DEMO))
    assert "0 signatories imported." in again.stdout
    assert "113 were there already" in again.stdout
    assert one(committed_db, "select count(*) from agencies_agency") == 113
    assert one(committed_db, "select count(*) from ledger_entry where kind = 'signatories.imported'") == 2


def test_a_file_that_is_not_there_is_said_without_a_trace(committed_db: str) -> None:
    missing = run(committed_db, "import_signatories", "/no/such/list.csv")
    assert missing.returncode == 1
    assert "/no/such/list.csv cannot be read" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_an_empty_partnership_is_made_once_with_a_link_for_its_first_officer(committed_db: str) -> None:
    own = ("make_partnership", "--empty", "--partnership", "Beechshire Partnership", "--officer")
    wrong = run(committed_db, *own, "nobody")
    assert wrong.returncode == 1
    assert "--officer: Enter an e-mail address" in wrong.stderr
    first = run(committed_db, *own, "officer@beech.example")
    code = re.search(r"/link/([0-9A-Z-]{24})/", first.stdout)
    assert code is not None, first.stderr
    assert one(committed_db, "select name from scheme_partnership") == "Beechshire Partnership"
    assert one(committed_db, "select count(*) from scheme_lawcorrection") == 0
    assert one(committed_db, "select count(*) from procrastinate_jobs") == 0
    again = run(committed_db, *own, "officer@beech.example")
    assert "Beechshire Partnership is there already." in again.stdout
    assert code[1] not in again.stdout
    assert one(committed_db, "select count(*) from foundation_poststanding") == 1
    assert (
        one(committed_db, "select count(*) from accounts_link where used_at is null and expires_at > now()")
        == 1
    )


def test_the_demonstration_has_its_officer_its_duty_confirmed_and_its_loader_waiting(
    committed_db: str,
) -> None:
    with database.connect(committed_db) as admin:
        admin.execute(
            "insert into ctx.clock_shift (shift) values ('2026-11-16 09:00+00'::timestamptz - clock_timestamp())"
        )
    made = run(committed_db, "make_partnership", "--demo")
    assert made.returncode == 0, made.stderr
    assert "there already" in run(committed_db, "make_partnership", "--demo").stdout
    assert (
        one(committed_db, "select value #>> '{}' from scheme_lawcorrection where field = 'confirmed_on'")
        == "2026-09-30"
    )
    assert one(committed_db, "select count(*) from scheme_lawcorrection") == 2
    assert one(committed_db, "select string_agg(task_name, ',') from procrastinate_jobs") == "demo.load_batch"
    with database.connect(committed_db) as admin:
        kinds = [row[0] for row in admin.execute("select kind from ledger_entry order by at").fetchall()]
    assert kinds == ["partnership.made", "law_row.confirmed", *["setting.changed"] * 4]


def test_what_a_database_is_was_said_when_it_was_made_and_stays(committed_db: str) -> None:
    with database.connect(committed_db) as admin:
        admin.execute("delete from ctx.nature")
    assert run(committed_db, "make_partnership", "--demo").returncode == 0
    assert one(committed_db, "select nature from ctx.nature") == "demo"
    refused = run(
        committed_db, "make_partnership", "--empty", "--partnership", "P", "--officer", "o@example.org"
    )
    assert refused.returncode == 1
    assert "This database is a demo one" in refused.stderr
