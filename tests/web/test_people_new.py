"""Recording a child or adult on a page: errors at their question, nothing lost, nobody twice. Clauses 3.4 and 3.5."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from chiltern.people.actions.record_person import Birth, Identifier, IdentifierKind, Name
from chiltern.people.queries import person_page, search_people
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.people_pages import BORN, NHS, UPN, WRONG_NHS, WRONG_UPN, people_of, typed, wrong

pytestmark = pytest.mark.clause("3.5")
NEW = "/people/new/"
FORMER = {"former": "A B", "former_until-day": "1", "former_until-month": "1"}


def answers(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "who": "child",
        "given": "Noor",
        "family": "Example",
        **BORN,
        "teams": [str(cast.school.team)],
        **more,
    }


def test_everything_that_was_answered_stands_in_the_record(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    more = {
        "known_as": "Nono",
        "at_birth": "Noor Birth",
        "former": "Noor Ann Former",
        "estimated": "on",
        "address": "3 Chalk Row\nWenbury",
        "postcode": "zz9 7ab",
        "hidden": "on",
        "hidden_from": "Darren One\n\nJo Two\n",
        "nhs_number": "999 123 4500",
        "upn": UPN.lower(),
        "language": "Urdu",
        "formats": "Large print",
    }
    done = browser.send(NEW, **answers(cast, **more))
    page = body(browser.get(done["Location"]))
    says = ("Noor Example", "Nono", "Noor Birth", "Noor Ann Former", "born about 9 March 2016", "ZZ9 7AB")
    for text in (*says, "999 123 4500", UPN, "Urdu", "Large print", "Darren One, Jo Two", "Former: 1"):
        assert text in page
    by = cast.become(cast.school.practitioner)
    (found,) = search_people(by, text="Noor Former")
    assert [each.hidden_from for each in person_page(by, found.id).addresses]


def test_a_name_that_turns_the_direction_of_writing_is_asked_for_again(cast: Cast) -> None:
    page = body(Browser(cast.school.practitioner).send(NEW, **answers(cast, family="\u202eelpmaxE")))
    assert "Type ‘Last name’ again" in page
    assert 'href="#family"' in page


def test_an_unborn_child_needs_no_name_but_a_due_date(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    unborn = {"who": "unborn", "teams": [str(cast.school.team)]}
    page = body(browser.send(NEW, **unborn))
    assert wrong(page) == [("due-day", "Enter the due date; an estimate will do")]
    due = date.today() + timedelta(days=90)  # noqa: DTZ011
    sent = {"due-day": due.day, "due-month": due.month, "due-year": due.year}
    done = browser.send(NEW, **unborn, **sent)
    assert "Unborn child, due" in body(browser.get(done["Location"]))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"nhs_number": WRONG_NHS}, "nhs_number"),
        ({"nhs_number": "12"}, "nhs_number"),
        ({"upn": WRONG_UPN}, "upn"),
        ({"birth-day": "31", "birth-month": "2"}, "birth-day"),
        ({"birth-year": "2999"}, "birth-day"),
        ({"birth-year": "1850"}, "birth-day"),
        ({"birth-day": ""}, "birth-day"),
        ({"given": "", "family": ""}, "given"),
        ({"given": "x" * 200_000}, "given"),
        ({"former": "x" * 200_000}, "former"),
        ({"address": "x" * 200_000}, "address"),
        ({"formats": "x" * 200_000}, "formats"),
        ({"postcode": "ZZ9 7AB"}, "address"),
        ({"hidden": "on"}, "hidden_from"),
        ({"who": "somebody"}, "who"),
        ({"teams": []}, "teams"),
        ({"teams": ["00000000-0000-4000-8000-000000000009"]}, "teams"),
        ({**FORMER, "former_until-year": "0042"}, "former_until-day"),
        ({"who": "adult", "due-day": "1", "due-month": "1", "due-year": "2030"}, "who"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_question_and_nothing_is_lost(
    cast: Cast, more: dict[str, Any], field: str
) -> None:
    browser = Browser(cast.school.practitioner)
    sent = answers(cast, language="Urdu", **more)
    page = body(browser.send(NEW, **sent))
    assert [each for each, _ in wrong(page)][:1] == [field]
    kept = typed(page)
    for name, value in sent.items():
        if name not in ("teams", "who"):
            assert kept[name].strip() == value
    cast.become(cast.school.practitioner)
    assert people_of(cast.school.agency) == 0


@pytest.mark.parametrize(
    ("teams", "says"),
    [([], "Answer"), (["00000000-0000-4000-8000-000000000009"], "Choose one of the answers to")],
)
def test_which_teams_is_asked_as_plainly_as_everything_else(cast: Cast, teams: list[str], says: str) -> None:
    page = body(Browser(cast.school.practitioner).send(NEW, **answers(cast, teams=teams)))
    assert wrong(page) == [("teams", f"{says} ‘Which teams may see this record’")]


def test_somebody_of_the_same_name_and_birth_is_shown_first_and_asked_about(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    browser = Browser(cast.school.practitioner)
    sent = answers(cast, given="Amara", family="Whitlok", language="Urdu")
    page = body(browser.send(NEW, **sent))
    assert f'href="/people/{child}/"' in page
    assert wrong(page)[0][0] == "somebody_else"
    assert typed(page)["language"] == "Urdu"
    assert "somebody_else" not in typed(page)
    done = browser.send(NEW, **sent, somebody_else="on")
    assert done.status_code == 302
    cast.become(cast.school.practitioner)
    assert people_of(cast.school.agency) == 2


def test_a_namesake_with_another_birth_and_one_not_seen_are_not_asked_about(cast: Cast) -> None:
    stage = Stage(cast)
    stage.child(cast.school, birth=Birth(on=date(2012, 1, 1)))
    hidden = stage.child(cast.school)
    cast.set_conflict(cast.school, cast.school.conflicted, hidden)
    stage.child(cast.police)
    done = Browser(cast.school.conflicted).send(NEW, **answers(cast, given="Amara", family="Whitlock"))
    assert done.status_code == 302


def test_a_number_that_is_recorded_already_leads_to_its_record(cast: Cast) -> None:
    number = Identifier(IdentifierKind.NHS_NUMBER, NHS)
    other = Stage(cast).child(cast.school, names=(Name("Ben", "Other"),), identifiers=(number,))
    page = body(Browser(cast.school.practitioner).send(NEW, **answers(cast, nhs_number=NHS)))
    assert wrong(page) == [("nhs_number", "Somebody with this number is already recorded here")]
    assert f'href="/people/{other}/"' in page
    assert typed(page)["given"] == "Noor"


def test_the_same_form_sent_twenty_times_makes_one_record_and_one_answer(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    sent = answers(cast, form_id=form_id(browser.get(NEW)))
    first = browser.post(NEW, sent)["Location"]
    assert {browser.post(NEW, {**sent, "somebody_else": "on"})["Location"] for _ in range(20)} == {first}
    cast.become(cast.school.practitioner)
    assert people_of(cast.school.agency) == 1


def test_a_wrong_form_sent_twice_keeps_what_was_typed_both_times(cast: Cast) -> None:
    browser = Browser(cast.school.practitioner)
    sent = answers(cast, nhs_number=WRONG_NHS, form_id=form_id(browser.get(NEW)))
    for _ in range(2):
        page = body(browser.post(NEW, sent))
        assert typed(page)["nhs_number"] == WRONG_NHS


def test_a_form_without_its_id_changes_nothing(cast: Cast) -> None:
    assert Browser(cast.school.practitioner).post(NEW, answers(cast)).status_code == 404
    cast.become(cast.school.practitioner)
    assert people_of(cast.school.agency) == 0


def test_a_form_from_before_signing_in_gives_back_what_was_typed(cast: Cast) -> None:
    page = Browser().post(NEW, answers(cast))
    assert page.status_code == 403
    assert "Noor" in body(page)


def test_only_the_teams_chosen_find_the_record(cast: Cast) -> None:
    done = Browser(cast.school.practitioner).send(NEW, **answers(cast))
    assert Browser(cast.school.conflicted).get(done["Location"]).status_code == 200
    for post in (cast.school.colleague, cast.school.duty, cast.stranger.practitioner):
        assert Browser(post).get(done["Location"]).status_code == 404
