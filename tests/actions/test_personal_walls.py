"""Who sees what a person asks, who is looked for and when, and what nobody else learns of it. Clauses 2.2, 8.3.1, 3.10."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.code_of_practice.words import (
    IdentityShown,
    WhyRefused,
)
from chiltern.foundation import context
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.models import Opening
from chiltern.resolution.actions.check_asker import check_asker
from chiltern.resolution.actions.find_held import find_held
from chiltern.resolution.models import OwnerAsked, PersonalRequest
from chiltern.resolution.queries.owners import owner_page
from chiltern.resolution.queries.personal_page import personal_page
from chiltern.resolution.workings.personal import (
    CheckGiven,
)
from tests.actions.test_personal_requests import items_of, listed
from tests.cast import Cast
from tests.personal import CHECKED, FATHER, Asking
from tests.stage import Stage

pytestmark = pytest.mark.clause("8.3.1")
REFUSED = CheckGiven(refused=WhyRefused.DANGER, words="He is suspected of harm.")
BRUISE, PLACE = "A bruise on her left arm, seen on Friday.", "She sleeps at 3 Chalk Row."


def test_what_is_sent_reaches_who_represents_the_agency_and_no_record_of_anybody_is_looked_at(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, said, execute = Asking(Stage(cast)).held(), list[str](), psycopg.Cursor.execute

    def heard(self: Any, query: Any, *more: Any, **also: Any) -> Any:
        said.append(str(query))
        return execute(self, query, *more, **also)

    with monkeypatch.context() as listening:
        listening.setattr(psycopg.Cursor, "execute", heard)
        asking.sent()
    assert any("file_personal_request" in each for each in said)
    touched = [each for each in said if any(word in each for word in ("people_", "sharing_", "find_held"))]
    assert touched == []
    asked = asking.asked.id
    for post in (
        cast.social_care.practitioner,
        cast.social_care.duty,
        cast.school.representative,
        cast.officer,
    ):
        assert asked not in listed(cast, post, "personal.asked")
    assert asked in listed(cast, cast.social_care.representative, "personal.asked")
    view = personal_page(asking.rep, asked)
    assert (view.asker, view.about, view.wanted) == (FATHER.asker, FATHER.about, FATHER.wanted)
    assert Opening.objects.filter(kind="personal.asked", thing=asked).count() == 1


def test_nothing_is_looked_for_before_identity_and_right_are_checked(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asked = asking.asked.id
    with pytest.raises(Refused):
        find_held(by=asking.rep, request_id=asked, name=FATHER.about, born=FATHER.born)
    # The database says the same to whoever goes round the action.
    assert asking.rep
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select ctx.find_held(%s, '{}', '{}', '{}', now())", [asked])
    for half in (CheckGiven(words="Seen."), CheckGiven(IdentityShown.KNOWN, words="Seen.")):
        with pytest.raises(Invalid):
            check_asker(by=asking.rep, request_id=asked, given=half)
    check_asker(by=asking.rep, request_id=asked, given=REFUSED)
    with pytest.raises(Refused):
        find_held(by=asking.rep, request_id=asked, name=FATHER.about, born=FATHER.born)
    assert items_of(asking) == {}


@pytest.mark.clause("3.10")
def test_each_owner_is_asked_for_its_own_item_and_learns_of_nothing_else(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    asked = asking.question(items_of(asking)[BRUISE])
    assert asked.due_at < asking.asked.due_at
    for post in (cast.school.duty, cast.school.representative):
        assert asked.id in listed(cast, post, "consult.asked")
    view = owner_page(cast.become(cast.school.duty), asked.id)
    assert (view.text, view.asker, view.about, view.can_answer) == (BRUISE, FATHER.asker, FATHER.about, True)
    assert PLACE not in str(view)
    assert owner_page(cast.become(cast.school.representative), asked.id).text == ""
    for post in (cast.school.colleague, cast.health.duty, cast.police.representative):
        with pytest.raises(Missing):
            owner_page(cast.become(post), asked.id)
        assert not OwnerAsked.objects.exists()
    with pytest.raises(Missing):
        personal_page(cast.become(cast.school.duty), asking.asked.id)


def test_whoever_represents_it_in_conflict_with_the_child_is_told_that_nothing_is_there(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    check_asker(by=asking.rep, request_id=asking.asked.id, given=CHECKED)
    child = asking.child
    cast.set_conflict(cast.social_care, cast.social_care.representative, child)
    with pytest.raises(Missing):
        find_held(by=asking.rep, request_id=asking.asked.id, name=FATHER.about, born=FATHER.born)
    assert items_of(asking) == {}


def test_restricted_items_are_not_opened_by_it(cast: Cast) -> None:
    from chiltern.sharing.actions.restrict_thing import restrict_thing

    asking = Asking(Stage(cast)).held()
    by = cast.become(cast.social_care.practitioner)
    restrict_thing(by=by, thing=asking.request, posts=[], why="A colleague's child.")
    assert asking.sent().found().items == []


def test_the_database_takes_a_request_from_the_public_form_alone_and_shows_it_to_nobody_outside(
    cast: Cast,
) -> None:
    asking = Asking(Stage(cast)).sent()
    asked = asking.asked
    copied = PersonalRequest(
        id=new_id(),
        keeper=cast.school.agency,
        made_at=asking.rep.at,
        reference="ABCD-EFGH",
        form=new_id(),
        relation="myself",
        said={},
        due_at=asked.due_at,
        worked_out="",
    ).sealed_with(asked.key_of_thing())
    for post in (cast.school.representative, cast.officer):
        cast.become(post)
        with pytest.raises(ProgrammingError), transaction.atomic():
            copied.save(force_insert=True)
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select ctx.file_personal_request(%s, '')", [asked.id])
    context.leave()
    context.enter_public()
    assert not PersonalRequest.objects.exists()
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select ctx.file_personal_request(%s, '')", [asked.id])
