"""The representative's pages: people, posts, teams, links. Serves clauses 3.7, 4.1 and 4.4."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.accounts.models import Link
from chiltern.agencies.changes.posts import NewPerson, NewPost, make_people
from chiltern.agencies.models import Practitioner
from chiltern.code_of_practice.words import Role
from chiltern.foundation.models import PostStanding
from tests.cast import At, Cast
from tests.web.browser import Browser, body, form_id

INVITATION = {
    "name": "Nell Newcomer",
    "address": "nell@school.example",
    "title": "Class teacher",
    "role": "practitioner",
}


@pytest.fixture
def browser(cast: Cast) -> Browser:
    """The school's representative."""
    return Browser(cast.school.representative)


def person_of(at: At, post: UUID) -> str:
    """The page of whoever has the post."""
    return f"/team/people/{at.who[post].practitioner}/"


def pages_about(at: At) -> list[str]:
    """Every page that shows or changes something of one agency's."""
    person = person_of(at, at.practitioner)
    return [
        person,
        f"{person}link/",
        f"{person}new-link/",
        f"{person}give-post/",
        f"/team/posts/{at.practitioner}/end/",
        f"/team/teams/{at.team}/",
        f"/team/teams/{at.desk}/",
        f"/team/invite/{at.agency}/",
    ]


def test_everybody_and_every_team_is_listed(cast: Cast, browser: Browser) -> None:
    page = browser.get("/team/").content.decode()
    for words in ("Pip Practitioner", "Col Colleague", "First team", "Duty desk", "Invite somebody"):
        assert words in page


def test_each_page_of_ones_own_agency_opens(cast: Cast, browser: Browser) -> None:
    paths = [path for path in pages_about(cast.school) if "/invite/" not in path]
    for path in [*paths, "/team/invite/", "/team/teams/add/"]:
        assert browser.get(path).status_code == 200, path


@pytest.mark.parametrize("number", range(8))
def test_another_agencys_pages_are_the_same_404_as_for_a_made_up_id(
    cast: Cast, browser: Browser, number: int
) -> None:
    theirs = pages_about(cast.police)[number]
    made_up = "/".join(str(uuid4()) if len(part) == 36 else part for part in theirs.split("/"))
    for method in (browser.get, browser.post):
        hidden, nothing = method(theirs), method(made_up)
        assert hidden.status_code == nothing.status_code
        assert hidden.status_code == 404 or method == browser.post
        assert body(hidden) == body(nothing)


@pytest.mark.parametrize("post", ["practitioner", "colleague", "duty"])
def test_who_does_not_look_after_posts_has_no_such_pages(cast: Cast, post: str) -> None:
    browser = Browser(getattr(cast.school, post))
    for path in ["/team/", "/team/invite/", "/team/teams/add/", *pages_about(cast.school)]:
        assert browser.get(path).status_code == 404, path
        assert browser.post(path).status_code in (404, 405), path


def test_nobody_in_particular_is_sent_to_sign_in(cast: Cast) -> None:
    assert Browser().get("/team/")["Location"] == "/sign-in/?next=%2Fteam%2F"


@pytest.mark.clause("3.7")
def test_an_invitation_shows_its_link_once(cast: Cast, browser: Browser) -> None:
    answer = browser.send("/team/invite/", **INVITATION)
    first, second = browser.get(answer["Location"]), browser.get(answer["Location"])
    assert "http://testserver/link/" in first.content.decode()
    assert "This link was shown already" in second.content.decode()
    assert "/link/" not in second.content.decode().replace(answer["Location"], "")


def test_an_invitation_for_an_address_that_signs_in_already_is_the_same_page(
    cast: Cast, browser: Browser
) -> None:
    known = {**INVITATION, "address": "practitioner@police.example"}
    pages = []
    for answers in (INVITATION, known):
        shown = browser.get(browser.send("/team/invite/", **answers)["Location"]).content.decode()
        pages.append(shown.split("<h1")[1].split("<strong>http")[0])
    assert pages[0].replace("nell@school.example", "") == pages[1]
    assert browser.get("/team/").content.decode().count("Has not signed in yet") == 2


