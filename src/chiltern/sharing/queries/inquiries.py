"""Who read what was disclosed: the question, who could be named, and the names while they may be seen. Clause 8.1.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.agencies.queries import names
from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, InquiryGround
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.sealed import by_id
from chiltern.sharing.models import Inquiry, ReadersNamed


@dataclass(frozen=True, slots=True)
class ReaderView:
    """Somebody who opened it, and since when."""

    post: UUID
    called: str
    since: datetime


@dataclass(frozen=True, slots=True)
class NamedView:
    """The answer. `names` only while they may be seen."""

    id: UUID
    names: tuple[str, ...]
    withheld: int
    words: str
    until: datetime
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class InquiryView:
    """One question, as either side reads it."""

    id: UUID
    reference: str
    shared_as: str
    owner: str
    asked: str
    ours: bool
    ground: str
    reason: str
    asked_at: datetime
    answer: NamedView | None
    answered: bool


def insist_investigating(by: Actor) -> None:
    """Raises Missing for who does not represent an agency."""
    if not opens(by.role, Act.INVESTIGATE) or by.agency == OFFICE:
        raise Missing


def went_under(reference: str) -> tuple[UUID, UUID] | None:
    """The disclosure and who has it, of something of the acting agency's own that it sees to have gone; else None."""
    with connection.cursor() as cursor:
        cursor.execute("select disclosure, recipient from ctx.went_under(%s)", [reference])
        found: tuple[UUID, UUID] | None = cursor.fetchone()
    return found


def in_hand(by: Actor, inquiry_id: UUID) -> Inquiry:
    """For those who represent either side. Raises Missing."""
    insist_investigating(by)
    row = by_id.row(Inquiry, inquiry_id)
    if row is None:
        raise Missing
    return row


def who_opened(inquiry: UUID) -> tuple[ReaderView, ...]:
    """For the agency that is asked: its own readers, the first first. For everybody else there are none."""
    with connection.cursor() as cursor:
        cursor.execute("select post, since from ctx.who_opened(%s)", [inquiry])
        rows = cursor.fetchall()
    called = post_names({post for post, _ in rows})
    return tuple(ReaderView(post, called.get(post, "Somebody who has left"), since) for post, since in rows)


def inquiry_page(by: Actor, inquiry_id: UUID) -> InquiryView:
    """Raises Missing."""
    row = in_hand(by, inquiry_id)
    called = names([row.keeper, row.recipient])
    given = ReadersNamed.objects.filter(inquiry=row.id).values_list("id", flat=True).first()
    answer = by_id.row(ReadersNamed, given) if given else None
    ours = row.keeper == by.agency
    return InquiryView(
        id=row.id,
        reference=row.reference,
        shared_as=row.shared_as,
        owner=called[row.keeper],
        asked=called[row.recipient],
        ours=ours,
        ground=InquiryGround(row.ground).says,
        reason=row.reason,
        asked_at=row.made_at,
        answer=_named(answer) if answer else None,
        answered=is_answered(row.id),
    )


def inquiry_of_answer(by: Actor, answer_id: UUID) -> UUID:
    """Raises Missing, also once the names may not be read any more."""
    insist_investigating(by)
    found: UUID | None = ReadersNamed.objects.filter(id=answer_id).values_list("inquiry", flat=True).first()
    if found is None:
        raise Missing
    return found


def is_answered(inquiry: UUID) -> bool:
    """Also where the names may not be seen any more."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.is_answered(%s)", [inquiry])
        return bool(cursor.fetchone()[0])


def _named(row: ReadersNamed) -> NamedView:
    says = tuple(
        f"{one['says']}, since {datetime.fromisoformat(one['since']):%-d %B %Y}" for one in row.names
    )
    return NamedView(row.id, says, row.withheld, row.words, row.until, row.made_at)
