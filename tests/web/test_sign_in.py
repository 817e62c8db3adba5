"""Signing in: both factors on every way, the same answer for known and unknown, out at once when it ends. Clause 3.7."""

from __future__ import annotations

import hashlib
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chiltern.accounts.models import Session
from chiltern.agencies.actions.end_post import end_post
from chiltern.agencies.actions.give_post import give_post
from chiltern.agencies.workings.asked import PostAsked
from chiltern.code_of_practice.words import Role
from tests.cast import Cast
from tests.conftest import enter_as_post
from tests.web.browser import body
from tests.web.signing_in import code_of, first_factor, second_factor, sign_in

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.7")]
NUMBERED = re.compile(r"[\dx_]{3,}|curs\w+")
REPRESENTATIVE = "representative@school.example"


def is_in(client: Client) -> bool:
    """Whether this browser sees the representative's page."""
    answer: int = client.get("/team/").status_code
    return answer == 200


def test_both_factors_lead_to_the_only_post(town: Cast) -> None:
    client = Client()
    sign_in(client, REPRESENTATIVE)
    assert "Rae Representative" in client.get("/sign-in/post/").content.decode()
    assert is_in(client)


@pytest.mark.parametrize(
    ("wanted", "shown", "who"),
    [("/team/", "/team/", "manager@health"), ("https://elsewhere.example/", "/", "manager@sensitive")],
)
def test_the_page_asked_for_comes_after_the_sign_in_and_none_elsewhere(
    town: Cast, wanted: str, shown: str, who: str
) -> None:
    client = Client()
    client.get("/sign-in/", {"next": wanted})
    first_factor(client, f"{who}.example")
    second_factor(client, code_of())
    client.post("/sign-in/recovery-codes/")
    assert client.get("/sign-in/post/")["Location"] == shown


def test_the_password_alone_opens_nothing(town: Cast) -> None:
    client = Client()
    first_factor(client, "representative@police.example")
    assert not is_in(client)
    assert client.get("/sign-in/post/")["Location"] == "/sign-in/"
    assert client.get("/sign-in/recovery-codes/")["Location"] == "/sign-in/"
    assert client.post("/link/take/")["Location"] == "/sign-in/"


def test_an_account_that_lost_its_second_factor_does_not_come_in_with_the_first(town: Cast) -> None:
    address = "manager@stranger.example"
    Authenticator.objects.filter(user__email=address).delete()
    client = Client()
    first_factor(client, address)
    assert client.get("/sign-in/post/")["Location"] == "/sign-in/"
    assert not is_in(client)


def test_a_wrong_password_and_an_unknown_address_are_one_answer_with_the_same_work(town: Cast) -> None:
    answers = []
    for address in ("representative@health.example", "nobody.at.all@school.example"):
        client = Client()
        client.get("/sign-in/")
        with CaptureQueriesContext(connection) as work:
            page = first_factor(client, address, "not the password")
        shown = body(page).replace(address, "")
        answers.append((page.status_code, shown, [NUMBERED.sub("", query["sql"][:60]) for query in work]))
    assert answers[0] == answers[1]
    assert "not right" in answers[0][1]


def test_a_wrong_code_lets_nobody_in(town: Cast) -> None:
    client = Client()
    first_factor(client, "representative@social-care.example")
    page = second_factor(client, "000000" if code_of() != "000000" else "111111")
    assert "That code is not right" in page.content.decode()
    assert not is_in(client)


def test_a_code_opens_once(town: Cast) -> None:
    code = code_of()
    for client, location in ((Client(), "/sign-in/recovery-codes/"), (Client(), None)):
        # As if another process of the service were asked.
        cache.clear()
        first_factor(client, "duty@school.example")
        assert second_factor(client, code).headers.get("Location") == location


def test_a_recovery_code_opens_once_and_is_shown_until_it_was_kept(town: Cast) -> None:
    client = Client()
    first_factor(client, "duty@police.example")
    second_factor(client, code_of())
    page = client.get("/sign-in/recovery-codes/").content.decode()
    code = page.split("<code>")[1].split("</code>")[0]
    client.post("/sign-in/recovery-codes/")
    assert client.get("/sign-in/recovery-codes/").status_code == 302
    for location in ("/sign-in/post/", None):
        other = Client()
        first_factor(other, "duty@police.example")
        assert second_factor(other, code).headers.get("Location") == location


