"""Several answers to one question: which of them still stand, and for which classes of information. 3.3, 9.2."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from chiltern.code_of_practice.consent import consent_for, rests_on
from chiltern.code_of_practice.facts import ConsentFacts
from chiltern.code_of_practice.latest_answers import EVERY_CLASS, both, still_standing, without
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, InfoClass
from tests.code_of_practice.build import AUTUMN

pytestmark = pytest.mark.clause("3.3", "9.2")
NINE = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001  only compared
MINUTE = timedelta(minutes=1)
HEALTH, EDUCATION = frozenset({InfoClass.HEALTH}), frozenset({InfoClass.EDUCATION})
BOTH = HEALTH | EDUCATION


def said(state: ConsentState = ConsentState.GIVEN, **more: object) -> ConsentFacts:
    stated: dict[str, object] = {
        "by": ConsentBy.PARENT,
        "recipients": frozenset({"charity"}),
        "purposes": frozenset({"early-help"}),
        "giver": "mother",
        "at": NINE,
        "person": "amara",
    }
    return ConsentFacts(state=state, **(stated | more))  # type: ignore[arg-type]


def no(**more: object) -> ConsentFacts:
    return said(ConsentState.REFUSED, **more)


def standing(*consents: ConsentFacts, about: frozenset[str] = frozenset()):
    return consent_for(consents, "charity", "early-help", AUTUMN, about)


@pytest.mark.parametrize(
    ("limit", "taken", "left"),
    [
        (None, None, frozenset()),
        (None, HEALTH, EVERY_CLASS - HEALTH),
        (BOTH, HEALTH, EDUCATION),
        (HEALTH, HEALTH, frozenset()),
        (HEALTH, frozenset(), HEALTH),
        (None, frozenset(), None),
        (HEALTH, None, frozenset()),
    ],
)
def test_what_is_left_of_a_limit(limit, taken, left) -> None:
    assert without(limit, taken) == left


def test_what_two_limits_share() -> None:
    assert both(None, None) is None
    assert both(HEALTH, None) == both(None, HEALTH) == HEALTH
    assert both(BOTH, HEALTH) == HEALTH
    assert both(HEALTH, EDUCATION) == frozenset()


@pytest.mark.parametrize(
    "other", [{"giver": "father"}, {"giver": ""}, {"at": None}, {"person": "joel"}, {"at": NINE - MINUTE}]
)
def test_only_a_later_no_of_the_same_person_about_the_same_person_ends_a_yes(other) -> None:
    later = {"at": NINE + MINUTE} | other
    found = still_standing([said()], [no(**later)])
    assert found.said_yes == ((said(), None),)
    assert found.opposite == ()
    assert still_standing([said()], [no(at=NINE + MINUTE)]).said_yes == ()


def test_two_givers_of_whom_nobody_knows_who_they_are_are_not_the_same_person() -> None:
    assert still_standing([said(giver="")], [no(giver="", at=NINE + MINUTE)]).said_yes != ()
    assert still_standing([said(giver="")], [no(giver="")]).opposite == ()
    assert still_standing([said(at=None)], [no(at=None)]).opposite == ()


def test_a_later_yes_takes_back_an_earlier_no_and_only_for_what_it_is_for() -> None:
    before = no(at=NINE - MINUTE)
    assert still_standing([said()], [before]).said_no == ()
    assert still_standing([said(classes=HEALTH)], [before]).said_no == ((before, EVERY_CLASS - HEALTH),)


def test_answers_of_one_minute_about_different_classes_are_not_opposite() -> None:
    found = still_standing([said(classes=HEALTH)], [no(classes=EDUCATION)])
    assert found.opposite == ()
    assert still_standing([said(classes=BOTH)], [no(classes=EDUCATION)]).opposite == (
        (said(classes=BOTH), BOTH),
    )


def test_what_a_later_no_ended_is_opposite_to_nothing() -> None:
    found = still_standing([said()], [no(), no(at=NINE + MINUTE)])
    assert (found.said_yes, found.opposite) == ((), ())
    assert len(found.said_no) == 2


def test_an_undecided_no_is_no_refusal_that_stands_and_yet_it_was_refused() -> None:
    found = still_standing([said()], [no()])
    assert (found.said_yes, found.said_no, found.opposite) == ((), (), ((said(), None),))
    assert standing(said(), no()).refused
    assert not standing(said(), no(at=NINE - MINUTE)).refused


def test_a_no_to_another_purpose_is_still_a_refusal_and_stops_nothing() -> None:
    found = standing(said(), no(at=NINE + MINUTE, purposes=frozenset({"prevent-crime"})))
    assert (found.answer, found.refused, found.also) == (Answer.YES, True, ())


def test_a_no_to_everything_leaves_out_what_another_answer_says_for_it() -> None:
    left_out = no(at=NINE + MINUTE, purposes=frozenset(), but=frozenset({"early-help"}))
    assert standing(said(), left_out).answer is Answer.YES
    assert standing(said(), no(at=NINE + MINUTE, purposes=frozenset())).answer is Answer.NO


def test_the_others_no_is_listed_only_of_a_holder_who_is_known() -> None:
    father = {"giver": "father"}
    assert [reason.key for reason in standing(said(), no(**father)).also] == ["consent.another_said_no"]
    assert standing(said(), no(**father, responsibility=Answer.NO)).also == ()
    assert standing(said(), no(**father, by=ConsentBy.CARER)).also == ()
    assert standing(said(), no(giver="")).also == ()


def test_what_one_limit_covers_for_several_people_is_what_is_covered_for_each() -> None:
    amara, joel = said(classes=BOTH), said(person="joel", classes=HEALTH)
    found = standing(amara, joel, about=frozenset({"amara", "joel"}))
    assert (found.answer, found.classes) == (Answer.YES, (HEALTH,))
    alone = standing(amara, about=frozenset({"amara", "joel"}))
    assert (alone.answer, alone.reason.key) == (Answer.NOT_KNOWN, "consent.not_known")
    assert [reason.key for reason in alone.also] == ["consent.for_some_of_them"]
    refused = standing(amara, no(person="joel"), about=frozenset({"amara", "joel"}))
    assert (refused.answer, refused.reason.key, refused.refused) == (Answer.NO, "consent.refused", True)
    neither = standing(no(), no(person="joel"), about=frozenset({"amara", "joel"}))
    assert neither.also == ()


def test_what_covers_one_person_alone_covers_nothing_for_two() -> None:
    amara, joel = said(classes=HEALTH), said(person="joel", classes=EDUCATION)
    for consents in ((amara, joel), (joel, amara)):
        found = standing(*consents, about=frozenset({"amara", "joel"}))
        assert found.classes == (frozenset(),)
        assert not found.covers(HEALTH) and not found.covers(EDUCATION)


def test_of_three_people_each_has_to_have_agreed_and_the_first_no_by_name_is_the_reason() -> None:
    three = frozenset({"amara", "bea", "joel"})
    agreed = (said(), said(person="joel"))
    assert standing(*agreed, about=three).answer is Answer.NOT_KNOWN
    assert standing(*agreed, said(person="bea"), about=three).answer is Answer.YES
    noes = (no(person="joel"), said(ConsentState.WITHDRAWN, person="bea"))
    assert standing(*noes, about=three).reason.key == "consent.withdrawn"


def test_a_later_no_to_some_classes_leaves_the_rest_of_a_limit() -> None:
    given = said(classes=BOTH)
    assert still_standing([given], [no(classes=HEALTH, at=NINE + MINUTE)]).said_yes == ((given, EDUCATION),)


def test_a_childs_no_to_some_classes_leaves_an_unsure_yes_open_for_the_others_alone() -> None:
    child = {"by": ConsentBy.CHILD, "giver": "child", "competent": Answer.YES, "classes": HEALTH}
    unsure = {"giver": "father", "responsibility": Answer.NOT_KNOWN}
    assert standing(said(**unsure), no(**child)).reason.key == "consent.responsibility_not_known"
    assert standing(said(**unsure, classes=HEALTH), no(**child)).answer is Answer.NO
    found = standing(said(), no(**child))
    assert found.classes == (EVERY_CLASS - HEALTH,)
    assert standing(said(), no(**child | {"competent": Answer.NO})).classes == (None,)
    assert standing(said(), no(**child | {"competent": Answer.NOT_KNOWN})).answer is Answer.NOT_KNOWN
    assert standing(said(classes=HEALTH), no(**child)).reason.key == "consent.refused"


def test_two_answers_of_one_minute_count_for_nothing_where_they_were_not_theirs_to_give() -> None:
    aunt = {"responsibility": Answer.NO}
    assert standing(said(**aunt), no(**aunt)).answer is Answer.NO
    unsure = {"responsibility": Answer.NOT_KNOWN}
    assert standing(said(**unsure), no(**unsure)).reason.key == "consent.opposite_answers"


def test_it_rests_on_the_records_of_those_whose_answer_counts() -> None:
    consents = (
        said(consent="one"),
        said(consent="two", giver="father", responsibility=Answer.NOT_KNOWN),
        said(consent="three", giver="stepfather", recipients=frozenset({"landlord"})),
        said(consent="four", giver="aunt"),
        no(giver="aunt", at=NINE + MINUTE),
    )
    assert rests_on(consents, "charity", "early-help", AUTUMN) == {"one"}
