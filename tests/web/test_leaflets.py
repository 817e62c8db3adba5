"""Leaflets and the form to print: for anyone, in the scheme's words; on paper about somebody stands no name. 1.3, 3.3, 9.1."""

from __future__ import annotations

import pytest

from chiltern.people.workings.paper import reference_of
from chiltern.scheme.actions.change_setting import change_setting
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body
from tests.web.people_pages import wrong

pytestmark = pytest.mark.clause("9.1")
PUBLIC = ("/leaflets/", "/leaflets/parents/", "/leaflets/children/", "/leaflets/consent-form/")
OWN = {
    "wording": "We are Cherry Orchard.",
    "asks_1": "May we leave a message?",
    "kind_1": "yes_no",
    "asks_2": "Who else helps you?",
    "kind_2": "text",
}


@pytest.mark.parametrize("path", PUBLIC)
def test_anyone_reads_them_without_signing_in(db: None, path: str) -> None:
    assert Browser().get(path).status_code == 200


def test_whoever_runs_the_code_prints_the_form_without_an_agencys_own_words(cast: Cast) -> None:
    assert Browser(cast.officer).get("/leaflets/consent-form/").status_code == 200


def test_they_say_what_the_scheme_has_set(cast: Cast) -> None:
    by = cast.become(cast.officer)
    change_setting(by=by, key="regulator_name", value="Information Commission", reason="It is called so now.")
    change_setting(by=by, key="numbers.front_door", value="01632 960999", reason="The new number.")
    for path in PUBLIC[1:3]:
        page = body(Browser().get(path)).split("<footer")[0]
        assert "Information Commission, ico.org.uk" in page
        assert "<strong>01632 960999</strong>" in page
        assert "{" not in page.split("<main")[1]
        assert "allegations" not in page


def test_the_partnership_adds_a_sentence_of_its_own_in_plain_text_and_takes_it_away(cast: Cast) -> None:
    path, key = "/leaflets/children/", "leaflet_children_says"
    assert 'id="their-own"' not in body(Browser().get(path))
    browser, said = Browser(cast.officer), "Come to <b>the shed</b> on Fridays {lead}."
    here = f"/scheme/settings/{key}/"
    browser.send(here, value=said, reason="Asked for by the young people.", do="send")
    page = body(Browser().get(path))
    assert "Come to &lt;b&gt;the shed&lt;/b&gt; on Fridays {lead}." in page
    assert page.index("From Chilternshire") < page.index("Come to &lt;b&gt;")
    assert 'id="their-own"' not in body(Browser().get("/leaflets/parents/"))
    assert "Nothing: it is left out" in body(browser.send(here, value="", reason="The shed is gone."))
    browser.send(here, value="", reason="The shed is gone.", do="send")
    assert 'id="their-own"' not in body(Browser().get(path))


def test_the_parents_leaflet_names_the_purposes_of_the_book(db: None) -> None:
    page = body(Browser().get("/leaflets/parents/"))
    for words in (
        "to offer help early",
        "within 30 days",
        "Saying no, and changing your mind",
        "Your rights",
    ):
        assert words in page


def test_the_form_about_somebody_carries_a_reference_and_no_name(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    page = body(Browser(cast.school.duty).get(f"/people/{child}/consent/form/")).split("<main")[1]
    assert reference_of(child) in page
    assert "Amara" not in page and "Whitlock" not in page and str(child) not in page
    assert Browser(cast.police.duty).get(f"/people/{child}/consent/form/").status_code == 404


def test_an_agencys_own_words_and_questions_stand_on_its_form_alone(cast: Cast) -> None:
    browser = Browser(cast.school.representative)
    assert browser.send("/team/consent-form/", **OWN)["Location"] == "/team/consent-form/"
    assert "May we leave a message?" in body(browser.get("/team/consent-form/"))
    ours = body(Browser(cast.school.duty).get("/leaflets/consent-form/"))
    theirs = body(Browser(cast.police.duty).get("/leaflets/consent-form/"))
    for words in ("We are Cherry Orchard.", "May we leave a message?", "Who else helps you?"):
        assert words in ours
        assert words not in theirs + body(Browser().get("/leaflets/consent-form/"))


def test_a_question_asked_twice_is_said_at_its_place(cast: Cast) -> None:
    browser = Browser(cast.school.representative)
    page = body(browser.send("/team/consent-form/", asks_1="Who helps?", asks_3="who helps?"))
    assert wrong(page) == [("asks_3", "This question stands there already")]
    assert Browser(cast.school.manager).get("/team/consent-form/").status_code == 404
