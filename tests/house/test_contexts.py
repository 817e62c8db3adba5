"""A template gets two frozen names, and nothing through which it could reach a row, a query or the request."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.db import models
from django.db.models.manager import BaseManager
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest

from tests.house.contexts import Seen, all_faults, watch_questions, wrong
from tests.house.town import Town
from tests.house.walked import LISTS, PUBLIC, THINGS
from tests.web.browser import Browser

REACHES = (models.Model, models.QuerySet, BaseManager, HttpRequest, SessionBase, BaseForm, BoundField)


def visit(town: Town) -> set[str]:
    """Looks at every address as somebody who finds something there; gives those with a page."""
    browsers: dict[str, Browser] = {}
    to_see = [(who, name, None) for name, who in LISTS.items()]
    to_see += [(thing.reader, name, town.ids[thing.id]) for thing in THINGS for name in thing.names]
    found = set()
    for who, name, thing in to_see:
        if who not in browsers:
            browsers[who] = Browser(town.post(who))
        found |= {name} if browsers[who].get(town.path(name, thing)).status_code == 200 else set[str]()
    outside = Browser()
    for name in PUBLIC:
        outside.get(town.path(name, town.cast.school.agency if name == "signatory" else None))
    return found


def test_every_page_gets_its_frame_and_frozen_view_data_and_every_question_on_it_has_help(
    town: Town, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = watch_questions(monkeypatch)
    found = visit(town)
    assert not bare
    assert len(found) > 50
    assert len(seen) > len(found)
    assert all_faults(seen) == []


def test_what_comes_back_from_a_form_is_view_data_too(town: Town, seen: Seen) -> None:
    browsers = {who: Browser(town.post(who)) for who in {thing.reader for thing in THINGS}}
    for thing in THINGS:
        for name in thing.names:
            browsers[thing.reader].post(
                town.path(name, town.ids[thing.id]), {"form_id": str(uuid4()), "text": "Some"}
            )
    assert all_faults(seen) == []


def test_pages_that_say_no_get_view_data_too(town: Town, seen: Seen) -> None:
    asker, duty = Browser(town.post("social_care.practitioner")), Browser(town.post("school.duty"))
    answers = [
        asker.get(town.path("request", uuid4())),
        asker.get(town.path("decide", town.ids["walked"])),
        duty.get(town.path("decide", town.ids["decided"])),
        Browser().post(town.path("ask"), {"reason": "typed"}),
    ]
    assert [each.status_code for each in answers] == [404, 403, 409, 403]
    assert len(seen) == len(answers)
    assert all_faults(seen) == []


@pytest.mark.parametrize("reaching", REACHES)
def test_what_reaches_further_would_be_found(reaching: type) -> None:
    hidden = (object.__new__(reaching),)
    assert list(wrong(hidden, "page")) == [f"page[0] is {reaching}"]
