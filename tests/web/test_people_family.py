"""Households, relationships, parental responsibility, statuses and orders on their pages. Clauses 3.4 and 9.2."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from chiltern.people.actions.record_person import Name
from chiltern.people.queries import PersonPage, person_page
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.people_pages import typed, wrong
from tests.web.test_people_person import GROWN_UP, whole

pytestmark = pytest.mark.clause("3.4")
UNTIL_BEFORE_SINCE = {
    "since-day": "2",
    "since-month": "1",
    "since-year": "2020",
    "until-day": "1",
    "until-month": "1",
    "until-year": "2020",
}


def seen(cast: Cast, person: UUID) -> PersonPage:
    return person_page(cast.become(cast.school.practitioner), person)


def send(cast: Cast, person: UUID, what: str, **answers: Any) -> Any:
    return Browser(cast.school.practitioner).send(f"/people/{person}/{what}/", **answers)


def two(cast: Cast) -> tuple[UUID, UUID]:
    """A child, and an adult who is not yet anything to her."""
    stage = Stage(cast)
    adult = stage.child(cast.school, names=(Name("Ruth", "Adult"),), is_child=False, birth=GROWN_UP)
    return stage.child(cast.school), adult


def test_searching_within_a_form_offers_people_and_keeps_what_was_typed(cast: Cast) -> None:
    child, adult = two(cast)
    page = body(
        send(cast, child, "relationship", find="1", text="ruth adult", note="Saturdays", kind="mother")
    )
    assert f'value="{adult}"' in page
    assert "1 person found" in page
    assert (typed(page)["note"], typed(page)["text"]) == ("\nSaturdays".strip(), "ruth adult")
    assert "There is a problem" not in page
    assert not seen(cast, child).relationships


def test_a_search_that_cannot_be_says_so_at_its_question(cast: Cast) -> None:
    child, _ = two(cast)
    page = body(send(cast, child, "relationship", find="1", text="x" * 200_000, note="Saturdays"))
    assert wrong(page) == [("text", "Name must be 200 characters or fewer; this is 200,000")]
    assert typed(page)["note"] == "Saturdays"


def test_somebody_hidden_from_a_post_is_neither_found_nor_to_be_chosen(cast: Cast) -> None:
    child, adult = two(cast)
    cast.set_conflict(cast.school, cast.school.conflicted, adult)
    browser = Browser(cast.school.conflicted)
    path = f"/people/{child}/relationship/"
    page = body(browser.send(path, find="1", text="ruth adult"))
    assert "Nobody found" in page
    chosen = {"to": str(adult), "kind": "mother", "contact": "some"}
    assert wrong(body(browser.send(path, **chosen))) == [("to", "Choose one of the answers to ‘Who is it’")]
    assert str(adult) not in page


def test_a_relationship_is_recorded_with_a_record_or_with_a_name(cast: Cast) -> None:
    child, adult = two(cast)
    send(cast, child, "relationship", to=str(adult), kind="mother", contact="supervised")
    send(cast, child, "relationship", to="named", name="Uncle Jo", kind="other", contact="none")
    found = {(each.whom.called, each.kind, each.contact) for each in seen(cast, child).relationships}
    assert found == {("Ruth Adult", "mother", "supervised contact only"), ("Uncle Jo", "other", "no contact")}


def test_parental_responsibility_is_recorded_for_a_child_alone(cast: Cast) -> None:
    child, adult = two(cast)
    send(cast, child, "responsibility", holder="named", name="Chilternshire Council", how="care_order")
    (held,) = seen(cast, child).responsibilities
    assert (held.holder.called, held.how) == ("Chilternshire Council", "the council, under a care order")
    browser = Browser(cast.school.practitioner)
    assert browser.get(f"/people/{adult}/responsibility/").status_code == 404


def test_a_household_is_recorded_and_replaced(cast: Cast) -> None:
    child, adult = two(cast)
    teams = [str(cast.school.team)]
    send(cast, child, "household", members=[str(adult)], text="Adult", called="At Ruth’s", teams=teams)
    (home,) = seen(cast, child).households
    assert (home.called, [line.called for line in home.members]) == ("At Ruth’s", ["Ruth Adult"])
    browser = Browser(cast.school.practitioner)
    path = f"/people/{child}/household/?instead_of={home.id}"
    begun = typed(body(browser.get(path)))
    assert (begun["members"], begun["called"]) == (str(adult), "At Ruth’s")
    browser.send(path, called="Alone", teams=teams)
    (after,) = seen(cast, child).households
    assert (after.called, after.members) == ("Alone", ())


def test_a_status_is_recorded_and_replaced(cast: Cast) -> None:
    child, _ = two(cast)
    by_court = {"by_whom": "Family Court", "how_known": "seen_on_paper"}
    send(cast, child, "status", kind="child_in_need", **by_court)
    (first,) = seen(cast, child).statuses
    browser = Browser(cast.school.practitioner)
    path = f"/people/{child}/status/?instead_of={first.id}"
    assert "This ends: child in need, Family Court" in body(browser.get(path))
    browser.send(path, kind="looked_after", section="section_20", **by_court)
    new, old = seen(cast, child).statuses
    assert (new.kind, new.section, new.former, old.former) == (
        "looked after",
        "accommodated, section 20",
        False,
        True,
    )


@pytest.mark.parametrize("what", ["household", "status"])
@pytest.mark.parametrize("id", ["nonsense", "585cb111-4859-4a72-beb9-f2c2e31f5639"])
def test_what_is_replaced_has_to_be_this_persons(cast: Cast, what: str, id: str) -> None:
    child, _ = two(cast)
    assert (
        Browser(cast.school.practitioner).get(f"/people/{child}/{what}/?instead_of={id}").status_code == 404
    )


HELD = {"holder": "named", "name": "Jo", "how": "adoption"}
SOMEBODY = {"to": "named", "name": "Jo", "kind": "mother", "contact": "some"}
BAIL = {"kind": "bail", "by_whom": "Court", "how_known": "told"}


@pytest.mark.parametrize(
    ("what", "answers", "field"),
    [
        ("relationship", {**SOMEBODY, "to": ""}, "to"),
        ("relationship", {**SOMEBODY, "to": "nonsense"}, "to"),
        ("relationship", {**SOMEBODY, "name": ""}, "name"),
        ("relationship", {**SOMEBODY, "name": "x" * 200_000}, "name"),
        ("relationship", {**SOMEBODY, "kind": "enemy"}, "kind"),
        ("relationship", {**SOMEBODY, "note": "x" * 200_000}, "note"),
        ("relationship", {**SOMEBODY, **UNTIL_BEFORE_SINCE}, "until-day"),
        ("responsibility", {**HELD, "name": ""}, "name"),
        ("household", {"teams": []}, "teams"),
        ("household", {"called": "x" * 200_000, "teams": ["mine"]}, "called"),
        ("status", {**BAIL, "by_whom": ""}, "by_whom"),
        ("status", {**BAIL, "kind": "looked_after"}, "section"),
        ("status", {**BAIL, "how_known": "guessed"}, "how_known"),
        ("status", {**BAIL, **UNTIL_BEFORE_SINCE}, "since-day"),
        ("status", {**BAIL, "since-day": "1", "since-month": "1", "since-year": "2999"}, "since-day"),
        ("status", {**BAIL, "since-day": "31", "since-month": "6", "since-year": "2020"}, "since-day"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_question(
    cast: Cast, what: str, answers: dict[str, Any], field: str
) -> None:
    child, _ = two(cast)
    before = seen(cast, child)
    if answers.get("teams"):
        answers = {**answers, "teams": [str(cast.school.team)]}
    page = body(send(cast, child, what, **answers))
    assert wrong(page)[0][0] == field
    texts = [name for name in ("name", "note", "called", "by_whom", "until-day") if answers.get(name)]
    assert all(typed(page)[name].strip() == answers[name] for name in texts)
    assert seen(cast, child) == before


def test_what_is_held_of_a_child_is_refused_for_an_adult(cast: Cast) -> None:
    _, adult = two(cast)
    page = body(send(cast, adult, "status", **{**BAIL, "kind": "protection_plan"}))
    assert wrong(page)[0][0] == "kind"


@pytest.mark.parametrize(
    ("what", "answers"),
    [
        ("relationship", SOMEBODY),
        ("responsibility", {"holder": "named", "name": "Jo", "how": "adoption"}),
        ("status", BAIL),
        ("household", {}),
    ],
)
def test_the_same_form_sent_twenty_times_makes_one_row(
    cast: Cast, what: str, answers: dict[str, str]
) -> None:
    child, _ = two(cast)
    browser, path = Browser(cast.school.practitioner), f"/people/{child}/{what}/"
    sent: dict[str, Any] = {
        "form_id": form_id(browser.get(path)),
        **answers,
        "teams": [str(cast.school.team)],
    }
    assert {browser.post(path, sent)["Location"] for _ in range(20)} == {f"/people/{child}/"}
    one = seen(cast, child)
    assert len((*one.relationships, *one.responsibilities, *one.statuses, *one.households)) == 1


def test_a_page_about_a_person_begins_with_those_around_them(cast: Cast) -> None:
    child, mother = whole(cast)
    page = body(Browser(cast.school.practitioner).get(f"/people/{child}/responsibility/"))
    assert f'value="{mother}"' in page
