"""Who may release a hidden place, what waits for that, and what a decision that waits leaves open. Clauses 3.4 and 3.7."""

from __future__ import annotations

import dataclasses

import pytest

from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    OPEN,
    OWN_DECISION,
)
from chiltern.code_of_practice.sharing import (
    PlaceInHand,
    may_do_on_place,
    may_share,
    open_acts,
    released,
    said_by_voice,
    state_of_decision,
    waits_for_release,
)
from chiltern.code_of_practice.sharing.declining import DecliningNeeds
from chiltern.code_of_practice.sharing.open_acts import RequestInHand, may_do
from chiltern.code_of_practice.words import Act, DecisionState, RequestState, Role, Standing
from tests.code_of_practice.build import book, item, sharing

pytestmark = pytest.mark.clause("3.4", "3.7")
DECIDER = ActorFacts("post 1", "ann", "refuge", "refuge", Role.PRACTITIONER)
SECOND = ActorFacts("post 2", "bea", "refuge", "refuge", Role.PRACTITIONER)
LEAD = ActorFacts("post 3", "mo", "refuge", "refuge", Role.MANAGER)
WAITS = RequestInHand(
    "refuge",
    "hospital",
    RequestState.ACKNOWLEDGED,
    asked_by="sam",
    decision_state=DecisionState.TO_RELEASE,
    decided_by="ann",
)
BOTH = (Act.RELEASE_PLACE, Act.GIVE_PLACE_BACK)
PLACE = {"classes": ["locating"], "hidden_from": ["cousin"], "hidden_person_there": "yes"}
NO_NEEDS = DecliningNeeds(manager=False, detriment_test=False, items=())


def against(act: Act, actor: ActorFacts, facts: RequestInHand = WAITS) -> set[str]:
    verdict = may_do(act, actor, facts, book())
    return set() if verdict.standing is Standing.MAY else {reason.key for reason in verdict.reasons}


@pytest.mark.parametrize("act", BOTH)
def test_anybody_who_decides_there_may_but_the_decider_and_whoever_asked(act: Act) -> None:
    assert against(act, SECOND) == against(act, LEAD) == set()
    assert against(act, DECIDER) == {"act.own_decision"}
    assert against(act, dataclasses.replace(SECOND, practitioner="sam")) == {"act.self_dealing"}
    assert against(act, dataclasses.replace(SECOND, role=Role.REPRESENTATIVE)) == {"act.not_this_role"}
    assert "act.not_this_side" in against(act, dataclasses.replace(SECOND, agency="hospital"))


def test_where_something_that_may_help_stays_behind_it_takes_a_manager() -> None:
    declines = dataclasses.replace(WAITS, declines=True)
    assert against(Act.RELEASE_PLACE, SECOND, declines) == {"act.release_takes_manager"}
    assert against(Act.RELEASE_PLACE, LEAD, declines) == set()
    assert against(Act.GIVE_PLACE_BACK, SECOND, declines) == set()


def test_it_is_released_once_and_what_was_withdrawn_is_only_given_back() -> None:
    made = dataclasses.replace(WAITS, decision_state=DecisionState.MADE)
    assert against(Act.RELEASE_PLACE, SECOND, made) == {"act.not_in_this_state"}
    withdrawn = dataclasses.replace(WAITS, state=RequestState.WITHDRAWN)
    assert against(Act.RELEASE_PLACE, SECOND, withdrawn) == {"act.withdrawn"}
    assert against(Act.GIVE_PLACE_BACK, SECOND, withdrawn) == set()


def test_while_it_waits_nobody_decides_beside_it_and_a_colleague_may_decide_again() -> None:
    acts = {each.act for each in open_acts(DECIDER, WAITS, book()) if each.open}
    assert Act.DECIDE_AGAIN in acts
    assert acts.isdisjoint({Act.DECIDE_REQUEST, Act.DISCLOSE, Act.AGREE_TO_DECLINE, *BOTH})


def test_a_decision_waits_where_an_item_that_goes_waits_and_not_where_it_stays() -> None:
    facts = sharing(
        provider="refuge",
        recipient="hospital",
        decision={"named_posts_outside_line": True},
        items=[item("place", **PLACE), item("weight")],
    )
    verdict = may_share(facts, book())
    assert waits_for_release(verdict, ["place", "weight"])
    assert not waits_for_release(verdict, ["weight"])
    assert may_share(released(facts), book()).item("place").standing is Standing.MUST
    assert state_of_decision(NO_NEEDS, facts.decision, to_release=True) is DecisionState.TO_RELEASE
    assert state_of_decision(NO_NEEDS, facts.decision) is DecisionState.MADE


def test_given_back_it_is_decided_afresh() -> None:
    back = DECISION.next_state(DecisionState.TO_RELEASE, Act.GIVE_PLACE_BACK)
    assert DECISION.acts(back) == (Act.DECIDE_AGAIN,)


TOLD = PlaceInHand("refuge", DecisionState.TO_RELEASE, decided_by="ann")


@pytest.mark.parametrize("act", BOTH)
@pytest.mark.parametrize(
    ("actor", "facts", "why"),
    [
        (SECOND, TOLD, OPEN),
        (LEAD, TOLD, OPEN),
        (DECIDER, TOLD, OWN_DECISION),
        (dataclasses.replace(SECOND, agency="hospital"), TOLD, NOT_THIS_SIDE),
        (dataclasses.replace(SECOND, role=Role.REPRESENTATIVE), TOLD, NOT_THIS_ROLE),
        (SECOND, dataclasses.replace(TOLD, state=DecisionState.MADE), NOT_IN_THIS_STATE),
    ],
    ids=["a colleague", "a manager", "whoever decided", "elsewhere", "another role", "made"],
)
def test_what_is_told_or_passed_on_is_released_by_anybody_there_but_whoever_decided(
    act: Act, actor: ActorFacts, facts: PlaceInHand, why: Reason
) -> None:
    verdict = may_do_on_place(act, actor, facts, book())
    assert (verdict.standing is Standing.MAY, verdict.reasons) == (why is OPEN, (why,))


def test_in_danger_the_place_alone_is_said_by_voice() -> None:
    decision = {"danger": "yes", "named_posts_outside_line": True}
    items = [item("place", **PLACE), item("weight")]
    for method, spoken in (("telephone", {"place"}), ("service", set())):
        facts = sharing("refuge", "hospital", decision={**decision, "method": method}, items=items)
        assert said_by_voice(may_share(facts, book())) == spoken
