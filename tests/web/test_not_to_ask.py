"""Whom nobody may ask stands first wherever views are asked for or a family is told, for nobody else. 2.2, 9.1 and 9.2."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.actions.record_consent import NotToAsk, Whom, WhyNotAsk
from chiltern.sharing.actions.restrict_thing import restrict_thing
from tests.cast import At, Cast
from tests.consenting import answered, to_decide
from tests.meeting import Conference
from tests.stage import AMARA, Stage
from tests.web.browser import Browser, body
from tests.web.meeting import ITEM
from tests.web.telling import DANGER, WHY, Telling

pytestmark = pytest.mark.clause("9.1", "9.2")
SAYS = "Do not ask or tell Ivor Canary. Suspected of harm. He waits at the gate."

CALL = {
    "danger": "no",
    "side": "given",
    "identity": "known",
    "about": "Amara Whitlock",
    "kind": "child",
    "words": "She was late.",
    "method": "telephone",
    "day-day": "9",
    "day-month": "3",
    "day-year": "2026",
    "at": "9:05",
}


def marked(stage: Stage, at: At) -> UUID:
    """A child whose stepfather nobody at this agency may ask; his name is the canary's."""
    child = stage.child(at)
    mark = (NotToAsk(Whom(name="Ivor Canary"), WhyNotAsk.SUSPECTED, "He waits at the gate."),)
    answered(
        stage, at, child, ConsentState.NOT_SOUGHT, giver=None, how=None, reason="Unsafe.", not_to_ask=mark
    )
    return child


def telling(cast: Cast, child: UUID) -> Telling:
    """The school's practitioner, up to what the Code asks."""
    told = Telling.begun(cast)
    told.send("danger/", **DANGER)
    told.send("who/", person=str(child))
    told.send("to/", recipient=str(cast.social_care.agency))
    told.send("to/posts/", seen_by="desk")
    told.send("why/", **WHY)
    return told


@pytest.mark.clause("2.2")
def test_whoever_decides_or_tells_is_warned_and_an_agency_that_holds_the_child_too_is_not(cast: Cast) -> None:
    stage = Stage(cast)
    child = marked(stage, cast.school)
    request = to_decide(stage, cast.health, cast.school, child)
    desk, journey = Browser(cast.school.duty), f"/requests/{request}/decide/"
    assert SAYS in body(desk.get(journey))
    desk.send(f"{journey}answer/", outcome="share")
    page = body(desk.get(f"{journey}conditions/"))
    assert page.index("<h1") < page.index(SAYS) < page.index('name="family_says"')
    told = telling(cast, child)
    assert SAYS in told.page() and SAYS in told.page("conditions/")
    theirs = to_decide(stage, cast.police, cast.health, stage.child(cast.health))
    for path in (f"/requests/{theirs}/decide/", f"/requests/{request}/"):
        assert "Ivor" not in body(Browser(cast.health.duty).get(path))


def test_whoever_asks_writes_down_a_call_or_opens_the_record_is_warned(cast: Cast) -> None:
    child = marked(Stage(cast), cast.school)
    browser = Browser(cast.school.practitioner)
    ask = browser.send("/ask/")["Location"].removesuffix("who/")
    browser.send(f"{ask}who/", person=str(child))
    call = browser.send(
        "/write-down/", **CALL, person=str(child), agency=str(cast.health.agency), then="more"
    )
    for path in (f"{ask}background/", call["Location"], f"/people/{child}/"):
        assert SAYS in body(browser.get(path)), path
    assert SAYS not in body(browser.get(f"{ask}what/"))


@pytest.mark.clause("2.2", "3.7")
def test_somebody_who_does_not_see_the_record_any_more_learns_nothing_of_it(cast: Cast) -> None:
    child = marked(Stage(cast), cast.school)
    told = telling(cast, child)
    assert SAYS in told.page("conditions/")
    restrict_thing(by=cast.become(cast.school.manager), thing=child, posts=(), why="A colleague's child.")
    for page in (told.page(), told.page("conditions/")):
        assert "What the Code says" in page and "Ivor" not in page


def test_the_familys_version_and_what_is_put_in_before_a_meeting_say_so_to_whoever_holds_the_mark(
    cast: Cast,
) -> None:
    room = Conference(Stage(cast))
    child = marked(room.stage, cast.social_care)
    made = room.called(cast.police, people=(replace(AMARA, person=child),))
    browser = Browser(cast.social_care.practitioner)
    put_in = f"/meetings/{made.id}/put-in/"
    browser.send(put_in, recipients=[str(cast.police.agency)])
    browser.send(f"{put_in}items/new/", **ITEM)
    assert SAYS in body(browser.get(f"{put_in}answers/"))
    room.held(cast.police)
    assert SAYS in body(browser.get(f"/meetings/{made.id}/family/"))
    theirs = Browser(cast.police.duty)
    assert "Ivor" not in body(theirs.get(f"/meetings/{made.id}/"))
