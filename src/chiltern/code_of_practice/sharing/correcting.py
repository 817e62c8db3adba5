"""Who corrects an item, who confirms the correction, and by when. Clause 3.10.

Whoever the information belongs to corrects it, and nobody else: a holder who knows better tells the owner. Nothing here
decides whether anything may be shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import Due, after_working_days
from chiltern.code_of_practice.correction_machine import CORRECTION
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import (
    ASKED_BACK_ALREADY,
    NOT_IN_THIS_STATE,
    NOT_THE_OWNER,
    NOT_THE_VERSION_THAT_STANDS,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, CorrectionState

DAYS = "correction.working_days"


@dataclass(frozen=True, slots=True)
class Correcting:
    """An item in hand. `version`: which one is to be corrected; `stands`: which one stands."""

    owner: Id
    version: int
    stands: int
    asked_back: bool = False
    """Whether it was asked back before."""


@dataclass(frozen=True, slots=True)
class NoticeInHand:
    """A correction at one holder. `outside`: it sees nothing here, and the owner writes down that it was told."""

    owner: Id
    holder: Id
    state: CorrectionState
    outside: bool = False


def correction_due(corrected_at: datetime, book: Book) -> Due:
    """By when a holder confirms."""
    return after_working_days(corrected_at, book.setting(DAYS), book.bank_holidays)


def may_correct(actor: ActorFacts, facts: Correcting, book: Book) -> Verdict:
    """What the Code says of correcting it: the owner, and the version that stands."""
    return verdict_on_act(_against(actor, facts), book)


def may_ask_back(actor: ActorFacts, facts: Correcting, book: Book) -> Verdict:
    """What the Code says of asking every holder for it: as of correcting it, and once."""
    before = (ASKED_BACK_ALREADY,) if facts.asked_back else ()
    return verdict_on_act((*_against(actor, facts), *before), book)


def may_confirm(actor: ActorFacts, facts: NoticeInHand, book: Book) -> Verdict:
    """What the Code says of confirming it."""
    against = []
    if actor.agency != (facts.owner if facts.outside else facts.holder):
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, Act.CONFIRM_CORRECTION):
        against.append(NOT_THIS_ROLE)
    if not CORRECTION.allows(facts.state, Act.CONFIRM_CORRECTION):
        against.append(NOT_IN_THIS_STATE)
    return verdict_on_act(tuple(against), book)


def _against(actor: ActorFacts, facts: Correcting) -> tuple[Reason, ...]:
    against = []
    if actor.agency != facts.owner:
        against.append(NOT_THE_OWNER)
    if not opens(actor.role, Act.CORRECT_ITEM):
        against.append(NOT_THIS_ROLE)
    if facts.version != facts.stands:
        against.append(NOT_THE_VERSION_THAT_STANDS)
    return tuple(against)
