"""A place that must not be found: from whom it is hidden travels with it, and where one of them works it does not go."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chiltern.code_of_practice.reasons_for_meetings import PLACE_IS_HIDDEN
from chiltern.code_of_practice.words import Answer, AnswerBackKind, InfoClass, PassingOn
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Refused
from chiltern.people.workings import given
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.clarify_request import clarify_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.write_minute import write_minute
from chiltern.sharing.models import AgencyRequest, Decision, DisclosedItem, Disclosure, Item
from chiltern.sharing.queries.family_version import offered_of
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.asking import AgencyAsked
from chiltern.sharing.workings.deciding import DecisionGiven, ItemGiven, TermsGiven
from chiltern.sharing.workings.following import FollowUpGiven
from chiltern.sharing.workings.meeting import ActionAgreed
from chiltern.sharing.workings.telling import AnswerBackGiven, TellingGiven
from tests import releasing
from tests.actions.test_passing_on import PASSING
from tests.cast import At
from tests.meeting import MINUTE, Conference
from tests.stage import AMARA, ASKING, BRUISE, QUESTION, WHOLE, Stage

pytestmark = pytest.mark.clause("3.5", "3.7")
HIDDEN = ("Karim Haddad (father)", "Nadim Haddad (cousin)")
PLACE = replace(
    BRUISE,
    text="She lives at the refuge.",
    classes=frozenset({InfoClass.LOCATING}),
    hidden_from=HIDDEN,
    hidden_there=Answer.NO,
)


def told(stage: Stage, recipient: object = None, **item: object) -> Disclosure:
    """The school tells social care, or another agency, in danger, where she lives."""
    terms = TermsGiven(passing_on=PassingOn.PROTECTS)
    decision = replace(WHOLE, items=(replace(PLACE, **item),), terms=terms)  # type: ignore[arg-type]
    to = recipient or stage.cast.social_care.agency
    return stage.told(decision=decision, recipient=to)


def test_it_goes_where_none_of_them_is_and_says_from_whom_it_is_hidden(stage: Stage) -> None:
    made = told(stage)
    for post in (stage.cast.social_care.duty, stage.cast.school.practitioner):
        (item,) = disclosure_page(stage.cast.become(post), made.id).items
        assert item.hidden_from == HIDDEN


@pytest.mark.clause("9.3")
def test_where_one_of_them_works_it_does_not_go_in_writing_in_danger_either(stage: Stage) -> None:
    for recipient in (stage.cast.social_care.agency, stage.cast.stranger.agency):
        with pytest.raises(Refused) as why:
            told(stage, recipient, hidden_there=Answer.YES)
        assert why.value.key.startswith("item.")
    assert not Disclosure.objects.exists()


def test_it_is_passed_on_to_nobody_of_whom_it_is_not_known_who_works_there(stage: Stage) -> None:
    made = told(stage)
    by = stage.cast.become(stage.cast.social_care.duty)
    items = list(DisclosedItem.objects.filter(disclosure=made.id).values_list("item", flat=True))
    with pytest.raises(Refused):
        pass_on(
            by=by,
            disclosure_id=made.id,
            items=items,
            recipient=stage.cast.stranger.agency,
            given=replace(PASSING, protects_this_child=Answer.YES),
        )


@pytest.mark.clause("9.3")
def test_it_reaches_none_of_them_in_danger_either_and_passing_on_asks_both_questions(stage: Stage) -> None:
    with pytest.raises(Refused):
        told(stage, reaches_them=Answer.YES)
    made, cast = told(stage), stage.cast
    by = cast.become(cast.social_care.duty)
    (item,) = DisclosedItem.objects.filter(disclosure=made.id).values_list("item", flat=True)

    def passed(**said: Answer) -> Disclosure:
        given = replace(PASSING, protects_this_child=Answer.YES, **said)  # type: ignore[arg-type]
        return pass_on(by=by, disclosure_id=made.id, items=[item], recipient=cast.health.agency, given=given)

    for said in ({"hidden_there": Answer.YES}, {"hidden_there": Answer.NO, "reaches_them": Answer.YES}):
        with pytest.raises(Refused):
            passed(**said)
    went = passed(hidden_there=Answer.NO)
    (view,) = disclosure_page(cast.become(cast.health.duty), went.id).items
    assert view.hidden_from == HIDDEN


def test_from_whom_it_is_hidden_is_said_of_places_alone(stage: Stage) -> None:
    with pytest.raises(Invalid) as wrong:
        told(stage, classes=frozenset({InfoClass.GENERAL}))
    assert wrong.value.field == "items-0-classes"


def conference_about(stage: Stage, *invited: At) -> Conference:
    """Social care calls it about a child whose home its own record hides from her father."""
    home = given.Address("Rose House, Mill Lane", "HP22 6DU", hidden_from=(given.Whom(name="Mr Whitlock"),))
    child = stage.child(stage.cast.social_care, addresses=(home,))
    made = Conference(stage)
    made.called(*invited, people=(replace(AMARA, person=child),))
    return made


def test_what_we_put_in_for_one_agency_is_in_the_minute_for_no_other_of_which_nobody_asked_who_works_there(
    stage: Stage,
) -> None:
    cast = stage.cast
    made = conference_about(stage, cast.police, cast.health)
    place = replace(PLACE, text="She lives at Rose House.")
    made.put_in(cast.social_care, made.own(cast.police, items=(place,)))
    made.held(cast.police, cast.health)
    part = Item.objects.get(keeper=cast.social_care.agency).id
    with pytest.raises(Refused) as why:
        made.minuted(cast.police, cast.health, items=(part,))
    assert "Does anyone from whom this place is hidden work there?" in why.value.says
    cast.become(cast.health.duty)
    assert not Item.objects.exists()
    made.minuted(cast.police, items=(part,))
    cast.become(cast.police.duty)
    assert Item.objects.filter(id=part).exists()


@pytest.mark.parametrize("where", ["decided", "actions"])
def test_the_words_of_a_minute_name_no_place_that_our_record_hides(stage: Stage, where: str) -> None:
    cast = stage.cast
    made = conference_about(stage, cast.police)
    made.held(cast.police)
    said: dict[str, object] = {
        "decided": "She stays at ROSE HOUSE, Mill Lane.",
        "actions": (ActionAgreed("Gran", "Fetches her from Rose House Mill Lane"),),
    }
    words = replace(MINUTE, recipients=(cast.police.agency,), **{where: said[where]})  # type: ignore[arg-type]
    with pytest.raises(Invalid) as wrong:
        write_minute(by=cast.become(cast.social_care.practitioner), meeting_id=made.meeting, given=words)
    assert wrong.value.field == "decided"
    assert "Rose" not in wrong.value.says


def test_a_place_that_came_hidden_stays_out_of_the_familys_version_where_we_have_no_record_of_it(
    stage: Stage,
) -> None:
    cast = stage.cast
    made = Conference(stage)
    made.called(cast.health, people=(replace(AMARA, person=stage.child(cast.social_care)),))
    made.put_in(cast.health, made.own(cast.social_care, items=(PLACE, BRUISE), family=Answer.YES))
    made.held(cast.health)
    by = cast.become(cast.social_care.practitioner)
    offered = {each.part.item.text: each.against for each in offered_of(by, made.meeting).parts}
    assert [reason.key for reason in offered[PLACE.text]] == [PLACE_IS_HIDDEN.key]
    assert offered[BRUISE.text] == ()


HOME = given.Address("Rose House, Mill Lane", "HP22 6DU", hidden_from=(given.Whom(name="Mr Whitlock"),))
CALM = replace(WHOLE, answers=replace(WHOLE.answers, danger=Answer.NO))


def telling_of(stage: Stage, decision: DecisionGiven, **changes: object) -> TellingGiven:
    """The school tells of a child whose home its own record hides."""
    child = stage.child(stage.cast.school, addresses=(HOME,))
    return stage.telling(people=(replace(AMARA, person=child),), decision=decision, **changes)


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (replace(PLACE, hidden_from=(), hidden_there=Answer.NOT_KNOWN), "items-0-hidden_from"),
        (replace(BRUISE, text="Seen at ROSE HOUSE, Mill Lane."), "items-0-classes"),
        (replace(BRUISE, why_it_bears="It was at hp22 6du."), "items-0-classes"),
    ],
)
def test_what_our_own_record_hides_goes_only_with_a_word_of_whom_it_is_hidden_from(
    stage: Stage, item: ItemGiven, field: str
) -> None:
    calm, danger = (telling_of(stage, replace(each, items=(item,))) for each in (CALM, WHOLE))
    by = stage.cast.become(stage.cast.school.manager)
    with pytest.raises(Invalid) as wrong:
        tell_agency(by=by, given=calm)
    assert wrong.value.field == field
    assert "Whitlock" not in wrong.value.says
    # In danger nothing waits for it: what the record says is said for whoever tells.
    made = tell_agency(by=by, given=danger)
    (read,) = disclosure_page(stage.cast.become(stage.cast.social_care.duty), made.id).items
    assert read.hidden_from == ("Mr Whitlock",)


@pytest.mark.parametrize("text", ["why", "reach"])
def test_no_words_beside_an_item_name_a_place_that_our_record_hides(stage: Stage, text: str) -> None:
    said = telling_of(stage, replace(CALM, items=(BRUISE,)), **{text: "She is at Rose House, Mill Lane."})
    by = stage.cast.become(stage.cast.school.manager)
    with pytest.raises(Invalid) as wrong:
        tell_agency(by=by, given=said)
    assert wrong.value.field == text
    assert not Disclosure.objects.exists()


def test_in_danger_words_wait_for_nothing_but_where_one_of_those_is_known_to_be_there(stage: Stage) -> None:
    there = replace(PLACE, hidden_there=Answer.YES)
    said = "She is at Rose House, Mill Lane."
    goes = telling_of(stage, replace(WHOLE, items=(BRUISE,)), why=said)
    stays = telling_of(stage, replace(WHOLE, items=(BRUISE, there)), why=said)
    by = stage.cast.become(stage.cast.school.manager)
    assert tell_agency(by=by, given=goes)
    with pytest.raises(Invalid) as wrong:
        tell_agency(by=by, given=stays)
    assert wrong.value.field == "why"


SAID = "She stays at ROSE HOUSE, Mill Lane."


@pytest.mark.parametrize(
    ("field", "change", "one"),
    [
        ("needed", {"needed": SAID}, {}),
        ("worries", {"worries": "Ask about hp226du."}, {"tell": ("worries",)}),
        ("also", {}, {"also": SAID}),
        ("people", {"people": (replace(AMARA, address="Rose House Mill Lane"),)}, {}),
    ],
)
def test_a_request_names_no_place_that_our_record_hides(
    stage: Stage, field: str, change: dict[str, Any], one: dict[str, Any]
) -> None:
    cast = stage.cast
    home = given.Address("Rose House, Mill Lane", "HP22 6DU", hidden_from=(given.Whom(name="Mr Whitlock"),))
    child = stage.child(cast.social_care, addresses=(home,))
    by = cast.become(cast.social_care.practitioner)
    people = tuple(replace(person, person=child) for person in change.pop("people", (AMARA,)))
    question = replace(QUESTION, people=people, **change)
    with pytest.raises(Invalid) as wrong:
        ask_for_information(
            by=by, question=question, asked=[AgencyAsked(cast.school.agency, **one)], deciding=ASKING
        )
    assert wrong.value.field == field
    assert "Rose" not in wrong.value.says
    assert not AgencyRequest.objects.exists()


def test_what_no_agency_is_told_may_name_the_place(stage: Stage) -> None:
    cast = stage.cast
    home = given.Address("Rose House, Mill Lane", "HP22 6DU", hidden_from=(given.Whom(name="Mr Whitlock"),))
    child = stage.child(cast.social_care, addresses=(home,))
    question = replace(QUESTION, people=(replace(AMARA, person=child),), worries=SAID)
    (asked,) = stage.asked(cast.social_care, cast.school, question=question)
    acknowledge_request(by=cast.become(cast.school.duty), request_id=asked.id)
    asking = ask_to_clarify(by=cast.become(cast.school.duty), request_id=asked.id, asks="Which address?")
    by = cast.become(cast.social_care.practitioner)
    with pytest.raises(Invalid) as wrong:
        clarify_request(by=by, clarification_id=asking.id, given=FollowUpGiven(SAID))
    assert wrong.value.field == "says"


@pytest.mark.clause("3.2", "9.3")
def test_in_danger_no_place_stops_a_request_and_who_reads_it_reads_from_whom_it_stays_hidden(
    stage: Stage,
) -> None:
    cast = stage.cast
    child = stage.child(cast.school, addresses=(HOME,))
    people = (replace(AMARA, person=child),)
    danger = replace(QUESTION, people=people, worries=SAID, danger_said=Answer.YES)
    both = [AgencyAsked(cast.social_care.agency, tell=("worries",)), AgencyAsked(cast.police.agency)]
    by = cast.become(cast.school.practitioner)
    made = ask_for_information(by=by, question=danger, asked=both, deciding=ASKING)
    hidden = "It stays hidden from: Mr Whitlock."
    reads, elsewhere = (
        AgencyRequest.objects.with_keys().get(parent=made, provider=one.agency) for one in both
    )
    assert hidden in reads.asked["also"]
    assert "Whitlock" not in elsewhere.asked["also"]
    decided = Decision.objects.with_keys().get(about=reads.id, kind="asking").answers["facts"]["items"]
    assert [item["hidden_from"] for item in decided if item["hidden_from"]] == [["Mr Whitlock"]]
    acknowledge_request(by=cast.become(cast.social_care.duty), request_id=reads.id)
    asking = ask_to_clarify(by=cast.become(cast.social_care.duty), request_id=reads.id, asks="Which address?")
    by = cast.become(cast.school.practitioner)
    answer = clarify_request(by=by, clarification_id=asking.id, given=FollowUpGiven(SAID))
    assert answer.says == f"{SAID}\n\nWhere somebody can be found stands in this. {hidden}"


@pytest.mark.clause("9.3")
def test_where_danger_was_told_an_answer_back_says_from_whom_the_place_in_it_stays_hidden(
    stage: Stage,
) -> None:
    cast = stage.cast
    child = stage.child(cast.social_care, addresses=(HOME,))
    argued = replace(WHOLE, answers=releasing.CALM)
    calm, danger = (stage.told(decision=replace(each, items=(BRUISE,))) for each in (argued, WHOLE))
    by = cast.become(cast.social_care.duty)
    for one in (calm, danger):
        acknowledge_disclosure(by=by, disclosure_id=one.id)
        access.file_under(one.id, sort_at=by.at, people=[child])
    words = AnswerBackGiven(AnswerBackKind.WILL_DO, SAID)
    with pytest.raises(Invalid):
        answer_back(by=by, disclosure_id=calm.id, given=words)
    made = answer_back(by=by, disclosure_id=danger.id, given=words)
    assert "It stays hidden from: Mr Whitlock." in made.words


@pytest.mark.clause("9.3")
@pytest.mark.parametrize("acts_now", [Answer.YES, Answer.NO])
def test_where_they_state_that_they_act_now_nobody_waits_for_whom_a_place_is_hidden_from(
    stage: Stage, acts_now: Answer
) -> None:
    cast, open_yet = stage.cast, replace(WHOLE.answers, danger=Answer.NOT_KNOWN)
    child = stage.child(cast.school, addresses=(HOME,))
    (request,) = stage.asked(cast.social_care, cast.school, question=replace(QUESTION, acts_now=acts_now))
    by = cast.become(cast.school.duty)
    acknowledge_request(by=by, request_id=request.id)
    match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child)])
    decision = replace(WHOLE, answers=open_yet, items=(replace(BRUISE, text=SAID),))
    by = cast.become(cast.school.duty)
    if acts_now is Answer.NO:
        with pytest.raises(Invalid):
            decide_request(by=by, request_id=request.id, given=decision)
        return
    decide_request(by=by, request_id=request.id, given=decision)
    cast.become(cast.social_care.practitioner)
    (item,) = Item.objects.with_keys()
    assert item.about["hidden_from"] == ["Mr Whitlock"]
