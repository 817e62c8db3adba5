"""A notice to an owner that is held back: who can agree, how it stands, what is open on it, and its page. Clause 3.10."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.agencies.queries import names
from chiltern.code_of_practice.holding_back import NoticeInHand, days_open, may_do_on_notice, review_due
from chiltern.code_of_practice.words import Act, Answer, NoticeState, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.foundation.working import insist_working
from chiltern.scheme.queries import day_in_london, law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import CourtOrder, Disclosure, HeldNotice, NoticeAgreed, NoticeAsked
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.bundled import came_in
from chiltern.sharing.queries.colleagues import Colleague, colleagues
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, shows_owner
from chiltern.sharing.queries.releases import second_persons
from chiltern.sharing.queries.views import StepView
from chiltern.sharing.workings.holding_back import HoldGiven

ACTS = (Act.AGREE_TO_HOLD, Act.HOLD_ON, Act.TELL_OWNER)
ASKED = ("notice.asked", "notice.climbed")


@dataclass(frozen=True, slots=True)
class AskingView:
    """Once it was held back, or on."""

    reason: str
    review_on: date
    asked_by: str
    asked_at: datetime
    agreed_by: str
    agreed_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Nothing of what was passed on stands here: whose it is, to whom it went, why they are not told."""

    id: UUID
    reference: str
    disclosure: UUID | None
    """None for who does not see what was passed on."""
    of_order: bool
    """Whether it is of a court's order that arrived: nothing has gone yet."""
    order: UUID | None
    """None for who does not see the order."""
    owners: tuple[str, ...]
    recipient: str
    went_at: datetime
    state: NoticeState
    askings: tuple[AskingView, ...]
    due_at: datetime
    worked_out: str
    steps: tuple[StepView, ...]
    can: tuple[Act, ...]
    why_not: tuple[str, ...]
    """Why this post cannot agree, where it waits for somebody to."""
    seconds: tuple[Colleague, ...]
    days: tuple[date, date]
    told_at: datetime | None
    told_by: str
    told_because: str


@dataclass(frozen=True, slots=True)
class InHand:
    """The notice, with what was asked last and how that was answered."""

    notice: HeldNotice
    last: NoticeAsked
    asked: bool


def seconds_for(by: Actor, disclosure: UUID) -> tuple[Colleague, ...]:
    """Who can be named to agree that an owner is not told yet, by name: colleagues who see what came, and managers."""
    posts = [post for post, _ in second_persons(by, disclosure, managers=False)]
    known = {one.post: one for one in colleagues(by)} if posts else {}
    return tuple(known[post] for post in posts if post in known)


def days_for(by: Actor) -> tuple[date, date]:
    """The first and the last day that can be named for a review now."""
    return days_open(day_in_london(by.at), law_at(by.at))


def insist_hold(by: Actor, disclosure: UUID, given: HoldGiven, *, in_danger: bool) -> list[UUID]:
    """The posts that are asked to agree. Raises Invalid for a field; in danger nothing waits for one."""
    first, last = days_for(by)
    possible = [one.post for one in seconds_for(by, disclosure)]
    if given.second in possible:
        asked = [given.second] if given.second else []
    elif in_danger:
        asked = possible
    else:
        raise Invalid("second", "Choose the colleague who is to agree: not yourself")
    if in_danger:
        return asked
    if not given.reason.strip():
        raise Invalid("hold_reason", "Say why its owner is not told yet")
    if given.review_on is None or not first <= given.review_on <= last:
        raise Invalid(
            "hold_review", "Choose a day to come, within 28 days or sooner, on which you look at this again"
        )
    return asked


def notice_in_hand(by: Actor, notice_id: UUID) -> InHand:
    """Raises Missing."""
    notice = by_id.row(HeldNotice, notice_id)
    if notice is None:
        raise Missing
    last: NoticeAsked = NoticeAsked.objects.with_keys().filter(notice=notice_id).latest("number")
    asked = Access.objects.filter(thing=notice_id, kind__in=ASKED).exists()
    return InHand(notice, last, asked)


