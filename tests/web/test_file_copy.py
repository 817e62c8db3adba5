"""Taking what came into one's own file: each copy has a reference, a taker, the owner, the terms, and its limits."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from chiltern.ledger.models import Entry
from chiltern.sharing.models import FileCopy, FirstView
from chiltern.web.london import date_in_words
from tests.cast import Cast
from tests.stage import BRUISE, OTHERS, Stage
from tests.web.browser import FORM_ID, Browser, body, form_id

pytestmark = pytest.mark.clause("3.10")


def shared(cast: Cast) -> str:
    """Where what the school shared stands for social care."""
    stage = Stage(cast)
    return (
        f"/disclosures/{stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school)).id}/"
    )


def taken(browser: Browser, path: str) -> str:
    """Takes a copy; where it stands."""
    form = FORM_ID.search(browser.get(path).content.decode().split("take-into-file/")[1])
    assert form
    sent = browser.post(f"{path}take-into-file/", {"form_id": form.group(1)})
    assert browser.post(f"{path}take-into-file/", {"form_id": form.group(1)})["Location"] == sent["Location"]
    where: str = sent["Location"]
    return where


def test_a_copy_says_whose_it_is_its_terms_who_took_it_and_that_it_may_not_be_all(cast: Cast) -> None:
    browser = Browser(cast.social_care.practitioner)
    page = body(browser.get(taken(browser, shared(cast))))
    cast.become(cast.social_care.practitioner)
    (copy,) = FileCopy.objects.all()
    for said in (
        copy.reference,
        BRUISE.text,
        "St Osyth’s School",
        "Passing on: ask us before passing this on.",
    ):
        assert said in page
    assert "This may not be all that is held." in page
    assert "Taken by" in page
    assert "Pip Practitioner" in page
    assert OTHERS.text not in page


def test_each_copy_is_on_the_record_and_is_listed_where_it_was_taken(cast: Cast) -> None:
    path, browser = shared(cast), Browser(cast.social_care.practitioner)
    first, second = taken(browser, path), taken(browser, path)
    assert first != second
    page = body(browser.get(path))
    assert first in page
    assert second in page
    cast.become(cast.social_care.practitioner)
    assert Entry.objects.filter(kind="disclosure.taken_into_file").count() == 2


def test_the_giver_has_its_own_copies_and_does_not_see_the_recipients(cast: Cast) -> None:
    path = shared(cast)
    theirs = taken(Browser(cast.social_care.practitioner), path)
    giver = Browser(cast.school.duty)
    assert "Copies in our file" not in body(giver.get(path))
    assert giver.get(theirs).status_code == 404
    assert giver.get(taken(giver, path)).status_code == 200


def test_a_colleague_of_another_team_a_conflict_and_a_stranger_find_no_copy(cast: Cast) -> None:
    path = shared(cast)
    copy = taken(Browser(cast.social_care.practitioner), path)
    for post in (cast.social_care.colleague, cast.stranger.duty, cast.health.duty):
        browser = Browser(post)
        nothing = browser.get(f"/file-copies/{uuid4()}/")
        assert (browser.get(copy).status_code, body(browser.get(copy))) == (404, body(nothing))
        assert browser.post(f"{path}take-into-file/", {"form_id": str(uuid4())}).status_code == 404


def test_a_form_that_the_server_did_not_give_takes_nothing(cast: Cast) -> None:
    path, browser = shared(cast), Browser(cast.social_care.practitioner)
    assert form_id(browser.get(path))
    assert browser.post(f"{path}take-into-file/", {}).status_code == 404
    cast.become(cast.social_care.practitioner)
    assert FileCopy.objects.count() == 0


def test_whoever_reads_it_first_in_a_colleagues_copy_is_on_the_record_too(cast: Cast) -> None:
    copy = taken(Browser(cast.social_care.practitioner), shared(cast))
    late = Browser(cast.social_care.manager)
    for _ in range(2):
        assert BRUISE.text in body(late.get(copy))
    cast.become(cast.social_care.manager)
    assert FirstView.objects.filter(post=cast.social_care.manager).count() == 1


def test_a_page_that_is_printed_says_for_whom_when_and_which_and_one_that_is_not_there_says_nothing(
    cast: Cast,
) -> None:
    browser = Browser(cast.social_care.duty)
    found = re.search(r'chiltern-printed">(Printed for [^<]*)<', browser.get("/received/").content.decode())
    assert found, "nothing to print"
    day = date_in_words(cast.become(cast.social_care.duty).at)
    assert found.group(1).startswith(
        f"Printed for Dana Duty, practitioner, Children’s Social Care, {day} at "
    )
    assert found.group(1).endswith(". Page /received/")
    for nobody, path in ((browser, f"/disclosures/{uuid4()}/"), (Browser(), "/code/")):
        assert "Printed for" not in nobody.get(path).content.decode()
