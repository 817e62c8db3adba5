"""One-time links: once, for 48 hours, the same way for an address that signs in here already. Clause 3.7."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from chiltern.agencies.actions.invite_person import Invited, invite_person
from chiltern.agencies.actions.reset_sign_in import reset_sign_in
from chiltern.agencies.workings.asked import PostAsked
from chiltern.code_of_practice.words import Role
from tests import database
from tests.cast import PASSWORD, At, Cast
from tests.conftest import enter_as_post
from tests.web.browser import body
from tests.web.signing_in import code_of, first_factor, second_factor, sign_in

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.7")]
NEW_PASSWORD = "kettle-harbour-violin"


def invited(at: At, address: str = "") -> Invited:
    """Somebody invited to an agency, by default under an address of their own."""
    with transaction.atomic():
        by = enter_as_post(at.representative)
        return invite_person(
            by=by,
            agency=at.agency,
            name="Nell Newcomer",
            address=address or f"{uuid4().hex[:8]}@school.example",
            post=PostAsked(Role.PRACTITIONER, "Tutor"),
        )


def reset(by: UUID, practitioner: UUID) -> str:
    """The code of a link that starts again."""
    with transaction.atomic():
        return reset_sign_in(by=enter_as_post(by), practitioner=practitioner)


def set_up(client: Client, code: str) -> tuple[str, str]:
    """Goes the way of somebody new; gives the app's key and the last page."""
    client.get(f"/link/{code}/")
    assert "Choose a password" in client.get("/link/").content.decode()
    secret = until_the_app(client)
    return secret, body(client.post("/link/app/", {"code": code_of(secret)}))


def until_the_app(client: Client) -> str:
    """Chooses a password, and gives the key that the page shows for the app."""
    client.post("/link/password/", {"password": NEW_PASSWORD})
    page = client.get("/link/app/").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    return page.split("Key: <code>")[1].split("</code>")[0].replace(" ", "")


@contextmanager
def later(by: timedelta) -> Iterator[None]:
    """Moves the database's clock on."""
    with database.connect(connection.settings_dict["NAME"]) as admin:
        admin.execute("insert into ctx.clock_shift (shift) values (%s)", [by])
        try:
            yield
        finally:
            admin.execute("delete from ctx.clock_shift")


def test_somebody_new_sets_up_and_comes_in(town: Cast) -> None:
    client, code = Client(), invited(town.school, "nell@school.example").code
    secret, last = set_up(client, code)
    assert "You can sign in now" in last
    sign_in(client, "nell@school.example", NEW_PASSWORD, secret)
    assert "Nell Newcomer" in client.get("/sign-in/post/").content.decode()


def test_a_link_works_once(town: Cast) -> None:
    code, slow = invited(town.school).code, Client()
    slow.get(f"/link/{code}/")
    secret = until_the_app(slow)
    set_up(Client(), code)
    assert "does not work" in Client().get(f"/link/{code}/", follow=True).content.decode()
    assert slow.post("/link/app/", {"code": code_of(secret)}).status_code == 404


def test_unknown_used_replaced_and_old_links_are_one_page(town: Cast) -> None:
    used, replaced = invited(town.school), invited(town.school)
    set_up(Client(), used.code)
    old = reset(town.school.representative, replaced.practitioner)
    pages = [Client().get(f"/link/{code}/", follow=True) for code in ("K7QM-2XRD", used.code, replaced.code)]
    with later(timedelta(hours=48, seconds=1)):
        pages.append(Client().get(f"/link/{old}/", follow=True))
    assert {page.status_code for page in pages} == {404}
    assert len({body(page) for page in pages}) == 1


def test_a_link_still_works_before_48_hours_are_over(town: Cast) -> None:
    code = invited(town.school).code
    with later(timedelta(hours=47, minutes=59)):
        assert "St Osyth’s School" in Client().get(f"/link/{code}/", follow=True).content.decode()


def test_an_address_that_signs_in_here_already_gets_the_same_pages_and_keeps_its_sign_in(town: Cast) -> None:
    unknown, known, client = "first@school.example", "practitioner@police.example", Client()
    _, new = set_up(Client(), invited(town.school, unknown).code)
    _, old = set_up(client, invited(town.school, known).code)
    assert old.replace(known, unknown) == new
    assert first_factor(Client(), known, NEW_PASSWORD).status_code == 200
    first_factor(client, known, PASSWORD)
    assert second_factor(client, code_of())["Location"] == "/link/"
    client.post("/link/take/")
    page = client.get("/sign-in/post/").content.decode()
    assert "St Osyth’s School" in page
    assert "Chiltern Vale Police" in page


def test_a_link_for_another_address_is_not_taken(town: Cast) -> None:
    code, client = invited(town.school, "duty@police.example").code, Client()
    sign_in(client, "practitioner@health.example")
    client.get(f"/link/{code}/")
    assert "somebody else" in client.post("/link/take/").content.decode()
    assert "Pip Practitioner" in client.get("/sign-in/post/").content.decode()
    assert "St Osyth" in Client().get(f"/link/{code}/", follow=True).content.decode()


def take_up(address: str, code: str) -> Client:
    """Somebody who signs in here already takes up another post."""
    client = Client()
    client.get(f"/link/{code}/")
    first_factor(client, address)
    second_factor(client, code_of())
    client.post("/link/take/")
    return client


def test_a_reset_by_one_agency_opens_no_post_at_another(town: Cast) -> None:
    address, client = "manager@police.example", Client()
    at_school = invited(town.school, address)
    take_up(address, at_school.code)
    secret, _ = set_up(client, reset(town.school.representative, at_school.practitioner))
    sign_in(client, address, NEW_PASSWORD, secret)
    page = client.get("/sign-in/post/").content.decode()
    assert "St Osyth’s School" in page
    assert "Chiltern Vale Police" not in page
    # The police open theirs again, and the person shows that they are the one who signs in.
    code = reset(town.police.representative, town.police.who[town.police.manager].practitioner)
    client.get(f"/link/{code}/")
    client.post("/link/take/")
    client.post("/sign-in/post/")
    assert "Chiltern Vale Police" in client.get("/sign-in/post/").content.decode()


def test_a_reset_ends_every_session_and_the_old_password(town: Cast) -> None:
    address, client = "representative@health.example", Client()
    sign_in(client, address)
    code = reset(town.officer, town.health.who[town.health.representative].practitioner)
    assert client.get("/team/").status_code == 200
    set_up(Client(), code)
    assert client.get("/team/").status_code == 302
    assert "not right" in first_factor(Client(), address).content.decode()


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "Use at least 12 characters"),
        ("password1234", "many people have this one"),
        ("jo@school.example", "nothing to do with your address"),
    ],
)
def test_a_password_that_is_easily_guessed_is_not_taken(town: Cast, password: str, says: str) -> None:
    client = Client()
    client.get(f"/link/{invited(town.school, 'jo@school.example').code}/")
    page = client.post("/link/password/", {"password": password}).content.decode()
    assert "There is a problem" in page
    assert says in page


def test_the_links_table_and_the_log_hold_neither_code_nor_address(
    town: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    code = invited(town.school, "quill@school.example").code
    Client().get(f"/link/{code}/", follow=True)
    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(l)::text from accounts_link l")
        kept = str(cursor.fetchall()) + caplog.text
    assert "/link/…/" in kept
    for clear in (code, code.replace("-", ""), "quill@school.example"):
        assert clear not in kept
        assert clear.encode().hex() not in kept
