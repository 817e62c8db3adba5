"""The one way to ask which acts are open on a request: for the gate, the buttons and the interface alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.facts import AgencyFacts
from chiltern.code_of_practice.sharing import OpenAct, RequestInHand, open_acts
from chiltern.code_of_practice.sharing.open_acts import WAITING, may_do
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, DecisionState, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.queries.fetch import InHand


def acts_on(by: Actor, in_hand: InHand) -> tuple[OpenAct, ...]:
    """Every act of this side on the request, with what the Code says of it."""
    mine = facts.agencies(by, by.agency)[by.agency]
    return open_acts(facts.actor_facts(by, mine), hand(by, in_hand), law_at(by.at))


def insist_open(
    by: Actor, act: Act, in_hand: InHand, *, known: Mapping[UUID, AgencyFacts] | None = None
) -> None:
    """Raises Refused with every reason where the act is not open, Missing for an agency on neither side.

    `known`: facts of both agencies, where they have been fetched already.
    """
    if by.agency not in (in_hand.asked.provider, in_hand.asked.keeper):
        raise Missing
    mine = (known or facts.agencies(by, by.agency))[by.agency]
    refuse_unless_may(may_do(act, facts.actor_facts(by, mine), hand(by, in_hand), law_at(by.at)), act)


def act_of_deciding(in_hand: InHand) -> Act:
    """Deciding for the first time, or again."""
    return Act.DECIDE_REQUEST if in_hand.decision is None else Act.DECIDE_AGAIN


def insist_deciding(
    by: Actor,
    in_hand: InHand,
    replaces: UUID | None = None,
    *,
    known: Mapping[UUID, AgencyFacts] | None = None,
) -> Act:
    """The act of deciding that is open: for the first time, or again in place of the decision `replaces`.

    Raises AlreadyDone where a colleague has decided since, Refused, or Missing as `insist_open` does.
    """
    act = Act.DECIDE_REQUEST if replaces is None else Act.DECIDE_AGAIN
    stands = in_hand.decision
    if stands is not None and stands.id != replaces and stands.state in (DecisionState.MADE, *WAITING):
        raise AlreadyDone(
            "request.decided", "A colleague has decided on this request already.", by_thing=stands.id
        )
    insist_open(by, act, in_hand, known=known)
    return act


def refuse_unless_may(verdict: Verdict, act: Act) -> None:
    """Raises Refused, with the sentences of the reasons and their clauses."""
    if verdict.standing is Standing.MAY:
        return
    raise Refused(
        f"{act.value}.not_open",
        " ".join(reason.says for reason in verdict.reasons),
        clauses=tuple(dict.fromkeys(clause for reason in verdict.reasons for clause in reason.clauses)),
    )


def hand(by: Actor, in_hand: InHand) -> RequestInHand:
    """The request, as the rules look at it."""
    late = not in_hand.clock_stands and clocks.is_overdue(in_hand.due_at, by.at)
    found = facts.request_in_hand(in_hand.asked, in_hand.state, in_hand.decision)
    return replace(found, only_opened=in_hand.only_opened, late=late, put_outside=in_hand.put_outside)
