"""A bundle on its pages: begun from the child's page, its owners asked, shared as far as it may, kept up. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.code_of_practice.words import BundleForm
from chiltern.sharing.models import Bundle, Disclosure
from tests.bundling import WEIGHED, Several
from tests.cast import Cast
from tests.stage import BRUISE, LATE, Stage
from tests.web.browser import Browser, body
from tests.web.people_pages import statements
from tests.web.walking import CONDITIONS, DANGER, TERMS, TESTS

pytestmark = pytest.mark.clause("3.10")
MOST_STATEMENTS = 12
ANSWERS = {
    **DANGER,
    **TESTS,
    **CONDITIONS,
    "danger": "no",
    "reasons": "They mentor her.",
    "note": "Ring first.",
}


def beginning(several: Several, **changes: Any) -> dict[str, Any]:
    """The form from which a bundle is begun."""
    return {
        "form": "bundle",
        "recipient": str(several.stage.cast.stranger.agency),
        "purpose": "child-in-need",
        "protects_this_child": "no",
        "why": "They mentor her on Mondays.",
        "items": [str(item) for item in several.items],
        **changes,
    }


def maker(cast: Cast) -> Browser:
    return Browser(cast.social_care.practitioner)


def made(cast: Cast) -> Bundle:
    cast.become(cast.social_care.practitioner)
    found: Bundle = Bundle.objects.get()
    return found


def test_from_the_childs_page_to_beacon_leisure_as_far_as_its_owners_let_it(cast: Cast) -> None:
    several = Several(Stage(cast))
    worker, child = maker(cast), f"/people/{several.child}/"
    assert f"{child}bundle/" in body(worker.get(child))
    began = worker.send(f"{child}bundle/", **beginning(several))
    bundle = made(cast)
    here = f"/bundles/{bundle.id}/"
    assert began["Location"] == here
    assert here in body(worker.get("/"))
    page = body(worker.get(here))
    assert page.count("Owner to be asked") == len(several.items)
    assert "Ask the owners of 3 parts" in page
    assert worker.send(f"{here}", **{}).status_code == 405
    assert worker.post(f"{here}ask/", {"form_id": str(bundle.id)})["Location"] == here
    page = body(worker.get(here))
    assert "Asked about 3 parts: 0 answered, 3 not yet." in page
    several.stage.cast.become(cast.social_care.practitioner)
    questions = dict(_questions())
    for item in several.school:
        several.answer(cast.school, questions[item], permit=False)
    several.answer(cast.health, questions[several.health[0]], permit=True)
    page = body(worker.get(here))
    assert "Asked about 3 parts: 3 answered, 0 not yet." in page
    for _ in range(2):
        worker.send(f"{here}pass-on/answers/", **ANSWERS)
    assert worker.send(f"{here}pass-on/terms/", **TERMS)["Location"] == f"{here}pass-on/check/"
    check = body(worker.get(f"{here}pass-on/check/"))
    assert "What may not go stays behind" in check
    went = worker.send(f"{here}pass-on/check/")["Location"]
    got = body(Browser(cast.stranger.duty).get(went))
    assert WEIGHED.text in got
    assert "Belongs to" in got
    assert "This may not be all that is held." in got
    assert BRUISE.text not in got
    assert LATE.text not in got
    assert "Went" in body(worker.get(here))
    assert here in body(worker.get("/work/bundled/"))


def _questions() -> list[tuple[Any, Any]]:
    from chiltern.sharing.models import OnwardPermission

    return [(row.item, row) for row in OnwardPermission.objects.all()]


def test_an_owner_reads_its_own_question_and_no_word_of_the_others(cast: Cast) -> None:
    several = Several(Stage(cast))
    several.asked(several.made())
    for owner, mine, other in ((cast.school, BRUISE, WEIGHED), (cast.health, WEIGHED, BRUISE)):
        browser = Browser(owner.duty)
        cast.become(owner.duty)
        pages = "".join(body(browser.get(f"/permissions/{row.id}/")) for _, row in _questions())
        assert mine.text in pages
        assert other.text not in pages
        assert "undle" not in pages
        assert (
            "undle" not in body(browser.get("/record/"))
            if browser.get("/record/").status_code == 200
            else True
        )


def test_a_bundle_of_nothing_is_refused_with_its_clause(cast: Cast) -> None:
    several = Several(Stage(cast))
    no = maker(cast).send(f"/people/{several.child}/bundle/", **beginning(several, items=[]))
    assert no.status_code == 403
    assert "Nothing would stand in it" in body(no)
    assert 'href="/code/3.10/"' in body(no)


def test_a_chronology_is_drafted_from_everything_and_what_comes_later_is_offered(cast: Cast) -> None:
    several = Several(Stage(cast))
    worker, start = maker(cast), f"/people/{several.child}/bundle/"
    assert body(worker.get(f"{start}?form=chronology")).count(" checked") == len(several.items) + 1
    assert body(worker.get(start)).count(" checked") == 0
    worker.send(start, **beginning(several, form="chronology"))
    here = f"/bundles/{made(cast).id}/"
    several.came(cast.police, (replace(LATE, text="They were called out."),))
    page = body(worker.get(here))
    assert "One item came since" in page
    assert "They were called out." not in page
    offered = body(worker.get(f"{here}items/"))
    assert "They were called out." in offered
    assert offered.count(" checked") == len(several.items)
    cast.become(cast.stranger.duty)
    assert not Disclosure.objects.exists()


def test_the_chronology_of_a_child_shows_whose_each_is_and_says_when_it_is_empty(cast: Cast) -> None:
    several = Several(Stage(cast))
    page = body(maker(cast).get(f"/people/{several.child}/chronology/"))
    for said in (BRUISE.text, WEIGHED.text, "St Osyth’s School", "Riverside Health Trust"):
        assert said in page
    nobody = several.stage.child(cast.social_care)
    assert "Nothing is held here about them" in body(maker(cast).get(f"/people/{nobody}/chronology/"))
    assert "Nothing is held here about them" in body(maker(cast).get(f"/people/{nobody}/bundle/"))


def test_a_summary_is_written_passage_by_passage(cast: Cast) -> None:
    several = Several(Stage(cast))
    worker = maker(cast)
    led = worker.send(f"/people/{several.child}/bundle/", **beginning(several, form="summary"))["Location"]
    assert led.endswith("/words/")
    said = {
        "words_1": "Her teachers worry.",
        "from_1": "",
        "words_2": "A bruise",
        "from_2": str(several.school[0]),
        "words_3": "",
        "from_3": str(several.health[0]),
    }
    here = worker.send(led, **said)["Location"]
    page = body(worker.get(here))
    assert "Her teachers worry." in page
    assert "“A bruise”" in page
    assert "Our own" in page
    again = body(worker.get(led))
    assert ">Her teachers worry.<" in again.replace("\n", "").replace("\r", "")


@pytest.mark.parametrize("form", [BundleForm.BUNDLE, BundleForm.CHRONOLOGY])
def test_its_pages_ask_the_database_no_more_for_many_than_for_one(cast: Cast, form: BundleForm) -> None:
    several = Several(Stage(cast))
    one, many = several.made(several.school[0], form=form), several.made(form=form)
    several.asked(many)
    counted = []
    for path in (
        f"/bundles/{one.id}/",
        f"/bundles/{many.id}/",
        f"/people/{several.child}/chronology/",
        f"/people/{several.child}/bundle/",
    ):
        browser = maker(cast)
        browser.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(path).status_code == 200
        counted.append(len(statements(caught)))
    assert max(counted) <= MOST_STATEMENTS, counted


@pytest.mark.clause("9.3")
def test_in_danger_it_goes_on_its_pages_without_anybodys_answer(cast: Cast) -> None:
    several = Several(Stage(cast))
    bundle, worker = several.made(), maker(cast)
    here = f"/bundles/{bundle.id}/pass-on/"
    danger = {"danger": "yes", "danger_rests_on": "He is outside the school.", "recipient_can_act": "yes"}
    assert worker.send(f"{here}answers/", **danger)["Location"] == f"{here}terms/"
    assert worker.send(f"{here}terms/", **TERMS)["Location"] == f"{here}owner/"
    page = body(worker.get(f"{here}owner/"))
    assert "Is its owner told now?" in page
    assert "Is there a lawful reason" not in page
    worker.send(f"{here}owner/", notice="now")
    went = worker.send(f"{here}check/")["Location"]
    got = body(Browser(cast.stranger.duty).get(went))
    assert all(text in got for text in (BRUISE.text, LATE.text, WEIGHED.text))
