"""Writes of meetings that several acts need: what is given there, to whom, and how a meeting ends. No gate, no entry.

Serves clauses 3.6, 3.8 and 3.10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Agency
from chiltern.code_of_practice.onward import one_hop_on
from chiltern.code_of_practice.replaying import trace_of
from chiltern.code_of_practice.verdict import RULES_VERSION
from chiltern.code_of_practice.words import (
    Answer,
    DecisionState,
    MeetingKind,
    MeetingState,
    Method,
    Outcome,
    PassingOn,
    ShowOriginator,
)
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import new_id
from chiltern.scheme.queries import day_in_london
from chiltern.sharing import changes
from chiltern.sharing.changes import relying
from chiltern.sharing.changes.reviewing import ask_to_review
from chiltern.sharing.models import (
    Contribution,
    Decision,
    DisclosedItem,
    Disclosure,
    Invitation,
    Item,
    Meeting,
)
from chiltern.sharing.queries.meetings import OVER
from chiltern.sharing.queries.weighing_meetings import OthersWeighed, SeatWeighed
from chiltern.sharing.queries.weighing_onward import ending_with_leave
from chiltern.sharing.workings.asking import PersonAsked, person_asked
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.meeting import OwnBundle
from chiltern.sharing.workings.plain import plain

PUT_IN, IN_MINUTE = "meeting", "minute"


@dataclass(frozen=True, slots=True)
class Giving:
    """How something is given before a meeting: who at home sees it, in which list it stands there, what is said of it."""

    meeting: Meeting
    home: Sequence[UUID]
    kind: str
    """Of the decision: PUT_IN or IN_MINUTE."""
    listed_as: str
    said: Any
    reasons: str

    @property
    def people(self) -> tuple[PersonAsked, ...]:
        """Whom the meeting is about."""
        return tuple(person_asked(said) for said in self.meeting.said["people"])

    @property
    def note(self) -> str:
        """What its recipient reads beside it."""
        return f"For the {MeetingKind(self.meeting.kind).says}, reference {self.meeting.reference}."


def give_to_seat(
    by: Actor, filing: Filing, giving: Giving, one: SeatWeighed, own: Sequence[OwnBundle]
) -> list[Any]:
    """One decision for one agency; our own in one disclosure, what came from others each under the terms it came under."""
    decision = _decision(by, filing, giving, one)
    made: list[Any] = [decision]
    for ours in own:
        if ours.items:
            things: Mapping[UUID, UUID | None] = dict.fromkeys(ours.items)
            put = _put(by, filing, giving, one, decision, things, ours.terms, ours.family)
            made += [*put, *_resting(by, one, decision, ours, put)]
    for each in one.others:
        going = each.going(one.seat.agency)
        if going:
            things = changes.ways_onward(by, going, one.seat.agency, {})
            if things.keys() != {item.id for item in going}:
                raise Refused(
                    "meeting.no_leave",
                    "Its owner has not given leave for all of it. Ask the owner, or take it out.",
                    clauses=("3.10",),
                )
            terms = ending_with_leave(each.holding, each.verdict, terms_as_they_came(each.holding.disclosure))
            made += _put(by, filing, giving, one, decision, things, terms, Answer.NOT_KNOWN)
    gives = any(isinstance(row, Disclosure) for row in made)
    return [*made, *ask_to_review(by, filing, decision, giving.people, giving.home, gives=gives)]


def _resting(
    by: Actor, one: SeatWeighed, decision: Decision, ours: OwnBundle, put: Sequence[Any]
) -> list[Any]:
    """What of our own goes to this agency on consent alone."""
    if one.own is None:
        return []
    keyed = {str(place): item for place, item in zip(ours.places, ours.items, strict=True)}
    relied = relying.rely(by, decision, one.own.facts, one.law, keyed)
    return [*relied, *relying.say_so(by, put, relied)]


def terms_as_they_came(source: Disclosure) -> TermsGiven:
    """What belongs to others goes on under its own terms, and its owner is asked before it goes further."""
    return TermsGiven(
        passing_on=one_hop_on(PassingOn(source.passing_on), PassingOn.ASK_ME),
        show_originator=ShowOriginator(source.show_originator),
        keep_out_of_online_access=source.keep_out_of_online_access,
        not_to_be_mentioned_to=source.not_to_be_mentioned_to,
        expires_on=day_in_london(source.expires_at) if source.expires_at else None,
    )


def name_as_the_meeting(meeting: Meeting, things: Sequence[UUID]) -> None:
    """What is given is about whom the meeting is about: who is in conflict there sees neither."""
    access.name_alike(list(things), meeting.id)


def tell_owners(by: Actor, rows: Sequence[Any], unnamed: Sequence[UUID]) -> list[UUID]:
    """Each owner sees that its own went on, and to whom, unless that one's name is not shown here; the owners."""
    to = {row.id: row.recipient for row in rows if isinstance(row, Disclosure)}
    passed = [row for row in rows if isinstance(row, DisclosedItem) and row.via is not None]
    owner = dict(Item.objects.filter(id__in=[row.item for row in passed]).values_list("id", "keeper"))
    desks = dict(Agency.objects.filter(id__in=set(owner.values())).values_list("id", "duty_desk"))
    for row in passed:
        if to[row.disclosure_id] not in unnamed:
            desk = desks[owner[row.item]]
            access.grant([desk], row.disclosure_id, kind="disclosure.of_ours", sort_at=by.at)
    return sorted(desks)


