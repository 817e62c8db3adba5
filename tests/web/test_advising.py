"""“May I share this?” on pages: what is asked, what the Code says, the note, and advice on it. Clauses 3.3 to 3.5, 9.1, 9.3."""

from __future__ import annotations

import pytest

from chiltern.sharing.models import AdviceNote, AdviceQuestion
from tests.cast import Cast
from tests.web.advising import CALM, Advising
from tests.web.browser import Browser, body, form_id
from tests.web.walking import CONDITIONS, Walk

pytestmark = pytest.mark.clause("3.3", "3.4", "3.5", "9.1", "9.3")
REFUGE = {
    "kind": "fact",
    "classes": ["locating"],
    "hidden": "yes",
    "hidden_there": "yes",
    "reaches_them": "yes",
    "way": "other",
    "known_false": "no",
}


def test_it_asks_in_the_codes_order_what_the_answers_leave_open_and_shows_every_reason(cast: Cast) -> None:
    journey = Advising.begun(cast)
    compelled = "danger whom compulsion purpose asking ground tests bars lawful"
    assert journey.pages == compelled.split()
    page = body(journey.browser.get(journey.here))
    for said in (
        "What the Code says",
        "A no would not change what you do",
        "Who could say",
        "/code/9.5/",
        "Not offered.",
    ):
        assert said in page
    changed = journey.browser.send(f"{journey.here}asking/", **{**CALM["asking"], "would_no_change": "yes"})
    assert changed["Location"] == f"{journey.here}consent/"
    assert f'href="{journey.here}asking/"' in body(journey.browser.get(f"{journey.here}consent/"))
    assert journey.browser.get(journey.here)["Location"] == f"{journey.here}consent/"
    assert journey.browser.get("/may-i-share/").content.decode().count(journey.here) == 1


def test_in_danger_it_asks_three_pages_rings_first_and_lists_what_to_find_out_afterwards(cast: Cast) -> None:
    danger = {"danger": "yes", "sexual_abuse": "not_known", "danger_rests_on": ""}
    journey = Advising.begun(cast, danger=danger)
    assert journey.pages == ["danger", "whom", "bars"]
    page = body(journey.browser.get(journey.here))
    assert "Is a child in danger now? Ring first" in page
    assert "It is about sexual abuse of a child, or may be: ring now" in page
    assert "Find out afterwards" in page
    assert "Not enough known" not in page


def test_whether_it_is_necessary_is_asked_where_nobody_knows_whether_it_may_help(cast: Cast) -> None:
    unsure = {**CALM["compulsion"], "may_help": "not_known"}
    journey = Advising.begun(cast, compulsion=unsure)
    assert "Is it necessary?" in body(journey.browser.get(f"{journey.here}tests/"))
    assert "Can share with a reason" in body(journey.browser.get(journey.here))


def test_a_hidden_place_never_goes_to_whom_it_is_hidden_from_in_danger_too(cast: Cast) -> None:
    danger = {"danger": "yes", "sexual_abuse": "no", "danger_rests_on": ""}
    page = body(Advising.begun(cast, danger=danger, bars=REFUGE).browser.get("/may-i-share/"))
    journey = Advising.begun(cast, danger=danger, bars=REFUGE)
    assert "Begun, 3 questions answered" in page
    assert "Do not share" in body(journey.browser.get(journey.here))


def test_what_identifies_somebody_is_refused_at_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    journey = Advising.begun(cast)
    texts = {**CALM["purpose"], "child_says": "Ring her on 01632 960001.", "told": "We tell them on Monday."}
    page = body(journey.browser.send(f"{journey.here}purpose/", **texts))
    assert "This looks like a telephone number. Do not name anyone." in page
    assert "We tell them on Monday." in page


def test_what_looks_like_a_name_is_asked_about_before_the_note_is_kept(cast: Cast) -> None:
    named = {**CALM["purpose"], "child_says": "she says that Tamsin is afraid"}
    journey = Advising.begun(cast, purpose=named)
    assert "These words look like names: Tamsin." in body(journey.browser.get(journey.here))
    assert "Say whether these name anybody" in body(journey.browser.send(journey.here))
    assert journey.kept(named_nobody="on").startswith("/may-i-share/notes/")


def test_the_note_is_kept_once_is_listed_and_says_that_it_is_no_decision(cast: Cast) -> None:
    journey = Advising.begun(cast)
    form = {"form_id": form_id(journey.browser.get(journey.here))}
    places = {journey.browser.post(journey.here, form)["Location"] for _ in range(3)}
    (place,) = places
    cast.become(cast.school.practitioner)
    assert AdviceNote.objects.count() == 1
    page = body(journey.browser.get(place))
    for said in (
        "This is a note of advice, not a decision.",
        "Version of",
        "They may stop coming.",
        "Nobody was asked",
    ):
        assert said in page
    assert "Change<" not in page
    assert place in body(journey.browser.get("/work/notes/"))
    assert journey.browser.get(journey.here).status_code == 404


def test_a_manager_is_asked_answers_in_your_work_and_whoever_asked_puts_it_away(cast: Cast) -> None:
    journey = Advising.begun(cast)
    place, manager = journey.kept(), Browser(cast.school.manager)
    assert manager.get(place).status_code == 404
    wrong = body(journey.browser.send(f"{place}ask/", adviser="caldicott", asks="Too much?"))
    assert "Nobody at your agency has that role here" in wrong
    assert journey.browser.send(f"{place}ask/", adviser="manager", asks="Too much?")["Location"] == place
    cast.become(cast.school.manager)
    path = f"/advice/{AdviceQuestion.objects.get().id}/"
    work = body(manager.get("/"))
    assert "Asked for your advice (1)" in work
    assert path in work
    assert "Give this advice" not in body(journey.browser.get(path))
    assert manager.send(path, words="The first page alone.").status_code == 302
    assert "Asked for your advice" not in body(manager.get("/"))
    assert "Advice that you asked for (1)" in body(journey.browser.get("/"))
    read = journey.browser.post(f"{path}read/", {"form_id": form_id(journey.browser.get(path))})
    assert read["Location"] == place
    assert "The first page alone." in body(journey.browser.get(place))
    assert "Advice that you asked for" not in body(journey.browser.get("/"))


def test_a_role_that_shares_nothing_finds_none_of_it(cast: Cast) -> None:
    for who in (cast.officer, cast.school.representative):
        assert Browser(who).get("/may-i-share/").status_code == 404
        assert "May I share this?" not in body(Browser(who).get("/help/"))
    assert "/may-i-share/" in body(Browser(cast.school.practitioner).get("/help/"))


@pytest.mark.clause("3.8")
def test_a_decision_says_whose_advice_was_taken_and_what_sharing_may_do_to_the_work(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written()
    page = body(walk.browser.get(f"{walk.path}decide/conditions/"))
    assert "Whose advice did you take, and what was it?" in page
    assert "What may sharing do to the work with the family" in page
    advice = {"advice": "The manager, note K7QM-2XRD: send it.", "family_work": "They may stop coming."}
    walk.browser.send(f"{walk.path}decide/conditions/", **{**CONDITIONS, **advice})
    sent = walk.browser.send(f"{walk.path}decide/check/")
    assert sent.status_code == 302, body(sent)
    shown = body(walk.browser.get(f"{walk.path}decision/"))
    assert advice["advice"] in shown
    assert advice["family_work"] in shown
