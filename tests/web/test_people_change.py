"""Changing what is known about a person: the new holds, what stood before stays as former. Clause 3.5."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from chiltern.people.queries import PersonPage, person_page
from tests.cast import Cast
from tests.stage import Stage
from tests.web.browser import Browser, body, form_id
from tests.web.people_pages import NHS, OTHER_NHS, WRONG_NHS, typed, wrong
from tests.web.test_people_person import whole

pytestmark = pytest.mark.clause("3.5")
FUTURE = {"on-day": "1", "on-month": "1", "on-year": "2999"}


def seen(cast: Cast, person: UUID) -> PersonPage:
    return person_page(cast.become(cast.school.practitioner), person)


def change(cast: Cast, person: UUID, what: str, **answers: Any) -> Any:
    return Browser(cast.school.practitioner).send(f"/people/{person}/change/{what}/", **answers)


def test_a_new_name_is_in_use_and_the_old_one_former(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    done = change(cast, child, "name", kind="legal", given="Amara", family="Hale")
    assert done["Location"] == f"/people/{child}/"
    one = seen(cast, child)
    assert one.called == "Amara Hale"
    assert [(each.text, each.former) for each in one.names] == [
        ("Amara Hale", False),
        ("Amara Whitlock", True),
    ]


def test_a_hidden_address_names_people_on_record_and_others(cast: Cast) -> None:
    child, mother = whole(cast)
    answers = {
        "kind": "home",
        "address": "9 New Road",
        "hidden_people": [str(mother)],
        "hidden_from": "Uncle Jo",
    }
    change(cast, child, "address", **answers)
    new, old = seen(cast, child).addresses
    assert (new.text, new.former, old.former) == ("9 New Road", False, True)
    assert [line.called for line in new.hidden_from] == ["Ruth Whitlock", "Uncle Jo"]


def test_somebody_not_on_the_page_cannot_be_slipped_in(cast: Cast) -> None:
    child, _ = whole(cast)
    stranger = Stage(cast).child(cast.police)
    page = body(
        change(cast, child, "address", kind="home", address="9 New Road", hidden_people=[str(stranger)])
    )
    assert wrong(page) == [("hidden_people", "Choose one of the answers to ‘Who must not learn it’")]


def test_a_number_replaces_the_one_of_its_kind(cast: Cast) -> None:
    child, _ = whole(cast)
    change(cast, child, "number", kind="nhs_number", value=OTHER_NHS)
    change(cast, child, "number", kind="other", value="A 1", called="Library card")
    found = [(each.kind, each.value, each.former) for each in seen(cast, child).identifiers]
    assert ("NHS number", "999 123 4519", False) in found
    assert ("NHS number", "999 123 4500", True) in found
    assert ("Library card", "A1", False) in found


def test_birth_and_needs_begin_with_what_stands_and_are_replaced(cast: Cast) -> None:
    child, _ = whole(cast)
    browser = Browser(cast.school.practitioner)
    page = typed(body(browser.get(f"/people/{child}/change/birth/")))
    assert (page["birth-day"], page["birth-month"], page["birth-year"]) == ("9", "3", "2016")
    sent = {"birth-day": "10", "birth-month": "3", "birth-year": "2016", "estimated": "on"}
    change(cast, child, "birth", **sent)
    assert typed(body(browser.get(f"/people/{child}/change/needs/")))["language"] == "Urdu"
    change(cast, child, "needs", language="Punjabi", formats="")
    one = seen(cast, child)
    assert (one.born.isoformat() if one.born else "", one.estimated) == ("2016-03-10", True)
    assert (one.language, one.formats) == ("Punjabi", "")


def test_what_no_longer_holds_is_former_with_nothing_in_its_place(cast: Cast) -> None:
    child, _ = whole(cast)
    before = seen(cast, child)
    change(cast, child, "ended", over=[str(before.addresses[0].id), str(before.identifiers[0].id)])
    after = seen(cast, child)
    assert after.addresses[0].former and after.identifiers[0].former
    assert not after.names[0].former


@pytest.mark.parametrize(
    ("what", "answers", "field"),
    [
        ("name", {"kind": "legal"}, "given"),
        ("name", {"given": "Amara"}, "kind"),
        ("name", {"kind": "legal", "given": "A", **FUTURE}, "on-day"),
        ("address", {"kind": "home"}, "address"),
        ("address", {"kind": "home", "address": "x" * 200_000}, "address"),
        ("number", {"kind": "nhs_number", "value": WRONG_NHS}, "value"),
        ("number", {"kind": "upn", "value": "A801200005001"}, "value"),
        ("number", {"kind": "other", "value": ""}, "value"),
        ("birth", {"birth-day": "30", "birth-month": "2", "birth-year": "2016"}, "birth-day"),
        ("birth", {"birth-day": "1", "birth-month": "1", "birth-year": "2999"}, "birth-day"),
        ("needs", {"language": "x" * 200_000}, "language"),
        ("ended", {}, "over"),
        ("ended", {"over": ["00000000-0000-4000-8000-000000000009"]}, "over"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_question(
    cast: Cast, what: str, answers: dict[str, Any], field: str
) -> None:
    child, _ = whole(cast)
    before = seen(cast, child)
    page = body(change(cast, child, what, **answers))
    assert wrong(page)[0][0] == field
    kept = typed(page)
    assert all(kept[name].strip() == value for name, value in answers.items() if name not in ("kind", "over"))
    assert seen(cast, child) == before


def test_the_same_change_sent_twenty_times_is_one(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    browser = Browser(cast.school.practitioner)
    path = f"/people/{child}/change/number/"
    sent = {"form_id": form_id(browser.get(path)), "kind": "other", "value": NHS}
    assert {browser.post(path, sent)["Location"] for _ in range(20)} == {f"/people/{child}/"}
    assert len(seen(cast, child).identifiers) == 1


def test_a_change_that_there_is_not_is_not_found(cast: Cast) -> None:
    child = Stage(cast).child(cast.school)
    assert Browser(cast.school.practitioner).get(f"/people/{child}/change/keeper/").status_code == 404
