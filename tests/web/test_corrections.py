"""A correction on pages: beside the old text, confirmed by each holder, and seen by its owner. Clauses 3.8 and 3.10."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.sharing.actions.take_into_file import take_into_file
from tests.actions.test_corrections import GIVEN, UNTRUE, corrected, held_by_two, notice
from tests.cast import Cast
from tests.stage import BRUISE, Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.10")
ASKED = "Corrected by its owner, to be confirmed"


def test_the_owner_corrects_it_from_what_it_shared_and_is_asked_about_the_other_child(cast: Cast) -> None:
    stage = Stage(cast)
    item, passed = held_by_two(stage)
    ours, path = Browser(cast.school.manager), f"/items/{item}/correct/1/"
    assert f'href="{path}"' in body(ours.get(f"/went/{passed.id}/"))
    page = body(ours.get(path))
    assert BRUISE.text in page
    assert "Nothing about another child may stand here" in page
    assert "Error: It was wrong" in body(ours.send(path, untrue=" ", instead=""))
    form = {"form_id": form_id(ours.get(path)), "untrue": UNTRUE, "instead": GIVEN.instead}
    led = [ours.post(path, form) for _ in range(2)]
    assert len({each["Location"] for each in led}) == 1
    shown = ours.get(led[0]["Location"])
    for said in (BRUISE.text, UNTRUE, "Is it about another child?", "Beacon Leisure", "Not confirmed yet"):
        assert said in body(shown)
    begun = ours.post("/tell/", {"form_id": form_id(shown)})
    assert begun["Location"].endswith("/danger/")
    check = body(ours.get(begun["Location"].replace("danger", "check")))
    assert not [said for said in (BRUISE.text, UNTRUE, "Amara Whitlock") if said in check]
    assert "Corrected by us, waiting for their word (2)" in body(ours.get("/"))
    again = ours.send(path, untrue="Something else.", instead="")
    assert again.status_code == 403
    for said in ("It has been corrected since.", "3.10", "Something else."):
        assert said in body(again)


@pytest.mark.clause("3.8")
def test_each_holder_reads_it_beside_the_old_text_everywhere_and_confirms(cast: Cast) -> None:
    stage = Stage(cast)
    item, passed = held_by_two(stage)
    copy = take_into_file(by=cast.become(cast.stranger.manager), disclosure_id=passed.id)
    made = corrected(stage, item)
    path = f"/corrected/{notice(stage, cast.stranger).id}/"
    theirs, ours = Browser(cast.stranger.manager), Browser(cast.school.manager)
    work = body(theirs.get("/"))
    assert f"{ASKED} (1)" in work
    assert path in work
    places = (path, f"/disclosures/{passed.id}/", f"/file-copies/{copy.id}/", f"/corrections/{made.id}/")
    for each in places:
        page = body(theirs.get(each))
        assert BRUISE.text in page, each
        assert UNTRUE in page, each
        assert "Who has confirmed" not in page
        assert "Children’s Social Care" not in page or each != f"/corrections/{made.id}/"
        assert "Is it about another child?" not in page
    assert copy.reference in body(theirs.get(path))
    assert "We have seen it and put our file right" in body(theirs.get(path))
    assert "We have seen it" not in body(ours.get(path))
    two = [{"form_id": form_id(theirs.get(path)), "words": "Struck out."} for _ in range(2)]
    assert [theirs.post(path, each).status_code for each in two] == [302, 409]
    assert ASKED + " (1)" not in body(theirs.get("/"))
    assert "Struck out." in body(ours.get(path))
    owners = body(ours.get(f"/corrections/{made.id}/"))
    assert owners.count("Not confirmed yet") == 1
    for each in ("corrections", "correcting", "corrected"):
        for browser in (ours, theirs):
            assert "Amara" not in body(browser.get(f"/work/{each}/"))


def test_what_was_read_is_asked_back_from_a_page_and_answered_on_another(cast: Cast) -> None:
    stage = Stage(cast)
    item, passed = held_by_two(stage)
    ours, theirs, path = (
        Browser(cast.school.manager),
        Browser(cast.stranger.manager),
        f"/items/{item}/ask-back/1/",
    )
    assert f'href="{path}"' in body(ours.get(f"/items/{item}/correct/1/"))
    assert "Answer ‘Why do you ask for it back" in body(ours.send(path, why=" "))
    made = ours.send(path, why="It was for another team.")["Location"]
    assert "Asked back" in body(ours.get(made))
    assert ours.get(path.replace("/1/", "/2/")).status_code == 404
    for page in (
        f"/disclosures/{passed.id}/",
        notice_path := f"/corrected/{notice(stage, cast.stranger).id}/",
    ):
        shown = body(theirs.get(page))
        assert "Do not use it:" in shown
        assert "It was for another team." in shown
    assert "Say on which basis you keep it" in body(theirs.send(notice_path, kept="kept", words=""))
    theirs.send(notice_path, kept="kept", words="Our review rests on it.")
    assert "Our review rests on it." in body(ours.get(notice_path))
    assert ">Kept" in re.sub(r"\s+", "", body(ours.get(made)))


def test_its_pages_are_shown_in_few_queries(cast: Cast) -> None:
    stage = Stage(cast)
    item, passed = held_by_two(stage)
    made = corrected(stage, item)
    path = f"/corrected/{notice(stage, cast.stranger).id}/"
    theirs, ours = Browser(cast.stranger.manager), Browser(cast.school.manager)
    seen = (
        (theirs, path),
        (ours, path),
        (ours, f"/corrections/{made.id}/"),
        (ours, f"/items/{item}/correct/2/"),
        (theirs, f"/disclosures/{passed.id}/"),
    )
    for browser, each in seen:
        browser.get(each)
        with CaptureQueriesContext(connection) as work:
            assert browser.get(each).status_code == 200
        assert len(work) <= 12, "\n".join(one["sql"][:160] for one in work.captured_queries)
