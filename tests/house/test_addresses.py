"""Every address has a stranger test: whoever has nothing to do with a thing gets the answer of a made-up id. Clause 2.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.house.town import Town
from tests.house.walked import LISTS, PUBLIC, THINGS, Thing, addresses, made_up
from tests.web.browser import Browser, body

pytestmark = pytest.mark.clause("2.2")

NAMED = [name for thing in THINGS for name in thing.names]
NOT_THERE, ONLY_POST = 404, 405
LEADS_ON = {"match_first", "invitation", "readers_named", "tell_whose", "decide_whose", "minute_whose"}
STAGES = ("waiting", "walked")
DECIDING = next(thing.names for thing in THINGS if "decide" in thing.names)
LAST = ("ask_drop", "tell_drop", "meet_drop", "advise_drop", "agreement_drop", "consent_drop")
"""They throw away what the addresses before them name."""
SEARCH = {"people": "?text=Amara+Whitlock"}
LISTED = (
    "walked",
    "waiting",
    "question",
    "untold",
    "reply",
    "permission",
    "child",
    "consent",
    "application",
    "draft",
    "advising",
    "person",
    "team",
    "telling",
    "calling",
    "conference",
    "to_come",
    "outside_body",
    "agreement",
    "agreement_begun",
    "bundle",
    "summary",
)


def both(town: Town, thing: Thing) -> Iterator[tuple[str, str, str]]:
    """Each address of a thing: its name, as it is, and for a made-up id."""
    for name in thing.names:
        yield name, town.path(name, town.ids[thing.id]), town.path(name, made_up(town.ids[thing.id]))


def answers(browser: Browser, path: str, *, with_form: bool) -> tuple[Any, ...]:
    """What looking and sending give: status, page and where it leads, without what varies."""
    got = browser.get(path)
    found = (got.status_code, body(got), got.get("Location"))
    if not with_form:
        return found
    sent = browser.post(path, {"form_id": str(uuid4())})
    return (*found, sent.status_code, body(sent), sent.get("Location"))


def lists_of(town: Town, who: str = "") -> str:
    """Every page that names no thing, as its reader, or as somebody else, sees it."""
    browsers = {each: Browser(town.post(who or each)) for each in {*LISTS.values()}}
    return "".join(
        body(browsers[each].get(town.path(name) + SEARCH.get(name, ""))) for name, each in LISTS.items()
    )


def test_every_address_is_in_one_table() -> None:
    assert sorted([*PUBLIC, *LISTS, *NAMED]) == sorted(addresses())


def test_an_address_that_names_a_thing_is_public_for_a_reason_or_has_its_strangers() -> None:
    assert {name for name in LISTS if addresses()[name]} == {"work", "tour"}
    assert all(addresses()[name] for name in NAMED)
    assert all(len(thing.strangers) > 1 for thing in THINGS)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.id)
def test_a_stranger_gets_the_answer_of_a_made_up_id_at_every_address(town: Town, thing: Thing) -> None:
    leaks = []
    for who in thing.strangers:
        browser = Browser(town.post(who))
        for name, real, nothing in both(town, thing):
            found = answers(browser, real, with_form=True)
            closed = {found[0], found[3]} <= {NOT_THERE, ONLY_POST}
            if found != answers(browser, nothing, with_form=True) or not closed:
                leaks.append((name, who, found[0], found[3]))
    assert not leaks, leaks


def test_who_asked_is_refused_the_pages_of_deciding_and_learns_nothing_of_how_far_it_is(town: Town) -> None:
    browser = Browser(town.post("social_care.practitioner"))
    for name in (*DECIDING, "decision"):
        told = [answers(browser, town.path(name, town.ids[each]), with_form=True) for each in STAGES]
        said = {str(each).replace(str(town.ids[stage]), "") for each, stage in zip(told, STAGES, strict=True)}
        assert len(said) == 1, name
        assert told[0][0] in (403, NOT_THERE, ONLY_POST), name


def test_the_rightful_reader_finds_something_at_every_address(town: Town) -> None:
    closed, to_send = [], []
    for thing in THINGS:
        browser = Browser(town.post(thing.reader))
        for name, real, nothing in both(town, thing):
            status = browser.get(real).status_code
            if status == ONLY_POST:
                to_send.append((name, browser, real, nothing))
            elif status != 200 and not (status == 302 and name in LEADS_ON):
                closed.append((name, thing.reader, status))
    for name, browser, real, nothing in sorted(to_send, key=lambda each: each[0] in LAST):
        form = {"form_id": str(uuid4())}
        if (browser.post(nothing, form).status_code, browser.post(real, form).status_code) != (404, 302):
            closed.append((name, "sent", 0))
    assert not closed, closed


def test_the_lists_hold_things_and_a_stranger_finds_none_of_them(town: Town) -> None:
    seen = lists_of(town)
    assert [name for name in LISTED if str(town.ids[name]) not in seen] == []
    for who in ("stranger.practitioner", "stranger.representative", "school.colleague", "sensitive.manager"):
        seen = lists_of(town, who)
        known = {"person", "team", "agreement"} if who.startswith("school") else set[str]()
        held = [name for name in LISTED if name not in known and str(town.ids[name]) in seen]
        assert held == [], who
        assert "Amara Whitlock" not in seen.replace('value="Amara Whitlock"', "")


def test_nobody_in_particular_is_asked_to_sign_in_at_every_address_that_is_not_public(town: Town) -> None:
    outside = Browser()
    paths = [town.path(name) for name in LISTS]
    for thing in THINGS:
        paths += [path for _, *each in both(town, thing) for path in each]
    for path in paths:
        got = outside.get(path)
        assert got.status_code == ONLY_POST or got["Location"].startswith("/sign-in/"), path
        assert outside.post(path, {"form_id": str(uuid4())}).status_code in (403, ONLY_POST), path


@pytest.mark.parametrize("name", ["signatory", "demo_step_in"])
def test_what_is_not_public_yet_is_not_at_a_public_address(town: Town, name: str) -> None:
    thing: UUID = {"signatory": town.ids["application"], "demo_step_in": town.cast.school.duty}[name]
    for browser in (Browser(), Browser(town.cast.stranger.representative), Browser(town.cast.officer)):
        real = answers(browser, town.path(name, thing), with_form=True)
        assert real == answers(browser, town.path(name, uuid4()), with_form=True)
        assert NOT_THERE in real
