"""Passing on without its owner's leave: the lawful reason, and holding the notice back, on pages. Clause 3.10."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.tell_owner import tell_owner
from chiltern.sharing.models import Decision, Disclosure, HeldNotice
from tests.cast import Cast
from tests.holding_back import REASON, Quiet
from tests.stage import BRUISE, Stage
from tests.web.browser import Browser, body, form_id
from tests.web.test_passing import Onward
from tests.web.walking import CONDITIONS, TERMS, TESTS

pytestmark = pytest.mark.clause("3.10")
DANGER = {
    "danger": "yes",
    "danger_rests_on": "Their head teacher is with them now.",
    "recipient_can_act": "yes",
}


def parts(name: str, by: Any, days: int) -> dict[str, str]:
    """A day to come, in the three fields of a form."""
    day = by.at.date() + timedelta(days=days)
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def to_police(onward: Onward, **answers: str) -> Any:
    """Up to the question about its owner."""
    onward.holder.send(
        f"{onward.path}pass-on/",
        items=[str(onward.items[0])],
        recipient=str(onward.cast.police.agency),
        purpose="protect-from-harm",
        protects_this_child="no",
    )
    said = {**TESTS, **CONDITIONS, "reasons": "They must act.", "note": "", **answers}
    for _ in range(2):
        onward.holder.send(f"{onward.path}pass-on/answers/", **said)
    return onward.holder.send(f"{onward.path}pass-on/terms/", **TERMS)


def held_back(onward: Onward) -> dict[str, str]:
    """What the form about its owner asks."""
    by = onward.cast.become(onward.cast.social_care.practitioner)
    return {
        "notice": "hold",
        "hold_reason": REASON,
        "second": str(onward.cast.social_care.manager),
        "exception_reference": "Log 114",
        "authorised_by": "Inspector Hale",
        **parts("hold_review", by, 7),
    }


def test_its_owner_is_told_unless_the_notice_is_held_back_and_who_received_it_reads_so(cast: Cast) -> None:
    onward = Onward.held(cast)
    sent = to_police(onward, **DANGER)
    here = f"{onward.path}pass-on/owner/"
    assert sent["Location"] == here
    page = body(onward.holder.get(here))
    assert "Tell its owner now" in page
    assert "serious crime" not in page
    assert onward.holder.send(here, **held_back(onward))["Location"].endswith("/pass-on/check/")
    check = body(onward.holder.get(f"{onward.path}pass-on/check/"))
    for said in ("Is not told yet", REASON, "Log 114", "Inspector Hale"):
        assert said in check
    went = onward.holder.send(f"{onward.path}pass-on/check/")["Location"]
    assert "does not know yet" in body(onward.holder.get(went))
    assert "does not know yet" in body(Browser(cast.police.duty).get(went))
    assert onward.owner.get(f"/went/{went.split('/')[2]}/").status_code == 404


def test_a_second_person_agrees_and_the_owner_is_told_later(cast: Cast) -> None:
    quiet = Quiet(Stage(cast))
    gone = quiet.passed()
    path = f"/notices-held-back/{quiet.notice().id}/"
    own, second = Browser(cast.social_care.practitioner), Browser(cast.social_care.manager)
    assert path in body(second.get("/"))
    assert "I agree" not in body(own.get(path))
    assert REASON in body(second.get(path))
    assert second.post(f"{path}agree/", {"form_id": form_id(second.get(path))}).status_code == 302
    page = body(own.get(path))
    assert "is not told until the day below" in page
    by = cast.become(cast.social_care.practitioner)
    again = {"hold_reason": "He is not arrested yet.", "second": str(cast.social_care.manager)}
    far = own.send(f"{path}hold-on/", **again, **parts("hold_review", by, 40))
    assert far.status_code == 200
    assert own.send(f"{path}hold-on/", **again, **parts("hold_review", by, 9)).status_code == 302
    assert "Held back further" in body(second.get(path))
    assert second.send(f"{path}tell/", because="").status_code == 200
    assert second.send(f"{path}tell/", because="I do not agree: nobody is at risk.").status_code == 302
    assert (
        "passed on without permission: lawful reason recorded"
        in body(Browser(cast.school.duty).get(f"/went/{gone.id}/")).lower()
    )
    rep = Browser(cast.school.representative)
    assert f"/went/{gone.id}/" in body(rep.get("/"))
    assert "you do not see yourself" in body(rep.get(f"/went/{gone.id}/"))
    assert "knows since" in body(Browser(cast.police.duty).get(f"/disclosures/{gone.id}/"))


def test_serious_crime_and_danger_to_anyone_can_be_claimed_with_what_they_rest_on(cast: Cast) -> None:
    onward = Onward.held(cast)
    here = to_police(onward, danger="no")["Location"]
    page = body(onward.holder.get(here))
    assert "to prevent or detect a serious crime" in page.lower()
    assert "someone is in danger" in page.lower()
    bare = onward.holder.send(here, exception="serious_crime", notice="now")
    assert "Say what the reason rests on" in body(bare)
    said = {
        "exception_reason": "Images were found.",
        "exception_reference": "CR/4711",
        "authorised_by": "DI Hale",
    }
    onward.holder.send(here, exception="serious_crime", notice="now", **said)
    check = f"{onward.path}pass-on/check/"
    for words in ("Images were found.", "CR/4711", "DI Hale", "Is told now"):
        assert words in body(onward.holder.get(check))
    went = onward.holder.send(check)
    assert went.status_code == 302, body(went)
    cast.become(cast.social_care.practitioner)
    kept = Decision.objects.with_keys().get(kind="passing_on")
    assert kept.answers["said"]["exception_reference"] == "CR/4711"
    page = body(onward.holder.get(f"/decisions/{kept.id}/"))
    for words in ("Images were found.", "CR/4711", "DI Hale"):
        assert words in page
    gone: UUID = Disclosure.objects.get(decision=kept.id).id
    assert "Without permission: lawful reason recorded" in body(onward.owner.get(f"/went/{gone}/"))
    assert not HeldNotice.objects.exists()


def test_who_represents_the_holder_has_a_count_of_it_without_a_word_of_what_went(cast: Cast) -> None:
    path, care = "/team/passed-on-without-permission/", cast.social_care
    assert "0 times." in body(Browser(care.representative).get(path))
    quiet = Quiet(Stage(cast))
    gone = quiet.passed()
    page = body(Browser(care.representative).get(path))
    for said in ("Once.", "no breach of the Code", gone.reference, "Not told yet"):
        assert said in page
    assert BRUISE.text not in page
    assert "0 times." in body(Browser(cast.police.representative).get(path))
    for post in (care.practitioner, care.manager):
        assert Browser(post).get(path).status_code == 404
    notice = quiet.notice().id
    tell_owner(by=cast.become(care.manager), notice_id=notice, because="He is arrested.")
    assert "Told later" in body(Browser(care.representative).get(path))
    cast.become(care.practitioner)
    restrict_thing(
        by=cast.become(care.practitioner), thing=gone.id, posts=[care.manager], why="It is about a colleague."
    )
    assert "0 times." in body(Browser(care.representative).get(path))
