"""A hidden place on pages: who there may know it, a colleague who releases it, and the named posts that read it."""

from __future__ import annotations

import pytest

from chiltern.sharing.models import PlaceRelease
from tests.actions import test_outside as outside
from tests.cast import Cast
from tests.releasing import CANARY
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.walking import CONDITIONS, ITEM, TERMS, TESTS, WORDS, Walk, reply_path

pytestmark = pytest.mark.clause("3.4", "3.7", "3.8")
PLACE = {
    **ITEM,
    "text": f"She lives at {CANARY}.",
    "classes": ["locating"],
    "hidden_from": "Karim Haddad (father)\nNadim Haddad (cousin)",
    "hidden_there": "yes",
}
LINE = "Their manager says that he is on nights elsewhere."


def written(cast: Cast, walk: Walk | None = None) -> Walk:
    """Everything but who there may know the place."""
    walk = walk or Walk.begun(cast).matched()
    walk.send("decide/danger/", danger="no", danger_rests_on="Nothing says so.", recipient_can_act="")
    walk.send("decide/items/new/", **PLACE)
    walk.send("decide/tests/", **TESTS)
    walk.send("decide/answer/", outcome="share")
    for _ in range(2):
        walk.send("decide/conditions/", **CONDITIONS)
    walk.send("decide/words/", **WORDS)
    walk.send("decide/terms/", **TERMS)
    return walk


def waiting(cast: Cast) -> tuple[Walk, str]:
    """Decided; where it waits."""
    walk = written(cast)
    walk.send("decide/place/", to_posts=[str(cast.social_care.practitioner)], outside_line=LINE)
    assert walk.send("decide/check/").status_code == 302
    cast.become(cast.school.duty)
    return walk, f"/releases/{PlaceRelease.objects.get(about=walk.request).id}/"


def test_without_named_posts_the_check_says_how_it_goes_and_where_to_name_them(cast: Cast) -> None:
    walk = written(cast)
    assert "Who there may know the place" in walk.page("decide/")
    check = body(walk.send("decide/check/"))
    assert "only to named posts" in check
    assert f"{walk.path}decide/place/?from=check" in check
    page = walk.page("decide/place/")
    assert "Hidden from: Karim Haddad (father), Nadim Haddad (cousin)." in page
    assert "practitioner, who asked" in page
    assert "Choose at least one post" in body(walk.send("decide/place/", outside_line=LINE))


def test_what_waits_stands_on_a_colleagues_work_and_shows_exactly_what_leaves(cast: Cast) -> None:
    walk, path = waiting(cast)
    assert "See the decision that waits to be released" in walk.page()
    assert path not in body(walk.browser.get("/"))
    manager = Browser(cast.school.manager)
    work = body(manager.get("/"))
    assert "A hidden place, waiting for you to release it (1)" in work
    assert path in work
    assert CANARY not in work
    page = body(manager.get(path))
    for said in (
        CANARY,
        LINE,
        "Karim Haddad (father)",
        "practitioner, who asked",
        WORDS["reasons"],
        "Release it",
    ):
        assert said in page
    own = body(walk.browser.get(path))
    assert "Release it</button>" not in own.replace("\n", "")
    assert "is not the one who decided" in own


def test_the_agency_that_asked_sees_it_as_it_was_until_it_is_released_and_then_the_named_post_reads_it(
    cast: Cast,
) -> None:
    walk, path = waiting(cast)
    social_worker, team = Browser(cast.social_care.practitioner), Browser(cast.social_care.manager)
    before = body(social_worker.get(walk.path))
    assert "Acknowledged" in before
    assert "Read the answer" not in before
    manager = Browser(cast.school.manager)
    form = {"form_id": form_id(manager.get(path))}
    assert {manager.post(path, form).status_code for _ in range(3)} == {302}
    reply = reply_path(cast, walk.request)
    read = body(social_worker.get(reply))
    assert CANARY in read
    assert "Confidential address" in read
    assert team.get(reply).status_code == 404
    seen = body(team.get(walk.path))
    assert CANARY not in seen
    assert "named people at your agency" in seen


def test_given_back_it_says_why_to_the_decider_and_nothing_to_whoever_asked(cast: Cast) -> None:
    walk, path = waiting(cast)
    manager = Browser(cast.school.manager)
    assert "Answer ‘Why do you give it back" in body(manager.send(path, why=""))
    manager.send(path, why="He is on that ward.")
    own = body(walk.browser.get(path))
    assert "He is on that ward." in own
    assert "Given back" in own
    assert "He is on that ward." not in body(Browser(cast.social_care.practitioner).get(walk.path))
    assert "Decide again" in walk.page()


@pytest.mark.clause("3.6", "sign.1")
def test_for_a_body_outside_the_code_it_is_named_in_words_and_told_by_hand_once_released(cast: Cast) -> None:
    stage = Stage(cast)
    request = outside.asked(stage, outside.named(stage))
    walk = Walk(cast, Browser(cast.social_care.duty), request, request)
    written(cast, walk)
    walk.send("decide/way/", method="secure_email")
    page = walk.page("decide/place/")
    assert "name each by name and role" in page
    assert 'name="to_posts"' not in page
    walk.send("decide/place/", outside_line=LINE)
    check = walk.page("decide/check/")
    assert LINE in check
    assert "Decide, and ask a colleague to release it" in check
    assert walk.send("decide/check/").status_code == 302
    cast.become(cast.social_care.duty)
    release = PlaceRelease.objects.get(about=request)
    second = Browser(release.asked[0])
    page = body(second.get(f"/releases/{release.id}/"))
    assert LINE in page
    assert "they are outside the Code" in page
    sent = second.send(f"/releases/{release.id}/")
    assert "Whoever decided tells them now" in body(second.get(sent["Location"]))
    assert "Write down" in walk.page()
