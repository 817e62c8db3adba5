"""Writes of answering: the reply with what goes with it, a standing reply, what the requester writes since. 3.6 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection

from chiltern.agencies.models import Representative
from chiltern.code_of_practice.clocks import Due
from chiltern.code_of_practice.machines import AGENCY_REQUEST, state_after_deciding
from chiltern.code_of_practice.sharing import GIVES_ITEMS
from chiltern.code_of_practice.words import (
    SHARING_OUTCOMES,
    Act,
    DisclosureState,
    FollowUpKind,
    Outcome,
    RequestState,
)
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id
from chiltern.sharing.changes import Way, give
from chiltern.sharing.changes.answered import file_done
from chiltern.sharing.models import (
    AgencyRequest,
    Decision,
    FollowUp,
    Handling,
    Reply,
    StandingReply,
)
from chiltern.sharing.queries.fetch import InHand, people_filed, readers_of
from chiltern.sharing.queries.releases import named_alone
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.following import FollowUpGiven, Stated


@dataclass(frozen=True, slots=True)
class Telling:
    """What the requester is told: the outcome, its words, and what goes with it under which terms."""

    outcome: Outcome
    as_sent: str
    terms: TermsGiven
    method: str
    going: Sequence[UUID]
    home: Sequence[UUID]
    """Who at the provider sees what was told."""
    state: DisclosureState = DisclosureState.SHARED
    settles: Sequence[str] = ()
    posts: Sequence[UUID] = ()
    """Where a hidden place goes to named posts: these alone, the answer and everything that goes with it."""
    goes_at: datetime | None = None
    """When the requester gets it; None: now."""
    agreement: UUID | None = None
    """The one under which it goes."""


def answer(
    by: Actor, filing: Filing, request: AgencyRequest, decision: Decision, telling: Telling
) -> list[Any]:
    """Tells the requester: one disclosure where anything goes, and the reply; share and part in the same words."""
    readers = readers_of(request.keeper, request.reply_to, request.id)
    if telling.posts:
        readers = named_alone(request.id, telling.posts)
    rows: list[Any] = []
    disclosure: UUID | None = None
    if telling.outcome in GIVES_ITEMS and telling.going:
        way = Way(
            recipient=request.requester,
            readers=readers,
            home=telling.home,
            decision=decision.id,
            method=telling.method,
            agency_request=request.id,
            listed_as="disclosure.in_reply",
            state=telling.state,
            agreement=telling.agreement,
            outside=request.outside_body is not None,
        )
        made, parts = give(by, filing, dict.fromkeys(telling.going), telling.terms, way)
        rows, disclosure = [made, *parts], made.id
    reply = _reply(by, request, decision, telling, disclosure)
    filing.bear(reply.id, "reply")
    filing.let_in(telling.home, reply.id, "reply.sent", reply.made_at)
    prepared.insert([reply])
    if telling.goes_at is None:
        filing.let_in(readers, reply.id, "reply.received", by.at)
    return [*rows, reply]


def _reply(
    by: Actor, request: AgencyRequest, decision: Decision, telling: Telling, disclosure: UUID | None
) -> Reply:
    shared = telling.outcome in SHARING_OUTCOMES
    reply = Reply(
        id=new_id(),
        keeper=by.agency,
        made_at=telling.goes_at or by.at,
        agency_request=request,
        told="shared" if shared else telling.outcome.value,
        disclosure=disclosure,
        as_sent="" if telling.outcome is Outcome.NO_STATEMENT else telling.as_sent,
        settles=list(telling.settles) if telling.outcome is Outcome.CANNOT_TELL else [],
        number=decision.number,
    )
    return cast(Reply, reply.sealed_with(request.key_of_thing()))


def say_nothing(
    by: Actor, in_hand: InHand, decision: Decision, reply: UUID, goes_at: datetime | None
) -> StandingReply:
    """A standing reply, now or at its hour; those who represent the provider are told of the attempt.

    Until its hour the requester sees nothing of it: neither that it is decided, nor when it was.
    """
    asked = in_hand.asked
    row = StandingReply(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=asked.id,
        decision=decision.id,
        reply=reply,
        answered_up_to=in_hand.followed,
        asker=asked.keeper,
        purpose=asked.purpose,
        reference=asked.reference,
        go_at=goes_at or by.at,
        told_at=None if goes_at else by.at,
    )
    access.bear(row.id, by.agency, "attempt")
    told = Representative.objects.filter(agency=by.agency, until=None).values_list("post", flat=True)
    access.grant(
        sorted({by.post, *told}), row.id, kind="attempt.told", sort_at=by.at, people=people_filed(asked.id)
    )
    row.save(force_insert=True)
    if goes_at:
        access.file_under(asked.id, kind="request.done", sort_at=by.at)
    return row


def tell_standing_replies() -> list[tuple[UUID, UUID, UUID]]:
    """What has come to its hour goes out, by the scheme's clock: request, its provider and its requester."""
    with connection.cursor() as cursor:
        cursor.execute("select * from ctx.tell_standing_replies()")
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]


def close_handling(by: Actor, handling: Handling, followed: int, *, told: bool = True) -> None:
    """The provider has decided: its row says so, and how much of what the requester wrote since it answers.

    Once told, its lists no longer show it as waiting; decided and not yet told it waits there still.
    """
    kept = RequestState(handling.state)
    if kept is RequestState.DECIDED_NOT_TOLD and told:
        handling.state = AGENCY_REQUEST.next_state(kept, Act.DISCLOSE)
    else:
        handling.state = state_after_deciding(kept, told=told)
    handling.answered_up_to = followed
    handling.answered_at = by.at if told else handling.answered_at
    handling.save(update_fields=["state", "answered_at", "answered_up_to"])
    if told:
        file_done(handling.agency_request_id, by.at)


def follow_up(
    by: Actor,
    in_hand: InHand,
    kind: FollowUpKind,
    given: FollowUpGiven,
    due: Due,
    *,
    answers: UUID | None = None,
    stated: Stated | None = None,
) -> FollowUp:
    """What the requester writes after its request: a row of its own, with the due time and what it states from then on.

    `stated`: where that is said anew; None: as it was said last.
    """
    now = stated or in_hand.stated
    row = FollowUp(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        agency_request=in_hand.asked,
        number=in_hand.followed + 1,
        kind=kind,
        answers=answers,
        says=given.says,
        people=given.checked(by.at, len(in_hand.asked.asked["people"])),
        due_at=due.at,
        worked_out=due.worked_out,
        urgency=now.urgency,
        danger_said=now.danger_said,
        acts_now=now.acts_now,
        written_by=by.post,
    )
    row.sealed_with(in_hand.asked.key_of_thing()).save(force_insert=True)
    return row
