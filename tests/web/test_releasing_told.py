"""A hidden place that is told unasked or passed on, on pages: who may know it, what waits, the release, what was typed."""

from __future__ import annotations

import pytest

from chiltern.sharing.models import DisclosedItem, Disclosure, PlaceRelease
from tests.actions import test_outside as outside
from tests.actions.test_places_told import came_hidden
from tests.cast import Cast
from tests.releasing import CANARY
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.telling import DANGER, Telling
from tests.web.test_releasing import LINE, PLACE
from tests.web.walking import CONDITIONS, TERMS, TESTS

pytestmark = pytest.mark.clause("3.2", "3.4", "3.7", "3.8")


def written(cast: Cast, danger: str = "no") -> Telling:
    """The school has written to the trust where she lives; her cousin works there."""
    telling = Telling.begun(cast).written(to=cast.health.agency, danger=danger)
    telling.send("items/0/", **PLACE)
    return telling


def waiting(cast: Cast) -> tuple[Telling, str]:
    telling = written(cast)
    telling.send("place/", to_posts=[str(cast.health.duty)], outside_line=LINE)
    return telling, telling.send("check/")["Location"]


def test_the_check_of_telling_says_who_has_to_be_named_and_keeps_what_was_typed(cast: Cast) -> None:
    telling = written(cast)
    assert "Who there may know the place" in telling.page()
    refused = body(telling.send("check/"))
    assert "only to named posts" in refused
    assert f"{telling.path}place/?from=check" in refused
    page = telling.page("place/")
    assert "Hidden from: Karim Haddad (father), Nadim Haddad (cousin)." in page
    assert "Those who work with what comes in there" in page
    assert "How do you say the place" not in page
    telling.send("place/?from=check", to_posts=[str(cast.health.duty)], outside_line=LINE)
    check = telling.page("check/")
    assert "Decide, and ask a colleague to release it" in check
    assert LINE in check


def test_what_is_told_waits_for_a_colleague_who_reads_it_and_releases_it(cast: Cast) -> None:
    telling, path = waiting(cast)
    assert path.startswith("/releases/")
    own = body(telling.browser.get(path))
    assert "is not the one who decided" in own
    assert "A colleague now looks at the place" in own
    assert telling.browser.get(telling.path)["Location"] == path
    assert telling.path not in body(telling.browser.get("/tell/"))
    decision = own.split('href="/decisions/')[1].split("/")[0]
    assert "Item 1: waits" in body(telling.browser.get(f"/decisions/{decision}/"))
    desk = Browser(cast.health.duty)
    before = body(desk.get("/"))
    manager = Browser(cast.school.manager)
    work = body(manager.get("/work/releases/"))
    assert path in work
    assert CANARY not in work
    page = body(manager.get(path))
    for said in (CANARY, LINE, "Karim Haddad (father)", "A teacher saw it at registration.", "Release it"):
        assert said in page
    assert body(desk.get("/")) == before
    form = {"form_id": form_id(manager.get(path))}
    assert {manager.post(path, form).status_code for _ in range(3)} == {302}
    cast.become(cast.school.manager)
    made = Disclosure.objects.get()
    read = body(desk.get(f"/disclosures/{made.id}/"))
    assert CANARY in read
    assert "Confidential address" in read
    assert Browser(cast.health.manager).get(f"/disclosures/{made.id}/").status_code == 404
    assert "Item 1: shared" in body(telling.browser.get(f"/decisions/{decision}/"))
    assert telling.path not in body(telling.browser.get("/tell/"))


def test_what_is_given_back_can_be_told_otherwise_without_typing_it_again(cast: Cast) -> None:
    telling, path = waiting(cast)
    Browser(cast.school.manager).send(path, why="He is on that ward.")
    assert "He is on that ward." in body(telling.browser.get(path))
    assert telling.path in body(telling.browser.get("/tell/"))
    telling.browser.post(f"{telling.path}items/0/remove/", {"text": PLACE["text"]})
    otherwise = {**PLACE, "text": "She is not at school.", "classes": ["general"]}
    telling.send("items/new/", **{**otherwise, "hidden_from": "", "hidden_there": ""})
    assert telling.send("check/")["Location"].startswith("/told/")


