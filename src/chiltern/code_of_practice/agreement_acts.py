"""What can be done with an agreement, and by whom: one answer for buttons, pages and record. Clauses 1.2 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.code_of_practice.agreement_machine import AGREEMENT
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE, NOT_THIS_SIDE
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import OpenAct, verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, AgreementState

ACTS = (Act.SIGN_AGREEMENT, Act.REVIEW_AGREEMENT, Act.END_AGREEMENT)


@dataclass(frozen=True, slots=True)
class AgreementInHand:
    """An agreement, as far as "what can I do with it?" looks at it. `state`: as it stands for the actor's agency."""

    parties: frozenset[Id]
    state: AgreementState


def may_propose(actor: ActorFacts, book: Book) -> Verdict:
    """Whether this post proposes agreements: it signs for its agency."""
    return verdict_on_act(() if opens(actor.role, Act.PROPOSE_AGREEMENT) else (NOT_THIS_ROLE,), book)


def open_acts_on_agreement(actor: ActorFacts, facts: AgreementInHand, book: Book) -> tuple[OpenAct, ...]:
    """Every act of a party on it, with its verdict, in the order of the page. Whoever is no party gets none."""
    if actor.agency not in facts.parties:
        return ()
    return tuple(OpenAct(act, may_do_on_agreement(act, actor, facts, book)) for act in ACTS)


def may_do_on_agreement(act: Act, actor: ActorFacts, facts: AgreementInHand, book: Book) -> Verdict:
    """What the Code says of one act on it."""
    against = [] if actor.agency in facts.parties else [NOT_THIS_SIDE]
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not AGREEMENT.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    return verdict_on_act(tuple(against), book)
