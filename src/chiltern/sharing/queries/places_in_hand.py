"""A hidden place that waits where it was told unasked or passed on: who may release it or give it back. 3.4, 3.7, 9.3."""

from __future__ import annotations

from chiltern.code_of_practice.sharing import PlaceInHand, may_do_on_place
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, DecisionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Decision, PlaceRelease
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.kept_decision import ANSWERS_A_REQUEST


def decision_behind(release: PlaceRelease) -> Decision:
    """The decision that waits, with its key. Raises Missing."""
    found: Decision | None = Decision.objects.with_keys().filter(id=release.decision).first()
    if found is None:
        raise Missing
    return found


def answers_a_request(release: PlaceRelease) -> bool:
    """Whether it waits within an answer; else it is told unasked or passed on. Raises Missing."""
    return decision_behind(release).kind == ANSWERS_A_REQUEST


def verdict_on_place(by: Actor, act: Act, decision: Decision) -> Verdict:
    """What the Code says of this post's answering."""
    in_hand = PlaceInHand(decision.keeper, DecisionState(decision.state), decision.decided_by_practitioner)
    mine = facts.agencies(by, by.agency)[by.agency]
    return may_do_on_place(act, facts.actor_facts(by, mine), in_hand, law_at(by.at))


def insist_may_answer_place(by: Actor, act: Act, release: PlaceRelease) -> Decision:
    """Raises Missing, or Refused with every reason: whoever decided, another role, or too late."""
    decision = decision_behind(release)
    refuse_unless_may(verdict_on_place(by, act, decision), act)
    return decision
