"""What not sharing takes: a manager for a MUST or anything in danger, and for a MUST the detriment test.

Clauses 3.4, 3.8, 9.3. Until the manager has agreed, the decision is proposed: the request stays as it was,
its clock runs, and the requester sees it as late.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from chiltern.code_of_practice.facts import ActorFacts, DecisionFacts, Id
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import NOT_THIS_ROLE, OPEN, OWN_DECISION, SELF_DEALING
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    DECLINING_OUTCOMES,
    SHARING_OUTCOMES,
    Act,
    Answer,
    DecisionState,
    Declining,
    Outcome,
)


class DecliningNeeds(NamedTuple):
    """Whether a manager has to agree, and whether the detriment test has to be answered; which items make it
    so.
    """

    manager: bool
    detriment_test: bool
    items: tuple[str, ...]


def declining_needs(verdict: Verdict, outcome: Outcome, withheld: Collection[str] = ()) -> DecliningNeeds:
    """What this outcome needs. `withheld`: items that stay behind when the rest is shared.

    Withholding an item that may help is declining, for that item; what could not help, is not relevant or is
    known to be false is withheld alone. In danger what is shared beside it waits for nobody: whoever looks afterwards
    looks at what stayed behind too.
    """
    if outcome in SHARING_OUTCOMES and verdict.in_danger:
        return DecliningNeeds(manager=False, detriment_test=False, items=())
    if outcome in DECLINING_OUTCOMES:
        weighty = [i.item for i in verdict.items if i.declining is not Declining.FREE]
        weights = {verdict.declining}
    elif outcome in SHARING_OUTCOMES:
        weighty = [i.item for i in verdict.items if i.item in withheld and i.declining is not Declining.FREE]
        weights = {i.declining for i in verdict.items if i.item in withheld}
    else:
        return DecliningNeeds(manager=False, detriment_test=False, items=())
    return DecliningNeeds(
        manager=bool(weights - {Declining.FREE}),
        detriment_test=Declining.MANAGER_AND_DETRIMENT in weights,
        items=tuple(weighty),
    )


def is_answer(needs: DecliningNeeds, decision: DecisionFacts) -> bool:
    """Whether the decision is an answer yet: what it needs has been given, by somebody other than the
    decider.
    """
    agreed = decision.manager is not None and decision.manager != decision.decider
    tested = decision.detriment is not Answer.NOT_KNOWN
    return (agreed or not needs.manager) and (tested or not needs.detriment_test)


def state_of_decision(
    needs: DecliningNeeds, decision: DecisionFacts, *, to_release: bool = False
) -> DecisionState:
    """Made; proposed until a manager has agreed; waiting until a hidden place is released.

    Where it takes both, a manager releases: that is the agreement too.
    """
    if to_release:
        return DecisionState.TO_RELEASE
    return DecisionState.MADE if is_answer(needs, decision) else DecisionState.PROPOSED


def may_agree(
    actor: ActorFacts, *, decided_by: Id, asked_by: Id | None, is_second: bool = False
) -> tuple[Answer, tuple[Reason, ...]]:
    """Whether this person may agree to a decision not to share. `is_second`: named as the second person where
    the agency has no manager. The decider and the one who asked may not, in whatever post.
    """
    against = []
    if not (opens(actor.role, Act.AGREE_TO_DECLINE) or is_second):
        against.append(NOT_THIS_ROLE)
    if actor.practitioner == decided_by:
        against.append(OWN_DECISION)
    if asked_by is not None and actor.practitioner == asked_by:
        against.append(SELF_DEALING)
    return (Answer.NO, tuple(against)) if against else (Answer.YES, (OPEN,))
