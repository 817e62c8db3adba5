"""That an owner is not told yet, and that it is told at last. No gate and no entry here. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.holding_back import agree_due, days_open, review_due
from chiltern.code_of_practice.notice_machine import HELD_NOTICE
from chiltern.code_of_practice.words import Act, NoticeState
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id, new_reference
from chiltern.scheme.queries import day_in_london, law_at
from chiltern.sharing.models import Disclosure, HeldNotice, NoticeAgreed, NoticeAsked, QuietHop
from chiltern.sharing.queries.fetch import people_filed
from chiltern.sharing.queries.quiet import Inherited
from chiltern.sharing.workings.holding_back import HoldGiven

_TELL = "select disclosure, giver, recipient, owner, went_at from ctx.tell_owners(%s::uuid)"
_REPRESENTED = "select ctx.tell_representatives(%s::uuid, %s::uuid[])"
OWN, ASKED, REVIEW, DONE = "notice.own", "notice.asked", "notice.review", "notice.done"


@dataclass(frozen=True, slots=True)
class HeldNow:
    """What is held back now: why and until when, which posts are asked to agree, of whose information."""

    given: HoldGiven
    asked: Sequence[UUID]
    owners: Sequence[UUID]
    items: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class NoticeToOwners:
    """Of what goes on from the disclosure `about`: under which notices it goes on, or what is held back now."""

    about: UUID
    under: tuple[Inherited, ...] = ()
    held: HeldNow | None = None

    @property
    def not_told(self) -> frozenset[UUID]:
        """The owners that learn nothing now."""
        owners = [owner for one in self.under for owner in one.owners]
        return frozenset(self.held.owners if self.held else owners)

    def written(self, by: Actor, filing: Filing, made: Disclosure, home: Sequence[UUID]) -> list[Any]:
        """Its rows. Write the filing afterwards."""
        if self.held:
            return hold_back(by, filing, made, self.held, self.about, home)
        return list(goes_under(by, made, self.under))


class Told(NamedTuple):
    """One hop of which one owner is told now."""

    disclosure: UUID
    giver: UUID
    recipient: UUID
    owner: UUID
    went_at: datetime


def hold_back(
    by: Actor, filing: Filing, made: Disclosure, held: HeldNow, about: UUID, home: Sequence[UUID]
) -> list[Any]:
    """The notice, what was asked, and the first thing under it. Write the filing afterwards."""
    notice, row = hold_notice(by, filing, made.id, made.recipient, held, about, home)
    return [notice, row, *goes_under(by, made, [Inherited(notice.id, tuple(held.owners), tuple(held.items))])]


def hold_notice(
    by: Actor, filing: Filing, of: UUID, to: UUID, held: HeldNow, about: UUID, home: Sequence[UUID]
) -> list[Any]:
    """The notice of what went to somebody, or of what a court orders, and what was asked. Write the filing afterwards."""
    notice = HeldNotice(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        disclosure=of,
        about=about,
        recipient=to,
        owners=list(held.owners),
        state=NoticeState.PROVISIONAL,
    )
    key = filing.bear_sealed(notice.id, "notice")
    row = _asking(by, notice, 1, held.given, held.asked)
    filing.let_in(home, notice.id, OWN, by.at)
    # Where nobody else could agree it waits at home, and goes up from there.
    filing.let_in(held.asked or home, notice.id, ASKED, row.due_at)
    prepared.insert([notice.sealed_with(key)])
    prepared.insert([row.sealed_with(key)])
    return [notice, row]


def goes_under(by: Actor, made: Disclosure, notices: Sequence[Inherited]) -> list[QuietHop]:
    """A disclosure of which these owners are not told, under each of the notices."""
    rows = [
        QuietHop(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            notice=one.notice,
            disclosure=made.id,
            recipient=made.recipient,
            owners=list(one.owners),
            items=list(one.items),
        )
        for one in notices
    ]
    prepared.insert(rows)
    return rows


def hold_on(
    by: Actor, notice: HeldNotice, number: int, given: HoldGiven, asked: Sequence[UUID]
) -> NoticeAsked:
    """Once more: provisionally, until the second person has answered again."""
    row: NoticeAsked = _asking(by, notice, number, given, asked).sealed_with(notice.key_of_thing())
    _insert_once(row)
    _move(notice, Act.HOLD_ON)
    access.file_under(notice.id, kind=OWN, sort_at=by.at)
    access.grant(asked, notice.id, kind=ASKED, sort_at=row.due_at, people=people_filed(notice.id))
    return row


def agree(by: Actor, notice: HeldNotice, asked: NoticeAsked, words: str) -> NoticeAgreed:
    """Held until the day of its review, when it waits for whoever passed it on and for whoever agreed."""
    row: NoticeAgreed = NoticeAgreed(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        notice=notice.id,
        asked=asked,
        words=words,
        agreed_by=by.post,
        agreed_by_practitioner=by.practitioner,
    ).sealed_with(notice.key_of_thing())
    _insert_once(row)
    _move(notice, Act.AGREE_TO_HOLD)
    access.file_under(notice.id, kind=REVIEW, sort_at=review_due(asked.review_on))
    return row


def tell(by: Actor, notice: HeldNotice, because: str) -> list[Told]:
    """Every owner learns of everything that went on under it, by whatever hops."""
    _move(notice, Act.TELL_OWNER)
    notice.told_at, notice.told_by_practitioner, notice.told_because = by.at, by.practitioner, because
    notice.save(update_fields=["told_at", "told_by_practitioner", "told_because"])
    access.file_under(notice.id, kind=DONE, sort_at=by.at)
    return [Told(*row) for row in prepared.fetch(_TELL, [notice.id])]


def tell_representatives(made: Disclosure, owners: Sequence[UUID]) -> None:
    """Those who represent these owners see that it went without permission: never what it said."""
    if owners:
        prepared.run(_REPRESENTED, [made.id, list(owners)])


def last_day(by: Actor) -> date:
    """The latest day that can be named for a review."""
    return days_open(day_in_london(by.at), law_at(by.at))[1]


def _asking(
    by: Actor, notice: HeldNotice, number: int, given: HoldGiven, asked: Sequence[UUID]
) -> NoticeAsked:
    due = agree_due(by.at, law_at(by.at))
    return NoticeAsked(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        notice=notice,
        number=number,
        reason=given.reason,
        asked=list(asked),
        review_on=given.review_on or last_day(by),
        due_at=due.at,
        worked_out=due.worked_out,
        asked_by=by.post,
        asked_by_practitioner=by.practitioner,
    )


def _move(notice: HeldNotice, act: Act) -> None:
    """Raises AlreadyDone where a colleague moved it a moment earlier."""
    before = NoticeState(notice.state)
    notice.state = HELD_NOTICE.next_state(before, act)
    moved = HeldNotice.objects.filter(id=notice.id, state=before).update(state=notice.state)
    if not moved:
        raise _already()


def _insert_once(row: NoticeAsked | NoticeAgreed) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise _already() from None


def _already() -> AlreadyDone:
    return AlreadyDone("notice.done", "A colleague has done this already: look at how it stands now.")
