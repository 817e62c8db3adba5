"""The demo's loader goes on where it stopped, and loads nothing twice. Clause 1.2."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from chiltern.agencies.queries import choices
from chiltern.foundation import context
from chiltern.jobs.demo import load, population
from chiltern.scheme.queries.progress import how_far
from tests import database
from tests.conftest import point_at

pytestmark = pytest.mark.committed
COUNTED = (
    "agencies_agency",
    "foundation_poststanding",
    "people_person",
    "ledger_entry",
    "procrastinate_jobs",
)


@pytest.fixture
def demo(committed_db: str) -> Iterator[str]:
    """A demo partnership with nobody in it yet, as the worker finds it."""
    from chiltern.agencies.actions.make_demo_partnership import make_demo_partnership

    with database.connect(committed_db) as admin:
        admin.execute("update ctx.nature set nature = 'demo'")
    point_at(committed_db, "worker")
    with transaction.atomic():
        make_demo_partnership(by=context.enter_command())
    yield committed_db


def counted(dbname: str) -> list[int]:
    """How many there are of each."""
    with database.connect(dbname) as admin:
        rows = [admin.execute(f"select count(*) from {table}".encode()).fetchone() for table in COUNTED]
    return [row[0] for row in rows if row]


def loaded(dbname: str, batch: int) -> list[int]:
    """What a batch brings; that it was interrupted and runs again changes nothing."""
    load.load_batch(batch)
    first = counted(dbname)
    load.load_batch(batch)
    assert counted(dbname) == first
    far = how_far()
    assert far is not None and far.done == batch + 1
    return first


def test_signatories_staff_and_a_familys_batch_are_loaded_once_and_a_fault_leaves_nothing(
    demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    agencies, *_, jobs = loaded(demo, 0)
    assert (agencies, jobs) == (114, 1)
    staffed = loaded(demo, 1)
    assert staffed[1] > 20
    with transaction.atomic():
        context.enter_command()
        names = sorted(one.name for one in choices())[: load.AGENCIES_IN_A_BATCH]
    far = how_far()
    assert far is not None
    known = [each for each in population.batches(far.began_on) if each.agency in names]
    smallest = min(known, key=lambda each: len(each.circles))

    with monkeypatch.context() as broken:
        broken.setattr(load.progress, "note", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load.load_batch(load.STAFF_BATCHES + smallest.number)
    assert counted(demo) == staffed
    people = sum(len(circle.people) for circle in smallest.circles)
    assert loaded(demo, load.STAFF_BATCHES + smallest.number)[2] == staffed[2] + people
    assert ProcrastinateJob.objects.filter(task_name="demo.load_batch").count() == 3