def insist_may(by: Actor, act: Act, in_hand: InHand) -> None:
    """Raises Refused with every reason."""
    insist_working(in_hand.notice.id)
    mine = facts.agencies(by, by.agency)[by.agency]
    verdict = may_do_on_notice(act, facts.actor_facts(by, mine), _facts(in_hand), law_at(by.at))
    refuse_unless_may(verdict, act)


def notice_page(by: Actor, notice_id: UUID) -> NoticeView:
    """Raises Missing."""
    in_hand = notice_in_hand(by, notice_id)
    notice, last = in_hand.notice, in_hand.last
    actor = facts.actor_facts(by, facts.agencies(by, by.agency)[by.agency])
    verdicts = {act: may_do_on_notice(act, actor, _facts(in_hand), law_at(by.at)) for act in ACTS}
    state = NoticeState(notice.state)
    waits = state is NoticeState.PROVISIONAL
    due_at = last.due_at if waits else review_due(last.review_on)
    can = tuple(act for act, verdict in verdicts.items() if verdict.standing is Standing.MAY)
    agreeing = verdicts[Act.AGREE_TO_HOLD]
    called = names([*notice.owners, notice.recipient])
    of_order = notice.about == notice.disclosure
    came = () if of_order else came_in(notice.about)
    people = _Called()
    return NoticeView(
        id=notice.id,
        reference=notice.reference,
        disclosure=notice.disclosure if came else None,
        of_order=of_order,
        order=notice.about if of_order and CourtOrder.objects.filter(id=notice.about).exists() else None,
        owners=_owners(notice, came, called),
        recipient=called.get(notice.recipient, "a body outside the Code"),
        went_at=notice.made_at,
        state=state,
        askings=_askings(notice_id, people),
        due_at=due_at,
        worked_out=last.worked_out if waits else "",
        steps=steps_of(notice_id, due_at) if state is not NoticeState.TOLD and due_at < by.at else (),
        can=can,
        why_not=tuple(r.says for r in agreeing.reasons if r.answer is Answer.NO) if waits else (),
        seconds=seconds_for(by, notice.about) if Act.HOLD_ON in can else (),
        days=days_for(by),
        told_at=notice.told_at,
        told_by=people.name(notice.told_by_practitioner) if notice.told_by_practitioner else "",
        told_because=notice.told_because or "",
    )


class _Called:
    """Colleagues by name, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[UUID, str] = {}

    def name(self, practitioner: UUID) -> str:
        if practitioner not in self._known:
            found = Practitioner.objects.with_keys().filter(id=practitioner).first()
            self._known[practitioner] = found.name if found else "A colleague"
        return self._known[practitioner]


def _facts(in_hand: InHand) -> NoticeInHand:
    state = NoticeState(in_hand.notice.state)
    return NoticeInHand(state, in_hand.last.asked_by_practitioner, in_hand.asked)


def _owners(notice: HeldNotice, came: Collection[Disclosure], called: dict[UUID, str]) -> tuple[str, ...]:
    """By name, as far as the terms under which it came show them."""
    shown = [
        called.get(owner, "") if any(shows_owner(row, owner) for row in came) else HIDDEN_OWNER
        for owner in notice.owners
    ]
    return tuple(sorted(set(shown)))


def _askings(notice_id: UUID, people: _Called) -> tuple[AskingView, ...]:
    rows = NoticeAsked.objects.with_keys().filter(notice=notice_id).order_by("number")
    agreed = {row.asked_id: row for row in NoticeAgreed.objects.with_keys().filter(notice=notice_id)}
    return tuple(
        AskingView(
            reason=row.reason,
            review_on=row.review_on,
            asked_by=people.name(row.asked_by_practitioner),
            asked_at=row.made_at,
            agreed_by=people.name(agreed[row.id].agreed_by_practitioner) if row.id in agreed else "",
            agreed_at=agreed[row.id].made_at if row.id in agreed else None,
            words=agreed[row.id].words if row.id in agreed else "",
        )
        for row in rows
    )
