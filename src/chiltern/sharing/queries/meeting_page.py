"""The page of a meeting, and a bundle of its minute, as either side may see them. Clauses 2.2, 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import MeetingKind, MeetingState, MeetingWay
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import (
    Acknowledgement,
    Contribution,
    FamilyVersion,
    HandedOver,
    Invitation,
    InvitationReply,
    Meeting,
    MinuteCopy,
    Presence,
)
from chiltern.sharing.queries.invited import WaitsView, unanswered
from chiltern.sharing.queries.meetings import Seat, acts_on_meeting, meeting_seen, seats, was_held_already
from chiltern.sharing.queries.received_page import HIDDEN_OWNER
from chiltern.sharing.queries.request_page import act_view, person_view
from chiltern.sharing.queries.views import ActView, PersonView


@dataclass(frozen=True, slots=True)
class GivenView:
    """Something that went from one agency to another here: a contribution, or a bundle of the minute."""

    id: UUID
    from_agency: str
    to_agency: str
    ours: bool
    at: datetime
    acknowledged_at: datetime | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class VersionView:
    """A family's version, in one line."""

    id: UUID
    number: int
    at: datetime
    handed: int


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as this agency may see it."""

    id: UUID
    reference: str
    ours: bool
    kind: MeetingKind
    state: MeetingState
    starts_at: datetime
    way: str
    place: str
    purpose: str
    why: str
    caller: str
    from_name: str
    from_title: str
    people: tuple[PersonView, ...]
    seats: tuple[Seat, ...]
    unnamed: int
    outside: tuple[str, ...]
    also: str
    is_named: bool
    """Whether the others see that this agency is invited."""
    answer: str
    contributions: tuple[GivenView, ...]
    minutes: tuple[GivenView, ...]
    present: tuple[str, ...]
    versions: tuple[VersionView, ...]
    acts: tuple[ActView, ...]
    waits: tuple[WaitsView, ...]
    """Answers that are waited for: ours, or, where we called it, theirs."""
    held_already: bool
    """Whether it was held before it was written down here."""


def meeting_page(by: Actor, meeting_id: UUID) -> MeetingView:
    """Raises Missing."""
    meeting = meeting_seen(meeting_id)
    ours, said = meeting.keeper == by.agency, meeting.said
    there = seats(by, meeting)
    invitation, reply = (None, None) if ours else _own(by, meeting)
    shown = invitation is None or invitation.named or bool(reply and reply.shows_name)
    put_in, copies = _given(by, meeting)
    receipts = _receipts([*(row.disclosure for row in put_in), *(row.id for row in copies)])
    given: list[Contribution | MinuteCopy] = [*put_in, *copies]
    sides = {agency for row in given for agency in (row.keeper, row.recipient)}
    called = names([meeting.keeper, *sides])
    before = was_held_already(meeting)
    open_yet = _not_answered(there) if ours else _own_open(invitation, reply)
    return MeetingView(
        id=meeting.id,
        reference=meeting.reference,
        ours=ours,
        kind=MeetingKind(meeting.kind),
        state=MeetingState(meeting.state),
        starts_at=meeting.starts_at,
        way=MeetingWay(meeting.way).says,
        place=said["place"],
        purpose=law_at(meeting.made_at, asked_at=by.at).row(meeting.purpose, "purpose").says,
        why=said["why"],
        caller=called.get(meeting.keeper, ""),
        from_name=said["from"]["name"],
        from_title=said["from"]["title"],
        people=tuple(person_view(person) for person in said["people"]),
        seats=there,
        unnamed=0 if ours else _unnamed(by, meeting, invitation),
        outside=tuple(said["outside"]),
        also=invitation.also if invitation else "",
        is_named=shown,
        answer=reply.answer if reply else "",
        contributions=tuple(_line(by, row, called, receipts) for row in put_in),
        minutes=tuple(_line(by, row, called, receipts) for row in copies),
        present=_present(meeting) if ours else (),
        versions=_versions(meeting) if ours else (),
        acts=tuple(act_view(act) for act in acts_on_meeting(by, meeting)),
        waits=unanswered(by, meeting, {} if before else open_yet),
        held_already=before,
    )


def meeting_of_invitation(invitation_id: UUID) -> UUID:
    """To which meeting an invitation belongs. Raises Missing."""
    found: UUID | None = (
        Invitation.objects.filter(id=invitation_id).values_list("meeting_id", flat=True).first()
    )
    if found is None:
        raise Missing
    return found


def meeting_of_disclosure(disclosure_id: UUID) -> UUID | None:
    """Into which meeting a disclosure was put, where this post sees that meeting."""
    found = Contribution.objects.filter(disclosure=disclosure_id).values_list("meeting", flat=True).first()
    return found if found and Meeting.objects.filter(id=found).exists() else None


def _own(by: Actor, meeting: Meeting) -> tuple[Invitation | None, InvitationReply | None]:
    invitation = Invitation.objects.with_keys().filter(meeting=meeting, agency=by.agency).first()
    return invitation, InvitationReply.objects.filter(meeting=meeting.id, keeper=by.agency).first()


def _own_open(invitation: Invitation | None, reply: InvitationReply | None) -> dict[UUID, UUID]:
    return {invitation.agency: invitation.id} if invitation is not None and reply is None else {}


def _not_answered(there: tuple[Seat, ...]) -> dict[UUID, UUID]:
    return {seat.agency: seat.invitation for seat in there if seat.answer is None and seat.invitation}


def _unnamed(by: Actor, meeting: Meeting, invitation: Invitation | None) -> int:
    """How many more sit there whose names are not shown; oneself is not among them."""
    shown = (
        InvitationReply.objects.filter(meeting=meeting.id, shows_name=True).exclude(keeper=by.agency).count()
    )
    mine = 1 if invitation is not None and not invitation.named else 0
    return max(0, int(meeting.said["unnamed"]) - shown - mine)


def _given(by: Actor, meeting: Meeting) -> tuple[list[Contribution], list[MinuteCopy]]:
    """What went here from us or to us: contributions, and bundles of the minute."""
    mine = Q(keeper=by.agency) | Q(recipient=by.agency)
    put_in = Contribution.objects.filter(mine, meeting=meeting.id).order_by("made_at", "id")
    copies = MinuteCopy.objects.select_related("minute").filter(meeting=meeting.id).order_by("made_at", "id")
    return list(put_in), list(copies)


def _line(
    by: Actor, row: Contribution | MinuteCopy, called: dict[UUID, str], receipts: dict[UUID, datetime]
) -> GivenView:
    of = row.id if isinstance(row, MinuteCopy) else row.disclosure
    return GivenView(
        id=of,
        from_agency=called.get(row.keeper, ""),
        to_agency=called.get(row.recipient, ""),
        ours=row.keeper == by.agency,
        at=row.made_at,
        acknowledged_at=receipts.get(of),
        number=row.minute.number if isinstance(row, MinuteCopy) else 0,
    )


def _receipts(of: list[UUID]) -> dict[UUID, datetime]:
    return dict(Acknowledgement.objects.filter(of__in=of).values_list("of", "made_at")) if of else {}


def _present(meeting: Meeting) -> tuple[str, ...]:
    held = Presence.objects.with_keys().filter(meeting=meeting).first()
    if held is None:
        return ()
    called = names(held.present)
    people = [line.strip() for line in held.said["people"].splitlines() if line.strip()]
    return (*sorted(called.get(each, HIDDEN_OWNER) for each in held.present), *people)


def _versions(meeting: Meeting) -> tuple[VersionView, ...]:
    rows = list(
        FamilyVersion.objects.filter(meeting=meeting)
        .order_by("number")
        .values_list("id", "number", "made_at")
    )
    if not rows:
        return ()
    handed = list(
        HandedOver.objects.filter(version__in=[id for id, *_ in rows]).values_list("version_id", flat=True)
    )
    return tuple(VersionView(id, number, at, handed.count(id)) for id, number, at in rows)
