"""Every file, every kind of notice and every job is on a list, and is looked at: a new one fails here. Clauses 2.2 and 3.7."""

from __future__ import annotations

from pathlib import Path

import pytest
from procrastinate.contrib.django import app

from chiltern.foundation.later import JOBS as DEFERRED
from chiltern.jobs import tasks
from chiltern.notices import sending
from chiltern.resolution.queries.work import WAITING
from tests.house.walked import LISTS, PUBLIC, THINGS
from tests.house.ways_out import ANSWERING, FILES, JOBS, MAILERS, NOTICES, answering, mailing
from tests.two_worlds.test_jobs import RUNS

pytestmark = pytest.mark.clause("2.2", "3.7")
BUILT_IN = "builtin:"
"""The same job under the package's new name."""


def test_whatever_answers_with_a_file_is_on_the_list_and_at_addresses_that_are_walked() -> None:
    assert answering() == {*FILES, *ANSWERING}
    walked = {*LISTS, *PUBLIC, *(name for thing in THINGS for name in thing.names)}
    assert {name for names in FILES.values() for name in names} <= walked


def test_a_new_file_and_a_second_way_to_send_a_mail_are_found(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "leak.py").write_text("import smtplib\nanswer = HttpResponse(everything)\n")
    assert answering(tmp_path) == mailing(tmp_path) == {"web/leak.py"}


def test_mails_are_made_in_one_place_of_words_that_say_nothing() -> None:
    assert mailing() == MAILERS
    assert "{" not in sending.SUBJECT + sending.TEXT


def test_every_kind_of_notice_is_on_the_list() -> None:
    assert set(WAITING) == NOTICES.keys()


def test_every_job_is_on_the_list_and_runs_in_a_test() -> None:
    assert tasks is not None
    known = {name for name in app.tasks if not name.startswith(BUILT_IN)}
    assert known == JOBS.keys()
    assert set(DEFERRED) < known
    assert RUNS.keys() == known - {"demo.load_batch", "procrastinate.builtin_tasks.remove_old_jobs"}