def test_the_same_invitation_a_hundred_times_is_one_person_with_one_link(
    cast: Cast, browser: Browser
) -> None:
    before = Link.objects.count()
    sent = {**INVITATION, "form_id": form_id(browser.get("/team/invite/"))}
    answers = {browser.post("/team/invite/", sent)["Location"] for _ in range(100)}
    assert len(answers) == 1
    cast.become(cast.school.representative)
    assert Practitioner.objects.count() == len(cast.school.who) + 1
    assert Link.objects.count() == before + 1


def test_a_form_without_its_id_is_not_taken(cast: Cast, browser: Browser) -> None:
    assert browser.post("/team/invite/", INVITATION).status_code == 404
    assert browser.post("/team/invite/", {**INVITATION, "form_id": "forged"}).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "x" * 200_000),
        ("name", "\0"),
        ("address", "not an address"),
        ("title", ""),
        ("role", "council_officer"),
        ("role", "emperor"),
        ("teams", "ed074d58-0dd4-4940-9cdc-56494680a991"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    cast: Cast, browser: Browser, field: str, typed: str
) -> None:
    page = browser.send("/team/invite/", **{**INVITATION, field: typed})
    assert page.status_code == 200
    assert f'href="#{field}' in page.content.decode()
    cast.become(cast.school.representative)
    assert Practitioner.objects.count() == len(cast.school.who)


def test_a_second_representative_is_refused_in_words(cast: Cast, browser: Browser) -> None:
    page = browser.send("/team/invite/", **{**INVITATION, "role": "representative"})
    assert "There is a representative already" in page.content.decode()
    assert "Nell Newcomer" in page.content.decode()


def test_emptying_the_duty_desk_is_allowed_and_said(cast: Cast, browser: Browser) -> None:
    browser.send(f"/team/teams/{cast.school.desk}/", posts=[str(cast.school.duty)])
    assert "nobody has it" not in browser.get("/team/").content.decode()
    browser.send(f"/team/posts/{cast.school.duty}/end/")
    assert "Duty desk: nobody has it" in browser.get("/team/").content.decode()


def test_a_manager_sets_who_is_in_their_own_teams_only(cast: Cast) -> None:
    browser = Browser(cast.school.manager)
    assert browser.get(f"/team/teams/{cast.school.team}/").status_code == 200
    assert browser.get(f"/team/teams/{cast.school.other_team}/").status_code == 404
    assert browser.get(person_of(cast.school, cast.school.practitioner)).status_code == 404


def test_the_officer_starts_a_representative_again_and_nobody_else(cast: Cast) -> None:
    browser = Browser(cast.officer)
    assert (
        "Rae Representative"
        in browser.get(person_of(cast.school, cast.school.representative)).content.decode()
    )
    assert browser.get(person_of(cast.school, cast.school.practitioner)).status_code == 404
    answer = browser.send(f"{person_of(cast.school, cast.school.representative)}new-link/")
    assert "http://testserver/link/" in browser.get(answer["Location"]).content.decode()


def test_the_officer_invites_the_first_representative_of_an_agency_and_no_second(cast: Cast) -> None:
    browser = Browser(cast.officer)
    path = f"/team/invite/{cast.school.agency}/"
    sent: dict[str, Any] = {**INVITATION, "role": "representative"}
    assert "There is a representative already" in browser.send(path, **sent).content.decode()
    cast.become(cast.school.representative)
    Browser(cast.school.representative).send(f"/team/posts/{cast.school.representative}/end/")
    assert browser.send(path, **sent).status_code == 302


def test_the_list_takes_as_many_queries_for_six_people_as_for_thirty(cast: Cast, browser: Browser) -> None:
    browser.get("/team/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/team/")
    by = cast.become(cast.school.representative)
    post = NewPost(Role.PRACTITIONER, "Teacher", (cast.school.team,))
    make_people(by=by, agency=by.agency, people=[NewPerson(f"Person {n}", (post,)) for n in range(24)])
    with CaptureQueriesContext(connection) as many:
        browser.get("/team/")
    assert len(few) == len(many)
    assert PostStanding.objects.filter(agency=by.agency).count() == 30
    assert "Find somebody" in browser.get("/team/").content.decode()
    found = browser.get("/team/?text=person+23").content.decode()
    assert "Person 23" in found
    assert "Person 7" not in found
    assert "Nobody here is called like that" in browser.get("/team/?text=nobody+like").content.decode()
