"""`chiltern bench`: what it prints, and that nothing of it is left, however it ends. No figure is judged here."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from chiltern.cli.bench import report
from chiltern.cli.bench.decide import book, cases
from chiltern.cli.bench.figures import FIGURES, Figure
from chiltern.cli.bench.sizes import Sizes
from chiltern.code_of_practice.sharing import may_share
from tests.bench.conftest import bench_databases, command, migrated, run

MIGRATES = "access"
ON_A_DATABASE = ("pages", "ledger", MIGRATES, "decide", "replay", "twins")
"""Those that take longest begin."""


def folders(environment: Mapping[str, str]) -> list[Path]:
    return list(Path(environment["TMPDIR"]).glob("chiltern-bench-*"))


@pytest.mark.committed
@pytest.mark.parametrize("name", ON_A_DATABASE)
def test_a_bench_prints_one_object_and_leaves_nothing(name: str, environment: Mapping[str, str]) -> None:
    done = run(environment if name == MIGRATES else migrated(environment), name, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert list(said) == ["bench", "figures", "machine", "commit"]
    assert (said["bench"], said["figures"].keys()) == (name, FIGURES[name].keys())
    assert all(isinstance(value, int | float) for value in said["figures"].values())
    assert "PostgreSQL" in said["machine"]
    assert (done.left, folders(environment)) == (set(), [])


def test_the_bench_of_documents_needs_no_database_and_finds_no_word_left(
    environment: Mapping[str, str],
) -> None:
    done = run({**environment, "DATABASE_URL": "postgresql:///nowhere"}, "documents")
    assert done.returncode == 0, done.stdout + done.stderr
    heading, columns, *lines = done.stdout.splitlines()
    assert heading == "chiltern bench documents"
    assert columns.split()[:3] == ["figure", "value", "target"]
    found = {line.split()[0]: line.split()[1] for line in lines}
    assert [*found] == [*FIGURES["documents"], "machine:", "commit:"]
    assert (found["documents"], found["words_left"]) == ("3", "0")


@pytest.mark.committed
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_asked_to_stop_it_leaves_nothing(asked: signal.Signals, environment: Mapping[str, str]) -> None:
    started = subprocess.Popen(
        command("ledger"),
        env=migrated(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(600):
        if bench_databases(started.pid):
            break
        time.sleep(0.05)
    assert bench_databases(started.pid)
    started.send_signal(asked)
    said, _ = started.communicate(timeout=60)
    assert started.returncode == 130
    assert said == "Stopped; nothing is left behind.\n"
    assert (bench_databases(started.pid), folders(environment)) == (set(), [])


@pytest.mark.committed
def test_a_server_that_cannot_be_reached_is_said_without_a_trace(environment: Mapping[str, str]) -> None:
    done = run({**environment, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "access")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert folders(environment) == []


@pytest.mark.parametrize("given", [["items=many"], ["colour=1"], ["items"]])
def test_a_size_that_is_none_is_refused(given: list[str]) -> None:
    with pytest.raises(ValueError, match=r"size|invalid literal"):
        Sizes.given(given)


def test_every_case_goes_another_way_through_the_order_of_questions() -> None:
    verdicts = [may_share(facts, book()) for facts in cases(10).values()]
    assert all(len(verdict.items) == 10 for verdict in verdicts)
    assert len({(verdict.standing, verdict.question) for verdict in verdicts}) == len(verdicts)


def test_a_table_says_which_targets_are_met() -> None:
    table = report.as_table("decide", {"verdict_us": 51, "verdict_cold_us": 1}, "a machine")
    assert "51     at most 50  missed" in table
    assert report.as_table("decide", {"verdict_us": 50}, "a machine").count(" met ") == 1
    assert Figure("", least=0.8).met(0.79) == "missed"
    assert Figure("").met(1e9) == ""


def test_what_others_took_of_the_processor_is_said_where_it_is_noticed() -> None:
    assert "25% of the processor" in report.machine("18.6", 0.25)
    assert "of the processor" not in report.machine("18.6", 0.004)
    assert 0.0 <= report.watch()() <= 1.0