@pytest.mark.clause("3.3", "9.3")
def test_in_danger_the_page_asks_for_a_voice_and_nothing_waits(cast: Cast) -> None:
    telling = written(cast, danger="yes")
    page = telling.page("place/")
    assert "say the place by voice" in page
    assert "How do you say the place to them?" in page
    named = {"to_posts": [str(cast.health.duty)], "outside_line": LINE}
    assert telling.send("place/", **named).status_code == 200
    telling.send("place/", **named, said_by="telephone")
    sent = telling.send("check/")["Location"]
    assert sent.startswith("/told/")
    read = body(Browser(cast.health.duty).get(f"/disclosures/{sent.split('/')[2]}/"))
    assert CANARY not in read
    assert "was said by voice, to named people alone" in read


@pytest.mark.clause("3.10")
def test_what_is_passed_on_waits_the_same_way(cast: Cast) -> None:
    disclosure, items = came_hidden(Stage(cast))
    social_worker = Browser(cast.social_care.duty)
    here = f"/disclosures/{disclosure}/pass-on/"
    social_worker.send(
        here,
        recipient=str(cast.health.agency),
        purpose="protect-from-harm",
        items=[str(item) for item in items],
        protects_this_child="yes",
    )
    answers = {**DANGER, **TESTS, **CONDITIONS, "reasons": "They treat her.", "hidden_there": "yes"}
    for _ in range(2):
        led = social_worker.send(f"{here}answers/", **answers)
    assert led["Location"] == f"{here}place/"
    assert "Hidden from: " in body(social_worker.get(f"{here}place/"))
    social_worker.send(f"{here}place/", to_posts=[str(cast.health.duty)], outside_line=LINE)
    social_worker.send(f"{here}terms/", **TERMS)
    check = body(social_worker.get(f"{here}check/"))
    assert "Only: practitioner" in check
    path = social_worker.send(f"{here}check/")["Location"]
    assert social_worker.get(f"{here}check/")["Location"] == path
    cast.become(cast.social_care.duty)
    second = Browser(PlaceRelease.objects.get().asked[0])
    page = body(second.get(path))
    assert CANARY in page
    second.post(path, {"form_id": form_id(second.get(path))})
    cast.become(cast.health.duty)
    assert DisclosedItem.objects.count() == len(items)
    assert social_worker.get(f"{here}check/")["Location"] == here


@pytest.mark.clause("3.6", "3.10", "sign.1")
def test_what_is_passed_on_outside_the_code_names_them_in_words_and_carries_its_owners_terms(
    cast: Cast,
) -> None:
    stage = Stage(cast)
    disclosure, items = came_hidden(stage)
    social_worker, here = Browser(cast.social_care.duty), f"/disclosures/{disclosure}/pass-on/"
    to = {
        "recipient": str(outside.named(stage)),
        "purpose": "protect-from-harm",
        "protects_this_child": "yes",
    }
    social_worker.send(here, items=[str(item) for item in items], **to)
    answers = {**DANGER, **TESTS, **CONDITIONS, "reasons": "They treat her.", "hidden_there": "yes"}
    for _ in range(2):
        social_worker.send(f"{here}answers/", **answers, method="secure_email")
    place = body(social_worker.get(f"{here}place/"))
    assert "name each by name and role" in place
    assert 'name="to_posts"' not in place
    social_worker.send(f"{here}place/", outside_line=LINE)
    assert "What its owner keeps back stays kept back" in body(social_worker.get(f"{here}terms/"))
    social_worker.send(f"{here}terms/", **{**TERMS, "passing_on": "protects"})
    check = body(social_worker.get(f"{here}check/"))
    assert LINE in check
    assert "Passing on: ask us before passing this on." in check
    path = social_worker.send(f"{here}check/")["Location"]
    cast.become(cast.social_care.duty)
    second = Browser(PlaceRelease.objects.get().asked[0])
    page = body(second.get(path))
    assert "Passing on: ask us before passing this on." in page
    second.post(path, {"form_id": form_id(second.get(path))})
    cast.become(cast.social_care.duty)
    assert Disclosure.objects.filter(recipient=to["recipient"]).exists()
