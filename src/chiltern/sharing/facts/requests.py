"""From rows to facts: what the Code's rules look at, and nothing more."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.facts import facts_of_agencies
from chiltern.code_of_practice.both_sides import requester_as_seen
from chiltern.code_of_practice.facts import ActorFacts, AgencyFacts, MatchFacts, RequestFacts
from chiltern.code_of_practice.sharing.open_acts import RequestInHand
from chiltern.code_of_practice.words import (
    Answer,
    DecisionState,
    RequesterState,
    RequestState,
)
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.models import AgencyRequest, Decision, Match
from chiltern.sharing.workings.following import Stated


def agencies(by: Actor, *ids: UUID) -> dict[UUID, AgencyFacts]:
    """Facts of agencies on the actor's day, in one query. Raises Missing where one is unknown."""
    return facts_of_agencies(ids, day_in_london(by.at))


def actor_facts(by: Actor, agency: AgencyFacts) -> ActorFacts:
    """Who acts, for a rule."""
    return ActorFacts(
        post=by.post,
        practitioner=by.practitioner,
        agency=by.agency,
        legal_body=agency.legal_body,
        role=by.role,
        teams=frozenset(by.readers),
        conflicts=frozenset(by.conflicts),
    )


def request_facts(asked: AgencyRequest, stated: Stated) -> RequestFacts:
    """What the requester asked, and states now."""
    return RequestFacts(
        practitioner=asked.asked_by_practitioner,
        post=asked.asked_by,
        urgency=stated.urgency,
        purpose=asked.purpose,
        danger_said=stated.danger_said,
        acts_now=stated.acts_now,
    )


def request_in_hand(asked: AgencyRequest, state: RequestState, decision: Decision | None) -> RequestInHand:
    """Where a request stands. `state`: as seen from both agencies' rows."""
    return RequestInHand(
        provider=asked.provider,
        requester=asked.requester,
        state=state,
        requester_state=requester_as_seen(state, RequesterState(asked.requester_state)),
        asked_by=asked.asked_by_practitioner,
        decision_state=DecisionState(decision.state) if decision else None,
        decided_by=decision.decided_by_practitioner if decision else None,
        outside=asked.outside_body is not None,
    )


def match_facts(matches: list[Match]) -> MatchFacts:
    """How sure it is: the least sure of all whom the request is about."""
    if not matches:
        return MatchFacts()
    least = min(
        matches,
        key=lambda match: (match.second_look != "yes" and match.namesake is True, -len(match.agreeing)),
    )
    return MatchFacts(
        agreeing=frozenset(least.agreeing),
        namesake=any(match.namesake for match in matches),
        second_look=_second_look(matches),
    )


def _second_look(matches: list[Match]) -> Answer:
    looks = {Answer(match.second_look) for match in matches}
    if Answer.NO in looks:
        return Answer.NO
    unsure = [m for m in matches if m.namesake or len(m.agreeing) < 2]
    return Answer.YES if unsure and all(m.second_look == Answer.YES for m in unsure) else Answer.NOT_KNOWN
