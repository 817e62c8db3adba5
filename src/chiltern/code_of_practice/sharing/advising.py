"""Advice without a name: which question of "may I share this?" comes next, and who asks and gives advice on a note.

Clauses 3.3 to 3.5, 4.1, 9.1 to 9.5. The verdict is `may_share`, as for a decision; here stands only what its answers so far
leave open, in the order of the questions. A note is advice, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import Due, after_working_days
from chiltern.code_of_practice.facts import ActorFacts, Id, SharingFacts
from chiltern.code_of_practice.reasons import (
    DUTY_BINDS,
    DUTY_COVER_NOT_KNOWN,
    DUTY_NOT_CONFIRMED,
    HELP_AS_A_WHOLE,
    RECIPIENT_CAN_ACT,
    WELFARE_AS_A_WHOLE,
)
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_ANSWERED_YET,
    NOT_ASKED_TO_ADVISE,
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    OWN_QUESTION,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import OpenAct, verdict_on_act
from chiltern.code_of_practice.sharing.rule import may_share
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, AdviceStep, Adviser, Answer, OrderQuestion, Role

DAYS = "advice.working_days"
ROLE_OF: Mapping[Adviser, Role] = MappingProxyType(
    {
        Adviser.DATA_PROTECTION: Role.GOVERNANCE_ADVISER,
        Adviser.CALDICOTT: Role.GOVERNANCE_ADVISER,
        Adviser.MANAGER: Role.MANAGER,
    }
)
FIRST = (AdviceStep.DANGER, AdviceStep.WHOM)
"""Before these two are answered nothing can be said."""


@dataclass(frozen=True, slots=True)
class AdviceInHand:
    """A question put to an adviser, as far as "what can I do with it?" looks at it."""

    asked_by: Id
    asked: bool
    """Whether it was this post that was asked."""
    answered: bool = False
    read: bool = False


def steps(
    facts: SharingFacts,
    book: Book,
    *,
    would_no_change: Answer,
    already_asked: Answer,
    agreements: bool = False,
) -> tuple[AdviceStep, ...]:
    """The questions that these facts leave open or have answered, in their order; in danger nothing but the bars.

    `agreements`: whether there is one that fits.
    """
    whole = may_share(replace(facts, items=()), book)
    found = [*FIRST]
    if not facts.recipient.function.acts_in_danger and set(RECIPIENT_CAN_ACT) & set(whole.reasons):
        found.append(AdviceStep.CAN_ACT)
    if whole.in_danger:
        return (*found, AdviceStep.BARS)
    found.append(AdviceStep.COMPULSION)
    if duty_would_bind(whole):
        found.append(AdviceStep.DETRIMENT)
    found.append(AdviceStep.PURPOSE)
    if agreements:
        found.append(AdviceStep.AGREEMENT)
    if whole.question is not OrderQuestion.COMPULSION:
        found.append(AdviceStep.ASKING)
        if would_no_change is not Answer.NO or already_asked is not Answer.NO:
            found.append(AdviceStep.CONSENT)
        if whole.question is not OrderQuestion.CONSENT:
            found.append(AdviceStep.GROUND)
    if not facts.request.unasked:
        found.append(AdviceStep.MATCH)
    return (*found, AdviceStep.TESTS, AdviceStep.BARS, AdviceStep.LAWFUL)


def duty_asks(whole: Verdict) -> bool:
    """Whether the two questions of the duty matter: it reaches both bodies, or nobody has checked whether it does."""
    return not {DUTY_BINDS, DUTY_NOT_CONFIRMED, DUTY_COVER_NOT_KNOWN}.isdisjoint(whole.reasons)


def duty_would_bind(whole: Verdict) -> bool:
    """Whether the duty reaches both and its two questions are answered with yes, confirmed or not."""
    said = set(whole.reasons)
    return {WELFARE_AS_A_WHOLE.yes, HELP_AS_A_WHOLE.yes} <= said and bool(
        {DUTY_BINDS, DUTY_NOT_CONFIRMED} & said
    )


def asks_necessary(facts: SharingFacts, whole: Verdict) -> bool:
    """Whether “necessary” is a question of its own: under a duty, whether it may help their work is the answer to it."""
    reached = not {DUTY_BINDS, DUTY_NOT_CONFIRMED}.isdisjoint(whole.reasons)
    return not reached or facts.decision.may_help is Answer.NOT_KNOWN


def advice_due(asked_at: datetime, book: Book) -> Due:
    """By when an adviser answers: working days, one unless the scheme says otherwise. In danger nothing waits for it."""
    return after_working_days(asked_at, book.setting(DAYS), book.bank_holidays)


def may_write_note(actor: ActorFacts, book: Book) -> Verdict:
    """Whether this post may ask the Code, and keep the note: by role alone."""
    return verdict_on_act(() if opens(actor.role, Act.WRITE_NOTE) else (NOT_THIS_ROLE,), book)


def may_ask_advice(actor: ActorFacts, written_by: Id, book: Book) -> Verdict:
    """Whether this post may ask an adviser: whoever wrote the note."""
    against = () if opens(actor.role, Act.ASK_ADVICE) else (NOT_THIS_ROLE,)
    return verdict_on_act(against if actor.practitioner == written_by else (*against, OWN_QUESTION), book)


def open_acts_on_advice(actor: ActorFacts, facts: AdviceInHand, book: Book) -> tuple[OpenAct, ...]:
    """What can be done with a question: the adviser gives advice, whoever asked puts the answer away."""
    return tuple(
        OpenAct(act, may_do_on_advice(act, actor, facts, book)) for act in (Act.GIVE_ADVICE, Act.READ_ADVICE)
    )


def may_do_on_advice(act: Act, actor: ActorFacts, facts: AdviceInHand, book: Book) -> Verdict:
    """What the Code says of one act on a question. Nobody advises themselves, in whatever post."""
    against = [] if opens(actor.role, act) else [NOT_THIS_ROLE]
    mine = actor.practitioner == facts.asked_by
    if act is Act.GIVE_ADVICE:
        against += [OWN_QUESTION] if mine else [] if facts.asked else [NOT_ASKED_TO_ADVISE]
        against += [NOT_IN_THIS_STATE] if facts.answered else []
    else:
        against += [] if mine else [OWN_QUESTION]
        against += [] if facts.answered else [NOT_ANSWERED_YET]
        against += [NOT_IN_THIS_STATE] if facts.read else []
    return verdict_on_act(tuple(against), book)
