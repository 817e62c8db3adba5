"""Edges of the rules that only a small change would cross: what is listed, in which order, on which day."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from chiltern.code_of_practice.book import UnknownRowError
from chiltern.code_of_practice.consent import consent_for
from chiltern.code_of_practice.facts import (
    ActorFacts,
    HeldItemFacts,
    MatchFacts,
    PassingOnFacts,
    PermissionFacts,
    TermsFacts,
)
from chiltern.code_of_practice.matching import IDENTIFIERS, would_settle
from chiltern.code_of_practice.onward import may_pass_on
from chiltern.code_of_practice.sharing import (
    RequestInHand,
    TellingInHand,
    declining_needs,
    may_share,
    open_acts,
    unanswered,
)
from chiltern.code_of_practice.sharing.open_acts import may_ask, may_do
from chiltern.code_of_practice.sharing.telling import may_do_on_telling
from chiltern.code_of_practice.verdict import Standing, Verdict, strongest
from chiltern.code_of_practice.words import (
    Act,
    Declining,
    DisclosureState,
    OrderQuestion,
    Outcome,
    PassingOn,
    PermissionState,
    RequestState,
    Role,
    TellingState,
    Urgency,
)
from tests.code_of_practice.build import AUTUMN, BODIES, book, item, sharing

ANN = ActorFacts("post", "ann", "school", "school", Role.PRACTITIONER)
AGREED = [{"by": "parent", "state": "given", "recipients": ["charity"], "purposes": ["child-in-need"]}]


def _passed_on(held: HeldItemFacts) -> Verdict:
    facts = sharing("social care", "charity", items=[item()], consents=AGREED)
    return may_pass_on(PassingOnFacts(facts, (held,)), book())


@pytest.mark.clause("3.5")
@pytest.mark.parametrize("confirmed", [True, False])
def test_a_duty_asks_whether_it_may_help_and_nothing_else_asks_that(confirmed: bool) -> None:
    unsaid = item(may_help="not_known", relevant_to_welfare="not_known", necessary="not_known")
    for recipient, asked, not_asked in (
        ("social care", {"may_help", "relevant_to_welfare"}, {"necessary"}),
        ("charity", {"necessary"}, {"may_help", "relevant_to_welfare"}),
    ):
        facts = sharing("school", recipient, items=[unsaid])
        missing = {
            c.key for c in unanswered(facts, may_share(facts, book(confirmed=confirmed)), Outcome.SHARE)
        }
        assert asked <= missing and not not_asked & missing


@pytest.mark.clause("9.3")
def test_a_refusal_names_the_items_that_make_it_weigh_and_no_refusal_names_none() -> None:
    facts = sharing(items=[item("bruise"), item("swimming badge", may_help="no")])
    verdict = may_share(facts, book())
    assert declining_needs(verdict, Outcome.DECLINE).items == ("bruise",)
    assert declining_needs(verdict, Outcome.NOT_HELD).items == ()


@pytest.mark.clause("3.5")
def test_what_would_settle_who_it_is_is_what_does_not_agree_yet() -> None:
    assert would_settle(MatchFacts(frozenset(IDENTIFIERS) - {"upn", "address"})) == (
        "address",
        "unique pupil number",
    )


def test_the_strongest_of_several_standings_is_by_weight_and_not_by_letter() -> None:
    assert strongest((Standing.UNKNOWN, Standing.MUST, Standing.MUST_NOT)) is Standing.MUST
    with pytest.raises(KeyError, match="nowhere"):
        may_share(sharing(items=[item()]), book()).item("nowhere")


@pytest.mark.clause("3.10")
def test_terms_hold_on_their_last_day() -> None:
    terms = TermsFacts(PassingOn.THESE_BODIES, frozenset({"charity"}), AUTUMN)
    assert _passed_on(HeldItemFacts("item", "school", terms)).standing == "may"
    over = dataclasses.replace(terms, expires=AUTUMN - timedelta(days=1))
    assert _passed_on(HeldItemFacts("item", "school", over)).standing != "may"


@pytest.mark.clause("3.10")
def test_without_the_owners_leave_consent_is_not_what_gave_the_standing() -> None:
    verdict = _passed_on(HeldItemFacts("item", "school"))
    assert verdict.question is verdict.items[0].question is OrderQuestion.OTHERWISE


@pytest.mark.clause("3.10")
@pytest.mark.parametrize(
    ("state", "says"),
    [
        (PermissionState.GIVEN, "onward.permission_over"),
        (PermissionState.REFUSED, "onward.permission.not_known"),
    ],
)
def test_what_the_owner_said_of_another_agency_is_no_answer_for_this_one(
    state: PermissionState, says: str
) -> None:
    elsewhere = PermissionFacts(state, "landlord", "child-in-need", date(2027, 1, 1))
    verdict = _passed_on(HeldItemFacts("item", "school", permissions=(elsewhere,)))
    assert says in {reason.key for reason in verdict.items[0].reasons}


@pytest.mark.clause("3.6")
def test_everything_against_an_act_on_what_was_told_is_listed() -> None:
    told = TellingInHand("social care", "police", TellingState.ANSWERED, "ann")
    adviser = dataclasses.replace(ANN, role=Role.GOVERNANCE_ADVISER)
    verdict = may_do_on_telling(Act.ANSWER_BACK, adviser, told, book())
    assert [reason.key for reason in verdict.reasons] == [
        "act.not_this_side",
        "act.not_this_role",
        "act.not_in_this_state",
        "act.self_dealing",
    ]


@pytest.mark.clause("3.6", "3.8")
def test_an_agency_that_asks_itself_has_the_acts_of_both_sides() -> None:
    own = RequestInHand("school", "school", RequestState.SENT)
    acts = [found.act for found in open_acts(ANN, own, book())]
    assert {Act.DECIDE_REQUEST, Act.WITHDRAW_REQUEST} <= set(acts)
    assert len(acts) == len(set(acts))


def test_what_was_not_shared_is_neither_recalled_nor_acknowledged() -> None:
    own = RequestInHand("school", "school", RequestState.DECIDED)
    for act in (Act.RECALL_DISCLOSURE, Act.ACKNOWLEDGE_DISCLOSURE):
        assert may_do(act, ANN, own, book()).standing == "must_not"


@pytest.mark.clause("sign.1", "4.1")
def test_who_may_not_ask_is_told_by_role_and_by_suspension() -> None:
    suspended = dataclasses.replace(BODIES["school"], suspended=True)
    scrutineer = dataclasses.replace(ANN, role=Role.SCRUTINEER)
    asking = may_ask(scrutineer, suspended, Urgency.ROUTINE, book())
    assert [reason.key for reason in asking.reasons] == ["act.not_this_role", "act.suspended_routine"]


def test_a_verdict_on_an_act_is_whole() -> None:
    verdict = may_do(Act.DECIDE_REQUEST, ANN, RequestInHand("school", "x", RequestState.SENT), book())
    assert verdict == Verdict(
        Standing.MAY,
        OrderQuestion.OTHERWISE,
        False,
        verdict.reasons,
        (),
        None,
        Declining.FREE,
        (),
        book().digest,
    )


@pytest.mark.clause("sign.1")
def test_between_two_signatories_nothing_is_added() -> None:
    assert may_share(sharing(), book()).notes == ()


@pytest.mark.parametrize(
    "answer", [{"request": {"purpose": "public-task"}}, {"decision": {"ground": "public-task"}}]
)
def test_a_row_of_another_table_is_no_purpose_and_no_ground(answer: dict[str, dict[str, str]]) -> None:
    with pytest.raises(UnknownRowError, match="public-task"):
        may_share(sharing(**answer), book())  # type: ignore[arg-type]


@pytest.mark.clause("3.7")
def test_what_was_read_is_not_recalled() -> None:
    own = RequestInHand("school", "x", RequestState.DECIDED, disclosure_state=DisclosureState.ACKNOWLEDGED)
    assert may_do(Act.RECALL_DISCLOSURE, ANN, own, book()).standing == "must_not"


@pytest.mark.clause("9.1", "9.2")
@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ([], False),
        ([{"by": "adult", "state": "refused"}], True),
        ([{"by": "parent", "state": "refused"}], True),
        ([{**AGREED[0], "by": "carer"}], False),
        ([{"by": "child", "state": "refused", "person_age": 14}, *AGREED], True),
    ],
)
def test_where_there_is_no_consent_it_covers_nothing_and_a_refusal_is_remembered(
    answers: list[dict[str, object]], refused: bool
) -> None:
    facts = sharing("school", "charity", consents=answers)
    found = consent_for(facts.consents, "charity", "child-in-need", AUTUMN)
    assert (found.classes, found.refused, found.covers(frozenset())) == ((), refused, False)


def test_consent_is_not_a_refusal() -> None:
    facts = sharing("school", "charity", consents=AGREED)
    assert consent_for(facts.consents, "charity", "child-in-need", AUTUMN).refused is False
