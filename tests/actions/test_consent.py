"""Consent as a record that binds: who said what, for whom, for what, until when. Clauses 3.3, 9.1, 9.2, 9.5."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from chiltern.code_of_practice.whose_answer import whose_to_give
from chiltern.code_of_practice.words import (
    Answer,
    ConsentBy,
    ConsentState,
    OrderQuestion,
    Standing,
)
from chiltern.consent.actions.assess_competence import Competence, assess_competence
from chiltern.consent.actions.record_consent import NotToAsk, Whom, WhyNotAsk, record_consent
from chiltern.consent.actions.record_told import HowAnswered, TellingState, Told, ToldOf, record_told
from chiltern.consent.facts.standing import consents_of
from chiltern.consent.models import Consent
from chiltern.consent.queries.asking import whom_not_to_ask
from chiltern.consent.queries.due import due_for_review
from chiltern.consent.queries.page import consent_page
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.people.actions.record_responsibility import (
    Responsibility,
    ResponsibilityHow,
    record_responsibility,
)
from chiltern.people.workings.given import Birth
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.queries.verdicts import weigh
from tests.consenting import MOTHER, NO, ON_CONSENT, PURPOSE, YES, adult, answer, answered, to_decide
from tests.stage import Stage


def weighed(stage: Stage, request: Any) -> Any:
    """What the Code says of it at the school's desk, with the reasons' keys."""
    by = stage.cast.become(stage.cast.school.duty)
    found = weigh(by, fetch.agency_request(by, request), ON_CONSENT)
    return found.verdict.standing, {reason.key for reason in found.verdict.reasons}


@pytest.mark.clause("3.3", "9.1")
def test_a_decision_rests_on_a_consent_for_this_recipient_and_is_made_again_the_same(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    request = to_decide(stage, cast.stranger, cast.school, child)
    assert weighed(stage, request)[0] is Standing.UNKNOWN
    row = answered(stage, cast.school, child, YES, cast.stranger)
    assert weighed(stage, request) == (Standing.MAY, weighed(stage, request)[1] | {"consent.yes"})
    decision = decide_request(by=cast.become(cast.school.duty), request_id=request, given=ON_CONSENT)
    facts = decision.answers["facts"]
    assert [one["consent"] for one in facts["consents"]] == [str(row)]
    assert (decision.standing, decision.trace["question"]) == (Standing.MAY, OrderQuestion.CONSENT)
    assert [one.names for one in replayed()] == [()]


@pytest.mark.clause("3.3")
def test_a_withdrawal_is_a_row_of_its_own_and_stops_from_that_minute(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    request = to_decide(stage, cast.stranger, cast.school, child)
    row = answered(stage, cast.school, child, YES, cast.stranger)
    by = cast.become(cast.school.practitioner)
    taken_back = withdraw_consent(by=by, consent=row, stated=Withdrawal(words="She has changed her mind."))
    standing, reasons = weighed(stage, request)
    assert standing is Standing.UNKNOWN and "consent.withdrawn" in reasons
    page = consent_page(cast.become(cast.school.practitioner), child)
    assert [(one.id, one.replaced_by) for one in page.history] == [(taken_back, None), (row, taken_back)]
    assert Consent.objects.get(id=row).state == YES
    by = cast.become(cast.school.practitioner)
    with pytest.raises(AlreadyDone) as told:
        withdraw_consent(by=by, consent=row, stated=Withdrawal())
    assert told.value.by_thing == taken_back
    entries = Opening.objects.filter(thing=child, kind__startswith="consent.").order_by("at", "kind")
    assert [one.kind for one in entries] == [
        "consent.recorded",
        "consent.withdrawn",
        "consent.withdrawn.refused",
    ]


@pytest.mark.clause("3.3", "9.2")
def test_two_people_who_write_down_opposite_answers_of_one_minute_are_both_kept(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    request = to_decide(stage, cast.stranger, cast.school, child)
    answered(stage, cast.school, child, YES, cast.stranger)
    again = answer(NO)
    record_consent(by=cast.become(cast.school.practitioner), person=child, stated=again)
    standing, reasons = weighed(stage, request)
    assert standing is Standing.UNKNOWN and "consent.opposite_answers" in reasons
    page = consent_page(cast.become(cast.school.duty), child)
    assert {one.state for one in page.standing} == {YES, NO} and page.disagree


@pytest.mark.clause("9.2")
def test_one_holders_yes_is_enough_and_the_others_no_is_kept_beside_it(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    request = to_decide(stage, cast.stranger, cast.school, child)
    answered(stage, cast.school, child, YES, cast.stranger)
    answered(stage, cast.school, child, NO, giver=Whom(name="Dan Whitlock"))
    standing, reasons = weighed(stage, request)
    assert standing is Standing.MAY
    assert "consent.another_said_no" in reasons


@pytest.mark.clause("9.2")
def test_a_later_answer_of_the_same_person_counts_by_record_or_by_name(stage: Stage) -> None:
    cast = stage.cast
    child, mother = stage.child(cast.school), adult(stage, cast.school, "Ruth")
    request = to_decide(stage, cast.stranger, cast.school, child)
    at = cast.become(cast.school.duty).at
    for hours, state, giver in ((3, YES, MOTHER), (2, NO, Whom(mother)), (1, YES, Whom(mother))):
        answered(
            stage,
            cast.school,
            child,
            state,
            cast.stranger,
            giver=giver,
            happened_at=at - timedelta(hours=hours),
        )
        assert ("consent.yes" in weighed(stage, request)[1]) is (state is YES)


@pytest.mark.clause("9.2")
def test_whether_a_parent_holds_responsibility_is_read_from_our_record_and_else_not_known(
    stage: Stage,
) -> None:
    cast = stage.cast
    child, mother = stage.child(cast.school), adult(stage, cast.school, "Ruth")
    request = to_decide(stage, cast.stranger, cast.school, child)
    stated = {"giver": Whom(mother), "responsibility": Answer.NOT_KNOWN}
    answered(stage, cast.school, child, YES, cast.stranger, **stated)
    standing, reasons = weighed(stage, request)
    assert standing is Standing.UNKNOWN and "consent.responsibility_not_known" in reasons
    today = cast.become(cast.school.manager).at.date()
    for until, expected in ((-1, Standing.UNKNOWN), (365, Standing.MAY)):
        day = today + timedelta(days=until)
        holds = Responsibility(Whom(mother), ResponsibilityHow.BIRTH_MOTHER, until=day)
        record_responsibility(by=cast.become(cast.school.manager), person=child, stated=holds)
        assert weighed(stage, request)[0] is expected


@pytest.mark.clause("9.2")
def test_the_council_under_a_care_order_is_a_holder_of_responsibility(stage: Stage) -> None:
    cast, council = stage.cast, Whom(name="Chilternshire Council")
    child = stage.child(cast.school)
    holds = Responsibility(council, ResponsibilityHow.CARE_ORDER)
    record_responsibility(by=cast.become(cast.school.manager), person=child, stated=holds)
    answered(stage, cast.school, child, YES, cast.stranger, giver=council, responsibility=Answer.NOT_KNOWN)
    (facts,) = consents_of(cast.become(cast.school.duty), [child])[child]
    assert (facts.by, facts.responsibility) == (ConsentBy.PARENT, Answer.YES)


@pytest.mark.clause("9.2")
def test_a_childs_no_waits_for_a_judgement_of_competence_for_this_purpose(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    request = to_decide(stage, cast.stranger, cast.school, child)
    answered(stage, cast.school, child, YES, cast.stranger)
    answered(stage, cast.school, child, NO, by=ConsentBy.CHILD, giver=None, purposes=())
    for purpose, judged, expected in (
        ("prevent-crime", Answer.YES, "consent.competence_not_known"),
        (PURPOSE, Answer.YES, "consent.child_decides"),
        (PURPOSE, Answer.NO, "consent.yes"),
    ):
        stated = Competence(judged, "She explained it in her own words.", "Her head of year", (purpose,))
        assess_competence(by=cast.become(cast.school.practitioner), person=child, stated=stated)
        assert expected in weighed(stage, request)[1]


@pytest.mark.clause("9.2")
@pytest.mark.parametrize(("judged_at", "decides"), [(14, Answer.YES), (16, Answer.NO)])
def test_what_was_judged_before_they_were_sixteen_is_no_judgement_of_capacity(
    stage: Stage, judged_at: int, decides: Answer
) -> None:
    cast = stage.cast
    today = cast.become(cast.school.manager).at
    born = today.date() - timedelta(days=17 * 365)
    child = stage.child(cast.school, birth=Birth(on=born))
    answered(stage, cast.school, child, NO, by=ConsentBy.CHILD, giver=None)
    then = today - timedelta(days=(17 - judged_at) * 365 - 180)
    stated = Competence(
        Answer.NO, "He could not say what would follow.", "His tutor", (PURPOSE,), happened_at=then
    )
    assess_competence(by=cast.become(cast.school.practitioner), person=child, stated=stated)
    (facts,) = consents_of(cast.become(cast.school.duty), [child])[child]
    assert whose_to_give(facts) is decides


@pytest.mark.clause("9.1")
def test_whom_not_to_ask_is_part_of_the_record_and_asking_them_all_the_same_is_written_down(
    stage: Stage,
) -> None:
    cast, father = stage.cast, Whom(name="Dan Whitlock")
    child = stage.child(cast.school)
    unsafe = (NotToAsk(father, WhyNotAsk.KNOWING_RAISES_RISK, "He has threatened her."),)
    not_sought = {"giver": None, "how": None, "reason": "It would raise the risk.", "not_to_ask": unsafe}
    answered(stage, cast.school, child, ConsentState.NOT_SOUGHT, **not_sought)
    by = cast.become(cast.school.practitioner)
    ((view),) = whom_not_to_ask(by, child)
    assert (view.called, view.because, view.why) == (
        father.name,
        WhyNotAsk.KNOWING_RAISES_RISK,
        "He has threatened her.",
    )
    answered(stage, cast.school, child, NO, giver=father)
    assert len(consent_page(cast.become(cast.school.practitioner), child).history) == 2


@pytest.mark.clause("2.2", "3.7")
def test_nobody_else_sees_or_writes_about_somebody_elses_child(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    row = answered(stage, cast.school, child, YES, cast.stranger)
    cast.set_conflict(cast.school, cast.school.conflicted, child)
    for post in (cast.stranger.duty, cast.school.colleague, cast.school.conflicted):
        by = cast.become(post)
        assert not Consent.objects.exists()
        assert consents_of(by, [child]) == {child: ()}
        assert due_for_review(by).due == ()
        for act in (
            lambda by=by: record_consent(by=by, person=child, stated=answer(NO)),
            lambda by=by: withdraw_consent(by=by, consent=row, stated=Withdrawal()),
            lambda by=by: consent_page(by, child),
        ):
            with pytest.raises(Missing):
                act()


@pytest.mark.clause("2.2")
def test_a_conflict_with_whoever_answered_hides_the_child_too(stage: Stage) -> None:
    cast = stage.cast
    child, mother = stage.child(cast.school), adult(stage, cast.school, "Ruth")
    cast.set_conflict(cast.school, cast.school.conflicted, mother)
    assert consents_of(cast.become(cast.school.conflicted), [child]) == {child: ()}
    answered(stage, cast.school, child, YES, cast.stranger, giver=Whom(mother))
    cast.become(cast.school.conflicted)
    assert not Consent.objects.exists()
    with pytest.raises(Missing):
        consent_page(cast.become(cast.school.conflicted), child)


@pytest.mark.clause("2.2", "3.3")
def test_a_role_that_does_not_work_with_children_records_nothing(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    by = cast.become(cast.school.representative)
    with pytest.raises((Missing, Refused)):
        record_consent(by=by, person=child, stated=answer(NO))
    cast.become(cast.school.manager)
    assert not Consent.objects.exists()


@pytest.mark.clause("3.3", "9.1")
@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("until", {"since": date(2026, 1, 2), "until": date(2026, 1, 1)}),
        ("since", {"since": date(2199, 1, 1)}),
        ("recipients", {"recipients": ()}),
        ("purposes", {"purposes": ()}),
        ("purposes", {"purposes": ("no such purpose",)}),
        ("giver", {"giver": None}),
        ("how", {"how": None}),
        ("by", {"by": ConsentBy.ADULT}),
        ("basis", {"basis": "no such basis"}),
    ],
    ids=lambda value: value if isinstance(value, str) else ", ".join(value),
)
def test_what_cannot_be_right_is_refused_at_its_field(
    stage: Stage, field: str, changes: dict[str, Any]
) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    with pytest.raises(Invalid) as told:
        answered(stage, cast.school, child, YES, cast.stranger, **changes)
    assert told.value.field == field
    assert not Consent.objects.exists()


@pytest.mark.clause("9.2")
def test_a_parent_younger_than_the_child_is_refused(stage: Stage) -> None:
    cast = stage.cast
    child, younger = stage.child(cast.school), adult(stage, cast.school, "Ruth", born=date(2016, 3, 10))
    with pytest.raises(Invalid, match="giver"):
        answered(stage, cast.school, child, YES, cast.stranger, giver=Whom(younger))
    with pytest.raises(Invalid, match="holder"):
        record_responsibility(
            by=cast.become(cast.school.manager),
            person=child,
            stated=Responsibility(Whom(younger), ResponsibilityHow.BIRTH_MOTHER),
        )


@pytest.mark.clause("9.1")
def test_what_they_were_told_and_that_telling_is_unsafe_are_both_complete(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    every = Told(TellingState.TOLD, MOTHER, tuple(ToldOf), HowAnswered.INTERPRETER, language="Polish")
    unsafe = Told(TellingState.NOT_TOLD_UNSAFE, why_unsafe="He reads her letters.")
    for stated in (every, unsafe):
        record_told(by=cast.become(cast.school.practitioner), person=child, stated=stated)
    page = consent_page(cast.become(cast.school.practitioner), child)
    assert {one.state for one in page.told} == set(TellingState)
    with pytest.raises(Invalid) as told:
        record_told(
            by=cast.become(cast.school.practitioner), person=child, stated=Told(TellingState.NOT_TOLD_UNSAFE)
        )
    assert told.value.field == "why_unsafe"


@pytest.mark.clause("3.3")
def test_what_is_due_is_listed_by_reference_until_something_stands_for_it(stage: Stage) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    today = cast.become(cast.school.duty).at.date()
    row = answered(stage, cast.school, child, YES, cast.stranger, review_on=today)
    answered(stage, cast.school, child, YES, cast.health)
    by = cast.become(cast.school.duty)
    (due,) = due_for_review(by).due
    assert (due.id, due.review_on, due.overdue) == (row, today, False)
    assert "Whitlock" not in repr(due)
    withdraw_consent(by=by, consent=row, stated=Withdrawal())
    assert due_for_review(by).due == ()


@pytest.mark.clause("3.3")
def test_what_has_ended_has_lapsed_without_anybody_writing_it_and_can_still_be_taken_back(
    stage: Stage,
) -> None:
    cast = stage.cast
    child = stage.child(cast.school)
    request = to_decide(stage, cast.stranger, cast.school, child)
    today = cast.become(cast.school.duty).at.date()
    ended = {"since": today - timedelta(days=9), "until": today - timedelta(days=2)}
    row = answered(stage, cast.school, child, YES, cast.stranger, **ended)
    assert "consent.lapsed" in weighed(stage, request)[1]
    by = cast.become(cast.school.duty)
    (view,) = consent_page(by, child).standing
    assert (view.state, view.stands, view.review_on) == (YES, ConsentState.LAPSED, ended["until"])
    assert view.can_be_withdrawn and due_for_review(by).due == ()
    withdraw_consent(by=by, consent=row, stated=Withdrawal())
    assert "consent.withdrawn" in weighed(stage, request)[1]
