"""Stepping into a role: in a demo database, at this machine, with nothing between; nowhere else. Clause 3.7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from chiltern.agencies.queries import duty_desk_states
from chiltern.code_of_practice.words import Answer
from chiltern.foundation import context
from chiltern.jobs.demo.hours import open_doors
from chiltern.jobs.mail import find, send
from chiltern.ledger.models import Opening
from chiltern.notices.mail_server import Mail
from tests import database
from tests.cast import Cast
from tests.conftest import enter_as_post, point_at
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.7")]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')
HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture
def demo(town: Cast) -> Iterator[Cast]:
    """The cast in a database that was made as a demo."""
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        admin.execute("update ctx.nature set nature = 'demo'")
        yield town
        admin.execute("update ctx.nature set nature = 'test'")


def step_in(post: UUID, **request: str) -> Client:
    client = Client()
    client.post(f"/demo/{post}/", **{**HERE, **request})  # type: ignore[arg-type]
    return client


def works_as(client: Client) -> bool:
    return "Your work" in client.get("/", **HERE).content.decode()  # type: ignore[arg-type]


def test_somebody_at_this_machine_steps_into_a_role_and_it_is_recorded(demo: Cast) -> None:
    post = demo.school.duty
    assert works_as(step_in(post))
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        admin.execute("update ctx.nature set nature = 'test'")
    with transaction.atomic():
        enter_as_post(post)
        assert Opening.objects.filter(kind="session.stepped_into", post=post).count() == 1


def test_one_steps_into_the_council_officers_role_which_stands_with_the_first(demo: Cast) -> None:
    page = Client().get("/demo/", **HERE).content.decode()  # type: ignore[arg-type]
    assert "Council’s officer for the Code at Chilternshire Partnership Office" in unescape(page)
    assert works_as(step_in(demo.officer))


@pytest.mark.clause("2.2", "3.6")
def test_the_loader_gives_agencies_hours_and_terms_and_does_so_in_a_demo_alone(demo: Cast) -> None:
    name, school = str(connection.settings_dict["NAME"]), demo.school.agency
    point_at(name, "worker")
    with transaction.atomic():
        open_doors(context.enter_command(), [(school, "school"), (demo.police.agency, "police")], 7)
    with database.connect(name) as admin:
        admin.execute("update ctx.nature set nature = 'live'")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            open_doors(context.enter_command(), [(demo.health.agency, "health")], 9)
        admin.execute("update ctx.nature set nature = 'test'")
    point_at(name)
    with transaction.atomic():
        enter_as_post(demo.social_care.practitioner)
        desks = duty_desk_states([school, demo.police.agency])
    assert desks[school].number == "01632 960007"
    assert desks[school].opening.hours == "Monday to Friday 8:30 am to 4 pm"
    assert desks[demo.police.agency].opening.now.open is Answer.YES


@pytest.mark.parametrize(
    "request_from",
    [
        {"REMOTE_ADDR": "192.168.1.7"},
        {"HTTP_HOST": "testserver"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ],
    ids=["another peer", "another host", "forwarded for", "forwarded"],
)
def test_from_elsewhere_the_page_is_not_there(demo: Cast, request_from: dict[str, str]) -> None:
    assert not works_as(step_in(demo.school.duty, **request_from))
    assert Client().get("/demo/", **{**HERE, **request_from}).status_code == 404  # type: ignore[arg-type]


def test_in_a_live_database_there_is_nobody_to_step_into(town: Cast) -> None:
    with database.connect(str(connection.settings_dict["NAME"])) as admin:
        admin.execute("update ctx.nature set nature = 'live'")
    try:
        assert not works_as(step_in(town.school.duty))
        assert Client().get("/demo/", **HERE).status_code == 404  # type: ignore[arg-type]
    finally:
        with database.connect(str(connection.settings_dict["NAME"])) as admin:
            admin.execute("update ctx.nature set nature = 'test'")


def test_a_made_up_post_is_nobody(demo: Cast) -> None:
    assert not works_as(step_in(demo.school.team))


def test_a_form_that_was_opened_in_the_role_before_is_not_sent_in_this_one(demo: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    seen = "/sign-in/"
    for post in (demo.school.duty, demo.health.duty):
        token = TOKEN.findall(browser.get(seen, **HERE).content.decode())[-1]  # type: ignore[arg-type]
        browser.post(f"/demo/{post}/", {"csrfmiddlewaretoken": token}, follow=True, **HERE)  # type: ignore[arg-type]
        seen = "/ask/"
    assert works_as(browser)
    sent = browser.post("/ask/", {"csrfmiddlewaretoken": token}, **HERE)  # type: ignore[arg-type]
    assert sent.status_code == 403
    assert "This form is from before you signed in" in sent.content.decode()


def test_its_mails_lie_in_a_folder_and_a_page_shows_each_role_what_it_was_sent(
    demo: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MAIL = Mail.of_environment({}, tmp_path)
    client = step_in(demo.school.duty)
    assert "No e-mail yet." in client.get("/demo/mails/", **HERE).content.decode()  # type: ignore[arg-type]
    name = str(connection.settings_dict["NAME"])
    with database.connect(name) as admin, transaction.atomic():
        admin.execute("update ctx.nature set nature = 'test'")
        Stage(demo).asked(demo.social_care, demo.school)
        admin.execute("update ctx.nature set nature = 'demo'")
    point_at(name, "worker")
    find()
    with database.connect(name) as admin:
        for (notice,) in admin.execute("select id from notices_notice").fetchall():
            send(notice)
    point_at(name)
    page = client.get("/demo/mails/", **HERE).content.decode()  # type: ignore[arg-type]
    assert "practitioner, St Osyth’s School" in page
    assert "Something waits for you in Chiltern. Sign in to see it." in page
    assert "Whitlock" not in page
