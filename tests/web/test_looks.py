"""Second looks on pages: the officer names who looks, they look, and whoever shared reads it. Clauses 3.3 and 9.3."""

from __future__ import annotations

import pytest

from chiltern.sharing.models import SecondLook
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("3.3", "9.3")
AGREES = {"answer": "agrees", "words": ""}


def look(cast: Cast) -> str:
    """The school's practitioner has told alone; the page of the look."""
    made = Stage(cast).told()
    cast.become(cast.school.manager)
    return f"/looks/{SecondLook.objects.get(about=made.id).id}/"


def test_the_officer_is_told_that_nobody_is_named_and_names_somebody(cast: Cast) -> None:
    officer = Browser(cast.officer)
    assert "Nobody is named" in body(officer.get("/scheme/"))
    assert "Name somebody now" in body(officer.get("/scheme/second-look/"))
    wrong = officer.send("/scheme/second-look/", post="", agency="")
    assert "Answer ‘Who looks’" in body(wrong)
    officer.send("/scheme/second-look/", post=str(cast.police.duty), agency="")
    page = body(officer.get("/scheme/second-look/"))
    assert "Every agency that has nobody else" in page
    assert "Chiltern Vale Police" in page
    assert "Name somebody now" not in page
    assert Browser(cast.school.manager).get("/scheme/second-look/").status_code == 404


def test_what_was_shared_alone_stands_on_your_work_and_is_answered_there(cast: Cast) -> None:
    path = look(cast)
    manager = Browser(cast.school.manager)
    work = body(manager.get("/"))
    assert "Shared alone, to be looked at (1)" in work
    assert path in work
    page = body(manager.get(path))
    for said in ("Social care states a section 47 enquiry.", "Children’s Social Care", "What the Code says"):
        assert said in page
    assert "A bruise on her left arm" not in page
    assert "Say what you would have done otherwise" in body(manager.send(path, answer="otherwise", words=""))
    form = {"form_id": form_id(manager.get(path)), **AGREES}
    assert {manager.post(path, form).status_code for _ in range(3)} == {302}
    assert "Shared alone, to be looked at" not in body(manager.get("/"))
    read = body(Browser(cast.school.practitioner).get(path))
    assert "Would have done the same" in read
    assert "Keep this" not in read


def test_whoever_shared_cannot_look_and_a_second_answer_finds_the_first(cast: Cast) -> None:
    path = look(cast)
    mine = Browser(cast.school.practitioner)
    assert "Keep this" not in body(mine.get(path))
    sent = mine.post(path, {"form_id": form_id(Browser(cast.school.manager).get(path)), **AGREES})
    assert sent.status_code == 403
    manager = Browser(cast.school.manager)
    two = [{"form_id": form_id(manager.get(path)), **AGREES} for _ in range(2)]
    assert [manager.post(path, each).status_code for each in two] == [302, 409]
