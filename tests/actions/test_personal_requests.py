"""A person asks what is held: nothing before who they are, owners asked each for its own, one reply for all. 8.3.1, 3.10."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import (
    Answer,
    OwnersView,
    Released,
    ReplyWay,
    ViewState,
    WhyHeldBack,
    WhyRefused,
)
from chiltern.foundation import access, context
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.foundation.ids import OFFICE
from chiltern.ledger.models import Opening
from chiltern.people.workings import given
from chiltern.resolution.actions.ask_what_is_held import ask_what_is_held
from chiltern.resolution.actions.check_asker import check_asker
from chiltern.resolution.actions.find_held import find_held
from chiltern.resolution.actions.give_owners_view import give_owners_view
from chiltern.resolution.actions.reply_to_asker import reply_to_asker
from chiltern.resolution.actions.send_request_on import send_request_on
from chiltern.resolution.models import OwnerAsked, PersonalRequest
from chiltern.resolution.queries.owners import owner_page
from chiltern.resolution.queries.personal_page import personal_page, reply_page
from chiltern.resolution.workings.personal import (
    NOT_ALL,
    CheckGiven,
    DecidedGiven,
    ReplyGiven,
    ViewGiven,
    could_be,
)
from chiltern.sharing.models import Item
from chiltern.sharing.workings.asking import PersonAsked
from tests import stage
from tests.cast import Cast
from tests.personal import CHECKED, FATHER, HELD_BACK, MAY_GO, WHOLE, Asking
from tests.personal import PLACE as PLACE_ITEM
from tests.stage import Stage

pytestmark = pytest.mark.clause("8.3.1")
Move = Callable[[datetime], None]
REFUSED = CheckGiven(refused=WhyRefused.DANGER, words="He is suspected of harm.")
BRUISE, PLACE = "A bruise on her left arm, seen on Friday.", "She sleeps at 3 Chalk Row."


def items_of(asking: Asking) -> dict[str, UUID]:
    """What the representative of the agency asked can read, by its words."""
    assert asking.rep
    return {row.text: row.id for row in Item.objects.with_keys()}


def listed(cast: Cast, post: UUID, kind: str) -> set[UUID]:
    return {row.thing for row in access.page(cast.become(post), [kind])[0]}


def test_the_same_form_sent_again_is_one_request(cast: Cast) -> None:
    asking = Asking(Stage(cast)).sent()
    context.leave()
    again = {"form": asking.asked.form, "reference": asking.asked.reference}
    given = replace(FATHER, agency=cast.social_care.agency)
    with pytest.raises(AlreadyDone):
        ask_what_is_held(by=context.enter_public(), given=given, **again)
    assert asking.rep
    assert PersonalRequest.objects.count() == 1


def test_an_impossible_birth_date_or_agency_is_said_at_its_field(cast: Cast) -> None:
    for changes, field in (
        ({"born": datetime.now(UTC).date() + timedelta(days=2)}, "born"),
        ({"agency": OFFICE}, "agency"),
        ({"asker": "  "}, "asker"),
    ):
        with pytest.raises(Invalid) as wrong:
            Asking(Stage(cast)).sent(**changes)
        assert wrong.value.field == field


def test_whoever_does_not_know_which_agency_is_sent_on_by_the_officer_who_sees_no_name(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent(agency=None)
    asked = asking.asked.id
    by = cast.become(cast.officer)
    view = personal_page(by, asked)
    assert (view.asker, view.about, view.reach, view.wanted) == ("", "", "", FATHER.wanted)
    send_request_on(by=by, request_id=asked, agency=cast.social_care.agency)
    with pytest.raises(AlreadyDone):
        send_request_on(by=by, request_id=asked, agency=cast.school.agency)
    with pytest.raises(Refused):
        check_asker(by=by, request_id=asked, given=CHECKED)
    assert asked in listed(cast, cast.social_care.representative, "personal.asked")
    assert asked not in listed(cast, cast.school.representative, "personal.asked")
    assert len(asking.found().items) == 2


@pytest.mark.clause("3.10")
def test_what_is_released_is_all_that_he_reads_and_the_record_keeps_who_said_what(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    items = items_of(asking)
    bruise, place = items[BRUISE], items[PLACE]
    with pytest.raises(Refused, match="not_open"):
        asking.decided(bruise)
    asking.viewed(bruise)
    with pytest.raises(AlreadyDone):
        asking.viewed(bruise)
    asking.viewed(place)
    asking.decided(bruise)
    with pytest.raises(AlreadyDone):
        asking.decided(bruise)
    with pytest.raises(Refused):
        asking.replied()
    asking.decided(place, HELD_BACK)
    said = asking.replied().said
    assert said["parts"] == [BRUISE]
    assert said["ends"][0] == NOT_ALL
    # What was opened for it is closed with the answer.
    assert items_of(asking) == {}
    kinds = set(Opening.objects.filter(thing=asking.asked.id).values_list("kind", flat=True))
    assert {"personal.checked", "personal.found", "held.decided", "personal.replied"} <= kinds


@pytest.mark.clause("3.10")
def test_what_is_hidden_from_whoever_asks_is_never_released_whatever_its_owner_says(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    place = items_of(asking)[PLACE]
    asking.viewed(place)
    part = DecidedGiven(Released.PART, Answer.NO, WhyHeldBack.HARM, part="She is in town.")
    for released in (replace(WHOLE, hidden=Answer.NO), part):
        with pytest.raises(Refused) as refused:
            asking.decided(place, released)
        assert "hidden from whoever asks" in refused.value.says
    asking.decided(place, HELD_BACK)


@pytest.mark.parametrize(
    ("asker", "named", "whether"),
    [
        ("Craig Whitlock", "Craig Whitlock (father)", True),
        ("craig  WHITLOCK", "Whitlock, Craig", True),
        ("Craig James Whitlock", "Craig Whitlock", True),
        ("Craig Dunmore", "Craig Whitlock", False),
        ("Craig Whitlock", "", False),
    ],
)
def test_whoever_asks_is_recognised_by_every_word_of_a_name(asker: str, named: str, whether: bool) -> None:
    assert could_be(asker, [named]) is whether


def test_somebody_else_reads_what_is_hidden_from_another_only_where_it_is_said_that_they_are_not_one(
    cast: Cast,
) -> None:
    asking = Asking(Stage(cast)).held().sent(asker="Ruth Whitlock")
    asking.found()
    place = items_of(asking)[PLACE]
    asking.viewed(place)
    with pytest.raises(Refused):
        asking.decided(place, replace(WHOLE, hidden=Answer.NOT_KNOWN))
    asking.decided(place, replace(WHOLE, hidden=Answer.NO))


@pytest.mark.clause("3.10")
def test_an_owner_that_says_nothing_or_no_is_no_yes_and_still_answers_late(
    cast: Cast, set_time: Move
) -> None:
    start = datetime(2037, 11, 17, 10, tzinfo=UTC)
    set_time(start)
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    items = items_of(asking)
    set_time(start + timedelta(days=20))
    with pytest.raises(Refused) as refused:
        asking.decided(items[BRUISE])
    assert "silence is not a yes" in refused.value.says
    asking.viewed(items[BRUISE], ViewGiven(OwnersView.HOLD_BACK, WhyHeldBack.THIRD_PERSON))
    with pytest.raises(Refused):
        asking.decided(items[BRUISE])
    asking.decided(items[BRUISE], DecidedGiven(Released.HELD_BACK, why=WhyHeldBack.THIRD_PERSON))


def test_not_held_and_all_held_back_are_answered_in_the_same_words_and_a_refusal_ends_in_them(
    cast: Cast,
) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    for item in items_of(asking).values():
        asking.decided(item, HELD_BACK)
    nothing = Asking(Stage(cast)).sent(about="Nobody Known")
    assert nothing.found().items == []
    refused = Asking(Stage(cast)).sent()
    check_asker(by=refused.rep, request_id=refused.asked.id, given=REFUSED)
    held, none, no = (each.replied().said for each in (asking, nothing, refused))
    owners = {row.id for row in OwnerAsked.objects.all()}
    assert owners
    assert not owners & listed(cast, cast.school.duty, "consult.asked")
    assert {owner_page(cast.become(cast.school.duty), one).state for one in owners} == {ViewState.OVER}
    assert held == none
    assert {**no, "refused": ""} == none
    assert "suspected" not in str(no)
    page = reply_page(refused.rep, refused.asked.id)
    assert (page.to, page.refused != "") == (FATHER.asker, True)


def test_two_at_once_write_one_check_and_one_view(cast: Cast) -> None:
    asking = Asking(Stage(cast)).held().sent()
    asking.found()
    with pytest.raises(AlreadyDone):
        check_asker(by=asking.rep, request_id=asking.asked.id, given=CHECKED)
    with pytest.raises(AlreadyDone):
        find_held(by=asking.rep, request_id=asking.asked.id, name=FATHER.about, born=FATHER.born)
    asked = asking.question(items_of(asking)[BRUISE])
    with pytest.raises(Invalid):
        give_owners_view(
            by=cast.become(cast.school.duty), asked_id=asked.id, given=ViewGiven(OwnersView.HOLD_BACK)
        )
    with pytest.raises(Refused):
        give_owners_view(by=asking.rep, asked_id=asked.id, given=MAY_GO)
    for item in items_of(asking).values():
        asking.decided(item, HELD_BACK)
    asking.replied()
    with pytest.raises(AlreadyDone):
        reply_to_asker(by=asking.rep, request_id=asking.asked.id, given=ReplyGiven(ReplyWay.POST))


def test_his_reply_is_the_same_whether_or_not_there_is_a_place_that_is_hidden_from_him(cast: Cast) -> None:
    said = []
    for name, items in (("Amara", (stage.LATE,)), ("Nora", (stage.LATE, PLACE_ITEM))):
        known = {"names": (given.Name(name, "Whitlock"),), "birth": given.Birth(on=FATHER.born)}
        who = PersonAsked(name=f"{name} Whitlock", date_of_birth=FATHER.born)
        asking = Asking(Stage(cast), items=items, who=who, recorded=known).held().sent(about=who.name)
        asking.found()
        for text, item in items_of(asking).items():
            asking.viewed(item)
            asking.decided(item, HELD_BACK if text == PLACE else WHOLE)
        said.append(asking.replied().said)
    assert said[0] == said[1]
    assert PLACE not in str(said)
