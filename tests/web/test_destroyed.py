"""Whoever had what is destroyed is told so, its owner sees by whom and when, and nobody else learns anything. Clause 3.7."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from chiltern.agencies.actions.set_retention import set_retention
from chiltern.agencies.models import RetentionRules
from chiltern.code_of_practice.words import RetentionClass
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.models import Destroyed
from tests.actions.test_passing_on import PASSING
from tests.actions.test_retention import A_YEAR, Past, past  # noqa: F401  fixtures
from tests.cast import At, Cast, town, town_database  # noqa: F401  fixtures
from tests.conftest import enter_as_post
from tests.stage import BRUISE
from tests.web.browser import Browser, body

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.7")]


def looked(post: UUID, path: str) -> Any:
    """In a transaction of its own."""
    with transaction.atomic():
        return Browser(post).get(path)


def test_whoever_had_it_is_told_and_its_owner_sees_by_whom_and_when(past: Past) -> None:  # noqa: F811
    school, care = past.cast.school, past.cast.social_care
    page, disclosure = reverse("retention"), f"/disclosures/{past.disclosure}/"
    assert "nothing is destroyed" in body(looked(care.representative, page))
    with transaction.atomic():
        browser = Browser(care.representative)
        said = {f"{one.value}-from": "last" for one in RetentionClass} | {
            one.value: 1 for one in RetentionClass
        }
        assert browser.send(reverse("retention_years"), **said)["Location"] == reverse("retention_rehearsal")
    seen = body(looked(care.representative, reverse("retention_rehearsal")))
    assert "1 set of papers would go" in seen and "Amara" not in seen
    for post in (care.practitioner, care.manager, past.cast.officer):
        assert looked(post, page).status_code == 404
    with transaction.atomic():
        rules = RetentionRules.objects.get() if enter_as_post(care.representative) else None
        assert rules is not None
        done = Browser(care.representative).send(reverse("retention_rehearsal"), goes=1, rules=str(rules.id))
        assert done["Location"] == page
    past.night()
    gone = looked(care.practitioner, disclosure)
    assert gone.status_code == 410 and "has destroyed its copy" in body(gone)
    assert "what was never matched" in body(gone)
    assert looked(past.cast.stranger.practitioner, disclosure).status_code == 404
    assert looked(past.cast.police.practitioner, disclosure).status_code == 404
    assert looked(school.duty, disclosure).status_code == 200
    went = body(looked(school.duty, f"/went/{past.disclosure}/"))
    assert "its own copy, under its rule: what was never matched" in went
    assert past.keys(past.items) == {school.agency}
    with transaction.atomic():
        enter_as_post(past.cast.police.representative)
        assert not Destroyed.objects.exists()
        enter_as_post(school.duty)
        assert {row.thing for row in Destroyed.objects.all()} == set(past.items), (
            "nothing but its own, of what it saw go"
        )
    assert "Destroyed here" in body(looked(care.representative, page))


def test_an_owner_that_destroyed_its_own_is_still_asked_before_anybody_passes_it_on(past: Past) -> None:  # noqa: F811
    school, care, police = past.cast.school, past.cast.social_care, past.cast.police
    with transaction.atomic():
        set_retention(by=enter_as_post(care.representative), rules=A_YEAR)
    past.let_run(school)
    past.night()
    with transaction.atomic():
        asked = ask_to_pass_on(
            by=past.cast.become(care.practitioner),
            disclosure_id=past.disclosure,
            items=list(past.items),
            recipient=police.agency,
            purpose=PASSING.purpose,
            why="Mentor.",
        )
    page = looked(school.duty, f"/permissions/{asked[0].id}/")
    assert page.status_code == 200 and BRUISE.text not in body(page)
    assert BRUISE.text in body(looked(care.practitioner, f"/disclosures/{past.disclosure}/"))
    with transaction.atomic():
        answer_passing_on(by=past.cast.become(school.duty), permission_id=asked[0].id, permit=True)
