"""What a person asks to see of what is held: by when, who does what, and what may be released. Clauses 8.3.1 and 3.10.

UK GDPR articles 12(3) and 15: one month. Danger, other people's information and what is hidden from whoever asks stand
against release (DPA 2018 schedules 2 and 3); the agency asked decides, with each owner's view of its own part.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.clocks import (
    END_OF_DAY,
    LONDON,
    Due,
    after_working_days,
    is_working_day,
    moment_said,
)
from chiltern.code_of_practice.facts import ActorFacts, Id
from chiltern.code_of_practice.personal_machine import OWNERS_VIEW, PERSONAL_REQUEST
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE, NOT_THIS_SIDE
from chiltern.code_of_practice.reasons_for_personal import (
    HIDDEN_FROM_THEM,
    MAY_BE_HIDDEN,
    NOT_ALL_DECIDED,
    OWNER_AWAITED,
    OWNER_SAYS_NO,
    OWNER_SAYS_PART,
    OWNER_SILENT,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, Answer, OwnersView, PersonalState, Released, ViewState

LAW, OWNERS_DAYS = "subject-access", "reply.routine_working_days"


@dataclass(frozen=True, slots=True)
class PersonalInHand:
    """A person's own request, as far as "what can I do with it?" looks at it. `keeper`: the agency that answers it."""

    keeper: Id
    state: PersonalState
    undecided: bool = False
    """Whether an item has been found that nobody has decided on."""


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """One item that was found. `view` None: its owner has not answered; `hidden`: whether it is hidden from whoever asks."""

    ours: bool
    view: OwnersView | None = None
    silent: bool = False
    hidden: Answer = Answer.NO


def personal_due(asked_at: datetime, book: Book) -> Due:
    """One month from the day of asking, to the end of the day; where that is no working day, of the next one."""
    months = int(book.row(LAW).fields["months"])
    start = asked_at.astimezone(LONDON).date()
    last = _months_after(start, months)
    day = last
    while not is_working_day(day, book.bank_holidays):
        day += timedelta(days=1)
    at = datetime.combine(day, END_OF_DAY, LONDON).astimezone(UTC)
    word = "One month" if months == 1 else f"{months} months"
    moved = "" if day == last else " (moved to the next working day)"
    return Due(at, f"{word} after {moment_said(asked_at)}{moved}: {moment_said(at)}.")


def owners_view_due(asked_at: datetime, reply_due: datetime, book: Book) -> Due:
    """When an owner answers: the scheme's working days, and never later than the reply itself."""
    due = after_working_days(asked_at, book.setting(OWNERS_DAYS), book.bank_holidays)
    if due.at <= reply_due:
        return due
    return Due(reply_due, f"The reply itself is due then: {moment_said(reply_due)}.")


def may_work_on(act: Act, actor: ActorFacts, facts: PersonalInHand, book: Book) -> Verdict:
    """Whether this act is open on a person's own request; every reason against it is listed."""
    against: list[Reason] = []
    if actor.agency != facts.keeper:
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not PERSONAL_REQUEST.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    if act is Act.REPLY_TO_ASKER and facts.undecided:
        against.append(NOT_ALL_DECIDED)
    return verdict_on_act(tuple(against), book)


def may_give_view(actor: ActorFacts, owner: Id, state: ViewState, book: Book) -> Verdict:
    """Whether this actor says, for the agency to which an item belongs, what is to become of it."""
    against: list[Reason] = []
    if actor.agency != owner:
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, Act.GIVE_OWNERS_VIEW):
        against.append(NOT_THIS_ROLE)
    if not OWNERS_VIEW.allows(state, Act.GIVE_OWNERS_VIEW):
        against.append(NOT_IN_THIS_STATE)
    return verdict_on_act(tuple(against), book)


def may_release(item: HeldFacts, outcome: Released, book: Book) -> Verdict:
    """Whether an item, or a part of it, may go to whoever asked. Holding back is always open."""
    against: list[Reason] = []
    if outcome is not Released.HELD_BACK:
        against += _hidden(item.hidden)
        against += () if item.ours else _owner(item, outcome)
    return verdict_on_act(tuple(against), book)


def state_of_view(*, given: bool, over: bool, due_at: datetime, at: datetime) -> ViewState:
    """Where an owner's view stands: past its date it is silent and may still be given; not once the person is answered."""
    if given:
        return ViewState.GIVEN
    if over:
        return ViewState.OVER
    return ViewState.SILENT if at > due_at else ViewState.ASKED


def _hidden(hidden: Answer) -> tuple[Reason, ...]:
    if hidden is Answer.YES:
        return (HIDDEN_FROM_THEM,)
    return () if hidden is Answer.NO else (MAY_BE_HIDDEN,)


def _owner(item: HeldFacts, outcome: Released) -> tuple[Reason, ...]:
    if item.view is None:
        return (OWNER_SILENT if item.silent else OWNER_AWAITED,)
    if item.view is OwnersView.HOLD_BACK:
        return (OWNER_SAYS_NO,)
    return (OWNER_SAYS_PART,) if item.view is OwnersView.IN_PART and outcome is Released.WHOLE else ()


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
