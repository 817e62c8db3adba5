"""Telling unasked: who may tell, and what the recipient does about what it was told.

Clauses 3.2, 3.4, 3.6, 4.1, 9.3. Whether the items may go is `may_share`, with the teller's own answer on danger and
a purpose that the teller names. A suspension does not stop anyone from telling.
"""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.machines import TELLING
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    SELF_DEALING,
    TOLD_TO_NAMED,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import OpenAct, verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, TellingState

PURPOSE_IN_DANGER = "protect-from-harm"
"""Filled in where nobody has named a purpose: in danger nothing waits for one."""
RECIPIENT_ACTS = (
    Act.ACKNOWLEDGE_DISCLOSURE,
    Act.ANSWER_BACK,
    Act.ASSIGN_TELLING,
    Act.HAND_OVER_TELLING,
)
TELLER_ACTS = (Act.WRITE_DOWN_ANSWER_BACK,)
"""What whoever told a body outside the Code does for it: it sees nothing here."""


@dataclass(frozen=True, slots=True)
class TellingInHand:
    """What was told to one agency, as far as the question "what can I do with it?" looks at it."""

    teller: Id
    recipient: Id
    state: TellingState
    told_by: Id
    named: frozenset[Id] = frozenset()
    """The posts to whom it went alone; empty where it went to the duty desk."""
    outside: bool = False
    """Whether it was told to a body outside the Code."""


def may_tell(actor: ActorFacts, book: Book) -> Verdict:
    """Whether this post tells other agencies: by role alone."""
    return verdict_on_act(() if opens(actor.role, Act.TELL_AGENCY) else (NOT_THIS_ROLE,), book)


def open_acts_on_telling(actor: ActorFacts, facts: TellingInHand, book: Book) -> tuple[OpenAct, ...]:
    """What the recipient can do, each with its verdict; of what a body outside the Code was told, the teller."""
    acts: tuple[Act, ...] = ()
    if actor.agency == facts.recipient:
        acts = RECIPIENT_ACTS
    elif actor.agency == facts.teller and facts.outside:
        acts = TELLER_ACTS
    return tuple(OpenAct(act, may_do_on_telling(act, actor, facts, book)) for act in acts)


def may_do_on_telling(act: Act, actor: ActorFacts, facts: TellingInHand, book: Book) -> Verdict:
    """What the Code says of one act on what was told. Nobody answers in one post what they told in another."""
    against = []
    if actor.agency != (facts.teller if act in TELLER_ACTS else facts.recipient):
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not TELLING.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    if act is Act.ANSWER_BACK and actor.practitioner == facts.told_by:
        against.append(SELF_DEALING)
    if act is Act.HAND_OVER_TELLING and facts.named and not facts.named - {actor.post}:
        against.append(TOLD_TO_NAMED)
    return verdict_on_act(tuple(against), book)


def may_have(to: Id, facts: TellingInHand, book: Book) -> Verdict:
    """Whether a colleague or a team at the recipient may be given it: what was told to named posts alone stays with them."""
    return verdict_on_act((TOLD_TO_NAMED,) if facts.named and to not in facts.named else (), book)
