"""Writes of sharing that several acts need: bearing items, giving them, answering. No gate and no entry here.

Serves clauses 3.6 and 3.10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    PassingOn,
    RequestState,
)
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.ids import new_id, new_reference
from chiltern.foundation.models import Passage
from chiltern.scheme.queries import last_moment
from chiltern.sharing.changes.answered import file_done
from chiltern.sharing.models import (
    AgencyRequest,
    Decision,
    DisclosedItem,
    Disclosure,
    FollowUp,
    Handling,
    Item,
    Reply,
    StandingReply,
)
from chiltern.sharing.queries.fetch import InHand, people_filed, readers_of
from chiltern.sharing.queries.lists import CLIMBED, CLOCKED
from chiltern.sharing.queries.overdue import Late
from chiltern.sharing.queries.releases import named_alone
from chiltern.sharing.workings.deciding import ItemGiven, TermsGiven
from chiltern.sharing.workings.following import FollowUpGiven

_CLIMBS = ("thing", "agency", "noun", "step", "due_at", "other", "reference", "urgency")
_CLIMB = """
select * from ctx.climb(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::int[], %s::timestamptz[], %s::uuid[],
  %s::text[], %s::text[])"""


@dataclass(frozen=True, slots=True)
class Way:
    """To whom it goes: the agency and its readers, who at home keeps seeing it, and on what the giving rests."""

    recipient: UUID
    readers: Sequence[UUID]
    home: Sequence[UUID]
    decision: UUID
    method: str
    note: str = ""
    agency_request: UUID | None = None
    listed_as: str = "disclosure.received"
    state: DisclosureState = DisclosureState.SHARED
    kept_as: str = "disclosure.given"
    due_at: datetime | None = None
    """By what lists sort it, where a clock runs on it."""
    outside: bool = False
    """Whether it went to a body outside the Code: it reads nothing here and holds no key."""


def bear_items(by: Actor, filing: Filing, given: Sequence[ItemGiven], home: Sequence[UUID]) -> list[Item]:
    """Items of the acting agency's own: from now on it is their originator."""
    items = [
        Item(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            kind=one.kind,
            classes=sorted(one.classes),
            marking=one.marking,
            observed_on=one.observed_on,
            text=one.text,
            source=one.source,
            about={
                "about": one.about,
                "why_it_bears": one.why_it_bears,
                **({"hidden_from": list(one.hidden_from)} if one.hidden_from else {}),
            },
            document_pages=one.document_pages,
        )
        for one in given
    ]
    for item in items:
        item.sealed_with(filing.bear_sealed(item.id, "item"))
        filing.let_in(home, item.id, "item.own", by.at)
    prepared.insert(items)
    return items


def give(
    by: Actor, filing: Filing, things: Mapping[UUID, UUID | None], terms: TermsGiven, way: Way
) -> tuple[Disclosure, list[DisclosedItem]]:
    """Discloses items, each with the passage that allows it or None for one's own. The lock tests every one again."""
    ends = last_moment(terms.expires_on) if terms.expires_on else None
    made = _disclosure(by, terms, way, ends)
    made.sealed_with(filing.bear_sealed(made.id, "disclosure"))
    filing.let_in(way.home, made.id, way.kept_as, way.due_at or by.at)
    filing.let_in(way.readers, made.id, way.listed_as, way.due_at or by.at)
    filing.let_in(way.readers, things, "item.received", by.at, until=ends)
    if not way.outside:
        filing.share_keys({made.id: None, **things}, way.recipient)
    for item, via in things.items() if not way.outside else ():
        for body in _bodies(terms) if via is None else ():
            filing.open_way(item, way.recipient, body, ground="terms", until=ends)
    prepared.insert([made])
    rows = [
        DisclosedItem(
            id=new_id(), keeper=by.agency, made_at=by.at, disclosure=made, item=item, position=place, via=via
        )
        for place, (item, via) in enumerate(things.items())
    ]
    prepared.insert(rows)
    return made, rows


def _bodies(terms: TermsGiven) -> Sequence[UUID | None]:
    """To whom the terms let it go without asking: to these, or, where None, to whoever protects this child."""
    if terms.passing_on is PassingOn.PROTECTS:
        return (None,)
    return terms.bodies if terms.passing_on is PassingOn.THESE_BODIES else ()


def ways_onward(
    by: Actor, items: Sequence[Item], recipient: UUID, ground: Mapping[UUID, str]
) -> dict[UUID, UUID | None]:
    """The passage by which each item goes on: the owner's terms or leave, or one that the holder writes down now.

    `ground`: for items that go without it, within one legal body or exceptionally. None for what is one's own.
    """
    ids = [item.id for item in items]
    mine = Passage.objects.filter(thing__in=ids, holder=by.agency)
    open_now = [p for p in mine if p.recipient in (None, recipient) and (p.until is None or p.until > by.at)]
    ways: dict[UUID, UUID | None] = {item.id: None for item in items if item.keeper == by.agency}
    ways |= {passage.thing: passage.id for passage in open_now}
    new = [
        Passage(
            id=new_id(),
            thing=item.id,
            keeper=item.keeper,
            holder=by.agency,
            recipient=recipient,
            ground=ground[item.id],
        )
        for item in items
        if item.id not in ways and item.id in ground
    ]
    Passage.objects.bulk_create(new)
    return ways | {passage.thing: passage.id for passage in new}


def _disclosure(by: Actor, terms: TermsGiven, way: Way, ends: datetime | None) -> Disclosure:
    return Disclosure(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        reference=new_reference(),
        recipient=way.recipient,
        agency_request=way.agency_request,
        decision=way.decision,
        method=way.method,
        state=way.state,
        passing_on=terms.passing_on,
        bodies=list(terms.bodies),
        show_originator=terms.show_originator,
        keep_out_of_online_access=terms.keep_out_of_online_access,
        not_to_be_mentioned_to=terms.not_to_be_mentioned_to,
        expires_at=ends,
        note=way.note,
    )


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
) -> FollowUp:
    """What the requester writes after its request: a row of its own, with the due time that holds from then on."""
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
        written_by=by.post,
    )
    row.sealed_with(in_hand.asked.key_of_thing()).save(force_insert=True)
    return row


def climb(steps: Sequence[Late]) -> list[tuple[UUID, Late]]:
    """Takes these steps, for the scheme's clock; those that nobody had taken before, each with its id."""
    ids = {new_id(): late for late in steps}
    values: list[Any] = [list(ids), *([getattr(late, name) for late in steps] for name in _CLIMBS)]
    with connection.cursor() as cursor:
        cursor.execute(_CLIMB, values)
        return [(row[0], ids[row[0]]) for row in cursor.fetchall()]


def settle_climbs() -> None:
    """What was answered since is late no more. For the scheme's clock."""
    with connection.cursor() as cursor:
        cursor.execute("select ctx.settle_climbs(%s::text[])", [[*CLOCKED, *CLIMBED]])
