"""The Code's page, clause by clause, for everybody: found by words, by number and by whose duty it is. Clause sign.2."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.clauses import register
from chiltern.code_of_practice.for_people import for_people
from chiltern.code_of_practice.not_yet_kept import NOT_YET_KEPT
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("sign.2")


def shown(**asked: str) -> list[str]:
    """The clauses that a search finds."""
    page = body(Browser().get("/code/", asked))
    return [each for each in register() if f'id="clause-{each}"' in page]


def test_every_clause_says_what_it_means_for_people_and_what_is_left_to_them(db: None) -> None:
    assert for_people().keys() == register().keys()
    assert shown() == list(register())
    page = body(Browser().get("/code/"))
    assert page.count("What it means for you<span") == len(register())
    assert page.count("Not yet in the service") == len(NOT_YET_KEPT)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "3.10"}, ["3.10"]),
        ({"text": "Clause  9.4"}, ["9.4"]),
        ({"text": "CALDICOTT"}, ["2.2"]),
        ({"text": "ring back", "whose": "agency"}, ["3.6"]),
        ({"text": "nothing says this"}, []),
    ],
)
def test_it_is_found_by_its_words_or_its_number(db: None, asked: dict[str, str], found: list[str]) -> None:
    assert shown(**asked) == found


def test_whose_duty_it_is_narrows_it_and_an_unknown_word_narrows_nothing(db: None) -> None:
    assert shown(whose="recipient") == ["3.10"]
    assert shown(whose="nobody") == list(register())


def test_a_search_that_finds_nothing_leads_back_to_all_of_them(db: None) -> None:
    page = body(Browser().get("/code/", {"text": "<b>nothing"}))
    assert "No clause is like that." in page
    assert "&lt;b&gt;nothing" in page


def test_a_clause_by_itself_says_what_waits(db: None) -> None:
    page = body(Browser().get("/code/9.4/"))
    assert "Not yet in the service: concerns and their matching." in page
    assert "Small worries count." in page
    assert "Not yet in the service" not in body(Browser().get("/code/3.5/"))
