"""The page of a withdrawn consent at one recipient, and the list of recipients for whoever recorded it. 2.2, 3.3 and 9.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.code_of_practice.words import Act, Standing, StopState
from chiltern.consent.models import Consent
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.scheme.queries import day_in_london, law_at
from chiltern.sharing.models import (
    ConsentStop,
    Disclosure,
    Item,
    ReliedRead,
    RestsOnConsent,
    StopAnswer,
)
from chiltern.sharing.queries.copies_taken import copies_taken
from chiltern.sharing.queries.corrections import corrections_of
from chiltern.sharing.queries.lapsed import ended_after
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.received_page import item_view
from chiltern.sharing.queries.stops import InHand, Offered, items_of, may, offered
from chiltern.sharing.queries.views import ItemView, StepView

MOST = 25


@dataclass(frozen=True, slots=True)
class ReadingView:
    """That somebody read it again."""

    who: str
    reason: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What its recipient answered. `kept`: how many pieces; the basis is in words."""

    state: StopState
    kept: int
    basis: str
    conditions: tuple[str, ...]
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StopView:
    """Everything that this side may see of it."""

    id: UUID
    reference: str
    ours: bool
    """Whether our agency shared it."""
    from_agency: str
    to_agency: str
    recipient: UUID
    outside: bool
    disclosure: UUID | None
    """What was shared, where this post sees it."""
    request: UUID | None
    """The same where it was told in order to ask."""
    shared_reference: str
    shared_at: datetime | None
    ended_at: datetime
    lapsed: bool
    """Whether it is past its last day, and nobody took it back before."""
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]
    many: int
    items: tuple[ItemView, ...]
    """Those of the many that this post can read now."""
    answer: AnswerView | None
    offers: Offered | None
    """On what it could be kept, where this post can answer."""
    can_read: bool
    to_put_away: bool
    withdrawal: UUID | None
    """The record by which the consent ended, for whoever here sees the person."""
    copies: tuple[str, ...]
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """One recipient of something that rested on the consent alone, for the worker who recorded that it ended."""

    stop: UUID
    agency: str
    outside: bool
    many: int
    state: StopState
    due_at: datetime
    overdue: bool
    answered_at: datetime | None


def stop_page(by: Actor, in_hand: InHand) -> StopView:
    """For whoever has it in hand."""
    stop, answer, shared = in_hand.stop, in_hand.answer, in_hand.shared
    went = shared or in_hand.asked
    ours, items = stop.keeper == by.agency, items_of(stop)
    called = names([*{stop.keeper, stop.recipient, *(item.keeper for item in items)}])
    late = answer is None and clocks.is_overdue(stop.due_at, by.at)
    can_answer = may(by, Act.STOP_AND_REMOVE, in_hand).standing is Standing.MAY
    gone = bool(in_hand.removed) and not ours
    return StopView(
        id=stop.id,
        reference=stop.reference,
        ours=ours,
        from_agency=called[stop.keeper],
        to_agency=called.get(stop.recipient, "a body outside the Code"),
        recipient=stop.recipient,
        outside=stop.outside,
        disclosure=shared.id if shared else None,
        request=in_hand.asked.id if in_hand.asked else None,
        shared_reference=went.reference if went else "",
        shared_at=went.made_at if went else None,
        ended_at=stop.ended_at,
        lapsed=_lapsed(stop),
        due_at=stop.due_at,
        worked_out=stop.worked_out,
        overdue=late,
        steps=steps_of(stop.id, stop.due_at) if late else (),
        many=len(stop.items),
        items=_items(by, items, called, shared) if shared else (),
        answer=_answer(by, answer) if answer else None,
        offers=offered(by, in_hand, items) if can_answer else None,
        can_read=gone and may(by, Act.READ_RELIED_ON, in_hand).standing is Standing.MAY,
        to_put_away=ours and answer is not None and not is_read(stop.id),
        withdrawal=_seen(stop.withdrawal) if ours else None,
        copies=_copies(stop) if not ours else (),
        readings=_readings(stop) if gone else (),
    )


def _items(
    by: Actor, items: Sequence[Item], called: Mapping[UUID, str], shared: Disclosure
) -> tuple[ItemView, ...]:
    beside = corrections_of(items)
    return tuple(item_view(by, item, called[item.keeper], shared, beside.get(item.id, ())) for item in items)


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """A record by which a consent ended: whom it is about, its reference, and since when."""

    person: UUID
    reference: str
    at: datetime


def withdrawal_of(withdrawal: UUID) -> WithdrawalView:
    """For whoever sees the person: taken back, a newer answer, or one past its last day. Raises Missing."""
    row = Consent.objects.filter(id=withdrawal)
    found = row.values_list("person_id", "reference", "happened_at", "state", "until").first()
    if found is None:
        raise Missing
    person, reference, at, state, until = found
    return WithdrawalView(person, reference, ended_after(until) if state in GIVEN and until else at)


def recipients_of(by: Actor, withdrawal: UUID) -> tuple[RecipientLine, ...]:
    """Who had something on the consent that this record ended, as far as this post may know; the latest due last."""
    stops = list(ConsentStop.objects.filter(withdrawal=withdrawal, keeper=by.agency).order_by("due_at", "id"))
    if not stops:
        return ()
    answers = {row.stop_id: row for row in StopAnswer.objects.filter(stop__in=stops).defer("words")}
    called = names([*{stop.recipient for stop in stops}])
    return tuple(_line(by, stop, answers.get(stop.id), called) for stop in stops)


def _line(by: Actor, stop: ConsentStop, answer: StopAnswer | None, called: dict[UUID, str]) -> RecipientLine:
    return RecipientLine(
        stop=stop.id,
        agency=called.get(stop.recipient, "a body outside the Code"),
        outside=stop.outside,
        many=len(stop.items),
        state=StopState(answer.state) if answer else StopState.ASKED,
        due_at=stop.due_at,
        overdue=answer is None and clocks.is_overdue(stop.due_at, by.at),
        answered_at=answer.made_at if answer else None,
    )


def is_read(stop: UUID) -> bool:
    """Whether this agency has put the answer away as read."""
    return Access.objects.filter(thing=stop, kind="stop.read").exists()


def _answer(by: Actor, answer: StopAnswer) -> AnswerView:
    law = law_at(answer.made_at)
    return AnswerView(
        state=StopState(answer.state),
        kept=len(answer.kept),
        basis=law.row(answer.basis).in_words() if answer.basis else "",
        conditions=tuple(law.row(one).in_words() for one in answer.conditions),
        words=answer.words,
        at=answer.made_at,
    )


def _lapsed(stop: ConsentStop) -> bool:
    rests = RestsOnConsent.objects.filter(disclosure=stop.disclosure)
    return rests.filter(until__lt=day_in_london(stop.ended_at)).exists()


def _seen(withdrawal: UUID) -> UUID | None:
    return Consent.objects.filter(id=withdrawal).values_list("id", flat=True).first()


def _copies(stop: ConsentStop) -> tuple[str, ...]:
    """Copies that were taken into the recipient's own file: they are removed there by people."""
    return copies_taken(stop.disclosure, stop.items)


def _readings(stop: ConsentStop) -> tuple[ReadingView, ...]:
    rows = list(ReliedRead.objects.with_keys().filter(stop=stop).order_by("-made_at")[:MOST])
    called = post_names({row.post for row in rows}) if rows else {}
    return tuple(ReadingView(called.get(row.post, ""), row.reason, row.made_at, row.until) for row in rows)