def end_meeting(by: Actor, meeting: Meeting, state: MeetingState) -> list[UUID]:
    """It leaves the lists of what is to come, here and everywhere; who was invited."""
    meeting.state = state
    meeting.save(update_fields=["state"])
    access.file_under(meeting.id, kind=OVER)
    invited = list(Invitation.objects.filter(meeting=meeting).values_list("agency", "id"))
    for agency, invitation in invited:
        access.file_elsewhere(meeting.id, agency, kind=OVER, sort_at=meeting.starts_at)
        access.file_elsewhere(invitation, agency, kind="invitation.over", sort_at=meeting.starts_at)
    return [agency for agency, _ in invited]


def _put(
    by: Actor,
    filing: Filing,
    giving: Giving,
    one: SeatWeighed,
    decision: Decision,
    things: Mapping[UUID, UUID | None],
    terms: TermsGiven,
    family: Answer,
) -> list[Any]:
    way = changes.Way(
        recipient=one.seat.agency,
        readers=one.seat.readers,
        home=giving.home,
        decision=decision.id,
        method=Method.SERVICE,
        note=giving.note,
        listed_as=giving.listed_as,
    )
    made, parts = changes.give(by, filing, things, terms, way)
    if giving.kind != PUT_IN:
        return [made, *parts]
    row = Contribution(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        meeting=giving.meeting.id,
        disclosure=made.id,
        recipient=one.seat.agency,
        family=family,
    )
    row.save(force_insert=True)
    return [made, *parts, row]


def _decision(by: Actor, filing: Filing, giving: Giving, one: SeatWeighed) -> Decision:
    before = Decision.objects.filter(about=giving.meeting.id, kind=giving.kind, recipient=one.seat.agency)
    decision = Decision(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        kind=giving.kind,
        about=giving.meeting.id,
        number=before.count() + 1,
        recipient=one.seat.agency,
        outcome=Outcome.SHARE,
        state=DecisionState.MADE,
        standing=one.verdict.standing,
        book=one.law.digest,
        rules=RULES_VERSION,
        answers={
            "facts": plain(one.facts),
            "others": [plain(each.facts) for each in one.others],
            "said": plain(giving.said),
        },
        trace={
            **trace_of(one.verdict, one.law),
            "others": [each.verdict.to_trace() for each in _besides(one)],
        },
        reasons=giving.reasons,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    decision.sealed_with(filing.bear_sealed(decision.id, "decision")).save(force_insert=True)
    return decision


def _besides(one: SeatWeighed) -> Sequence[OthersWeighed]:
    """Those whose verdict is not the one that stands first."""
    return one.others if one.own else one.others[1:]
