"""The walls' pages: what is hidden is not found, in the words of a made-up id, and who was told stands on the page."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest

from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id

pytestmark = pytest.mark.clause("2.2", "3.7")
AMARA = {"name": "Amara Whitlock", "born-day": "9", "born-month": "3", "born-year": "2016", "number": ""}
WHY = {"reason": "She is in A and E.", "reference": ""}


def refused_alike(browser: Browser, path: str, thing: UUID) -> bool:
    """Whether a page answers as for an id that nobody ever gave."""
    real, nothing = browser.get(path), browser.get(path.replace(str(thing), str(uuid4())))
    return real.status_code == 404 and body(real) == body(nothing)


def test_a_request_is_restricted_from_its_page_and_gone_for_the_rest(cast: Cast) -> None:
    school = cast.school
    (request,) = Stage(cast).asked(cast.social_care, school)
    duty, manager = Browser(school.duty), Browser(school.manager)
    path = f"/requests/{request.id}/"
    assert f"/restricted/{request.id}/" in body(duty.get(path))
    assert body(manager.get("/")).count(str(request.id)) == 1
    sent = duty.send(f"/restricted/{request.id}/", why="About a colleague.", posts=[str(school.practitioner)])
    assert sent.status_code == 302
    listed = body(duty.get(sent["Location"]))
    assert "Pip Practitioner" in listed and "put on the list by Dana Duty" in listed
    assert "For everybody else here it does not exist" in body(duty.get(path))
    assert refused_alike(manager, path, request.id)
    assert refused_alike(manager, f"/restricted/{request.id}/", request.id)
    home = body(manager.get("/"))
    assert str(request.id) not in home
    assert "Asked of us" not in home
    assert Browser(school.practitioner).get(path).status_code == 200


def test_taking_off_and_lifting_are_said_and_the_last_one_has_no_button(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    duty = Browser(school.duty)
    here = f"/restricted/{child}/"
    duty.send(here, why="A colleague’s child.")
    assert "Take off the list" not in body(duty.get(here))
    added = duty.send(here, add=str(school.colleague))
    assert added.status_code == 302
    page = duty.get(here)
    assert body(page).count("Take off the list") == 2
    duty.post(f"{here}remove/", {"form_id": form_id(page), "remove": str(school.colleague)})
    assert "taken off the list by Dana Duty" in body(duty.get(here))
    lifted = duty.send(f"{here}lift/", why="No longer.")
    assert lifted["Location"] == f"/people/{child}/"
    assert Browser(school.manager).get(f"/people/{child}/").status_code == 200


def test_i_know_this_child_and_it_is_gone_from_the_next_page_on(cast: Cast) -> None:
    school = cast.school
    stage = Stage(cast)
    request = stage.acknowledged(cast.social_care, school)
    manager, rep = Browser(school.manager), Browser(school.representative)
    found = body(manager.get("/people/?text=Amara+Whitlock"))
    child = next(UUID(part[:36]) for part in found.split('href="/people/')[1:] if part[8:9] == "-")
    assert "I know this child or family" in body(manager.get(f"/people/{child}/"))
    sent = manager.send(f"/people/{child}/conflict/", because="My niece.")
    assert sent["Location"] == "/"
    home = body(manager.get("/"))
    assert "Thank you for saying so" in home and "Amara" not in home and str(request) not in home
    for path, thing in ((f"/people/{child}/", child), (f"/requests/{request}/", request)):
        assert refused_alike(manager, path, thing)
    assert "Nobody found" in body(manager.get("/people/?text=Amara+Whitlock"))
    listed = body(rep.get("/team/conflicts/"))
    assert "Mina Manager and Amara Whitlock" in listed and "Rae Representative" in listed


def test_a_representative_sets_and_lifts_and_the_colleague_is_not_told(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    rep, duty = Browser(school.representative), Browser(school.duty)
    before = body(duty.get("/"))
    who = str(school.who[school.duty].practitioner)
    wrong = rep.send("/team/conflicts/", **{**AMARA, "born-year": ""}, practitioner=who, because="")
    assert "Date of birth must include a year" in body(wrong).replace("The date", "Date")
    assert rep.send("/team/conflicts/", **AMARA, practitioner=who, because="Her father.").status_code == 302
    assert body(duty.get("/")) == before
    assert refused_alike(duty, f"/people/{child}/", child)
    page = body(rep.get("/team/conflicts/"))
    lift = page.split('href="/team/conflicts/')[1].split('"')[0]
    assert rep.send(f"/team/conflicts/{lift}", why="Another Amara.").status_code == 302
    assert duty.get(f"/people/{child}/").status_code == 200
    assert duty.get("/team/conflicts/").status_code == 404


def test_break_glass_says_the_same_of_nothing_as_of_what_is_hidden(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    Browser(school.duty).send(f"/restricted/{child}/", why="Secret.")
    colleague = Browser(school.colleague)
    pages = []
    for name in ("Amara Whitlock", "Norah Nobodyx"):
        sent = colleague.send("/break-glass/", **{**AMARA, **WHY, "name": name})
        page = body(colleague.get(sent["Location"])).replace(name, "-")
        pages.append(
            page.replace(sent["Location"].split("/")[2], "-").replace("done so twice", "done so once")
        )
    # The receipt is of one's own act: its number differs each time, whatever was found.
    times = [re.sub(r"/receipts/[0-9a-f-]{36}/", "-", page.replace("2 times", "once")) for page in pages]
    assert times[0] == times[1] and "Nothing was opened" in times[0]


def test_break_glass_from_search_to_the_representatives_list(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    colleague, rep = Browser(school.colleague), Browser(school.representative)
    assert "/break-glass/" in body(colleague.get("/people/?text=Amara"))
    empty = colleague.send("/break-glass/", **AMARA, reason="", reference="")
    assert "Answer ‘Why do you have to see this now’" in body(empty) and "Amara Whitlock" in body(empty)
    odd = {"name": "", "number": "", "reason": "In A and E.", "reference": "12 Orchard Lane, Aylesbury"}
    place = colleague.send("/break-glass/", **odd)
    assert '<a href="#reference">This is not a reference: it has eight letters and figures' in body(place)
    assert "12 Orchard Lane, Aylesbury" in body(place) and "In A and E." in body(place)
    sent = colleague.send("/break-glass/", **AMARA, **WHY)["Location"]
    assert "The record of Amara Whitlock" in body(colleague.get(sent))
    assert "You see this outside your own work until" in body(colleague.get(f"/people/{child}/"))
    home = body(rep.get("/"))
    assert "A colleague read outside their own work" in home and "Amara" not in home
    shown = rep.get(sent)
    assert "She is in A and E." in body(shown) and f"/people/{child}/" not in body(shown)
    rep.send(f"{sent}ask/", says="Who asked you?")
    assert "Say why you read outside your own work" in body(colleague.get("/"))
    colleague.send(f"{sent}answer/", says="The ward sister.")
    assert "The ward sister." in body(rep.get(sent))
    rep.post(f"{sent}end/", {"form_id": form_id(rep.get(sent))})
    colleague.get("/")
    assert refused_alike(colleague, f"/people/{child}/", child)


def test_i_know_whom_they_ask_about_is_said_on_the_request_before_anybody_has_matched_it(cast: Cast) -> None:
    (asked,) = Stage(cast).asked(cast.social_care, cast.school)
    duty, here = Browser(cast.school.duty), f"/requests/{asked.id}/"
    assert f"{here}conflict/" in body(duty.get(here))
    assert "This is about Amara Whitlock." in body(duty.get(f"{here}conflict/"))
    assert duty.send(f"{here}conflict/", because="My niece.")["Location"] == "/"
    home = body(duty.get("/"))
    assert "Thank you for saying so" in home and str(asked.id) not in home
    assert refused_alike(duty, here, asked.id)
    assert "My niece." in body(Browser(cast.school.representative).get("/team/conflicts/"))


def test_a_hold_stands_on_the_thing_and_in_the_list_and_is_lifted_there(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    manager, rep, duty = Browser(school.manager), Browser(school.representative), Browser(school.duty)
    until = {"until-day": "", "until-month": "", "until-year": ""}
    assert manager.send(f"/holds/on/{child}/", why="A claim.", **until)["Location"] == f"/people/{child}/"
    shown = body(duty.get(f"/people/{child}/"))
    hold = "/holds/" + shown.split('href="/holds/')[1].split('"')[0]
    assert "nothing of it is destroyed" in shown and "A claim." in body(duty.get(hold))
    assert "Lift the hold" not in body(duty.get(hold))
    assert "the record of Amara Whitlock" in body(duty.get(hold)) and "Amara" not in body(rep.get(hold))
    death = rep.send("/holds/", **AMARA, why="A review.", after_death="on", **until)
    assert death.status_code == 302
    listed = body(rep.get("/holds/"))
    assert listed.count("Everything about one person") == 2 and "Amara" not in listed
    assert rep.send(hold, why="Settled.").status_code == 302
    assert "Lifted" in body(rep.get(hold))
    assert duty.get("/holds/").status_code == 404


def test_the_last_reader_is_named_by_the_representative_and_by_the_officer(cast: Cast) -> None:
    school = cast.school
    rep, officer = Browser(school.representative), Browser(cast.officer)
    assert rep.send("/team/last-reader/", post=str(school.colleague)).status_code == 302
    assert "Safeguarding lead" in body(rep.get("/team/last-reader/"))
    assert "Nothing is without a reader" in body(officer.get("/scheme/last-readers/"))
    at = f"/scheme/last-readers/{school.agency}/"
    assert "Col Colleague" not in body(officer.get(at)), "the office sees titles, and no name"
    assert officer.send(at, post=str(school.representative)).status_code == 302
    assert rep.get(at).status_code == 404 and officer.get("/team/last-reader/").status_code == 404