def test_the_sessions_table_holds_hashes_only_and_the_key_changes_at_sign_in(town: Cast) -> None:
    client = Client()
    first_factor(client, "duty@health.example")
    before = client.cookies["chiltern_session"].value
    second_factor(client, code_of())
    key = client.cookies["chiltern_session"].value
    assert key != before
    stored = Session.objects.values_list("digest", "sealed")
    assert hashlib.sha256(key.encode()).digest() in [bytes(digest) for digest, _ in stored]
    everything = b"".join(bytes(part) for row in stored for part in row)
    assert key.encode() not in everything
    assert b"duty@health.example" not in everything


def test_five_wrong_answers_lock_out_known_and_unknown_alike(town: Cast) -> None:
    pages = []
    for address in ("duty@social-care.example", "nobody.else@school.example"):
        client = Client()
        for _ in range(5):
            first_factor(client, address, "not the password")
        pages.append(first_factor(client, address))
    assert {page.status_code for page in pages} == {429}
    assert body(pages[0]) == body(pages[1])
    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(a)::text from axes_accessattempt a")
        assert ".example" not in str(cursor.fetchall())


def test_wrong_codes_lock_out_too(town: Cast) -> None:
    client = Client()
    first_factor(client, "duty@sensitive.example")
    wrong = "000000" if code_of() != "000000" else "111111"
    for _ in range(5):
        second_factor(client, wrong)
    assert second_factor(client, code_of()).status_code == 429
    assert not is_in(client)


def test_ending_a_post_puts_its_sessions_out_at_once(town: Cast) -> None:
    client = Client()
    sign_in(client, "practitioner@school.example")
    assert "Pip Practitioner" in client.get("/sign-in/post/").content.decode()
    with transaction.atomic():
        end_post(by=enter_as_post(town.school.representative), post=town.school.practitioner)
    assert "no role here" in client.get("/sign-in/post/").content.decode()


def test_signing_out_ends_the_session_and_its_post(town: Cast) -> None:
    client = Client()
    sign_in(client, "representative@sensitive.example")
    key = client.cookies["chiltern_session"].value
    client.post("/sign-out/")
    thief = Client()
    thief.cookies["chiltern_session"] = key
    assert not is_in(thief)
    assert thief.get("/sign-in/post/")["Location"] == "/sign-in/"


def test_who_has_two_posts_chooses_and_can_choose_again(town: Cast) -> None:
    with transaction.atomic():
        by = enter_as_post(town.stranger.representative)
        second = give_post(
            by=by, practitioner=by.practitioner, post=PostAsked(Role.PRACTITIONER, "Class teacher")
        )
    client = Client()
    sign_in(client, "representative@stranger.example")
    assert not is_in(client)
    assert client.post("/sign-in/post/", {"post": str(town.police.practitioner)}).status_code == 200
    client.post("/sign-in/post/", {"post": str(second)})
    assert "Class teacher" in client.get("/sign-in/post/").content.decode()
    assert client.get("/team/").status_code == 404
    client.post("/sign-in/post/")
    client.post("/sign-in/post/", {"post": str(town.stranger.representative)})
    assert is_in(client)


def test_a_form_from_before_the_sign_in_is_not_taken(town: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    token = str(client.get("/sign-in/").content).split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    old = {"csrfmiddlewaretoken": token}
    client.post("/sign-in/", {**old, "email": "manager@school.example", "password": "orchard-lantern-seven"})
    client.post("/sign-in/code/", {**old, "code": code_of()})
    page = client.post("/sign-in/recovery-codes/", old)
    assert page.status_code == 403
    assert "This form is from before you signed in" in page.content.decode()


def test_neither_name_nor_address_nor_password_is_in_a_log(
    town: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client = Client()
    first_factor(client, "manager@police.example", "not the password")
    sign_in(client, "manager@police.example")
    client.get("/team/")
    said = "\n".join(record.getMessage() for record in caplog.records)
    for word in ("manager@police.example", "Mina", "not the password", "orchard"):
        assert word not in said


@pytest.mark.parametrize("field", ["email", "password"])
def test_a_field_of_200_000_characters_is_answered_at_the_field(town: Cast, field: str) -> None:
    answers = {"email": REPRESENTATIVE, "password": "x", field: "x" * 200_000 + "@a.example"}
    page = Client().post("/sign-in/", answers)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
