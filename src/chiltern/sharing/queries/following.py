"""What was said on a request since it was sent, by either side, in its order. Clauses 3.5, 3.6 and 3.8."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Answer, FollowUpKind, Method, Outcome, RequestState, Word
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.models import AgencyRequest, Clarification, FollowUp, Reply, ToldOtherwise
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.fetch import InHand
from chiltern.sharing.queries.views import ClarificationView, SaidView
from chiltern.sharing.workings.following import Stated, people_now, stated_as

_WRITTEN = "select * from sharing_followup where agency_request_id = %s::uuid order by number"
_ASKED = "select * from sharing_clarification where agency_request_id = %s::uuid order by number"
_TOLD = "select * from sharing_toldotherwise where agency_request_id = %s::uuid order by made_at"
_IDENTIFIES = {
    "date_of_birth": "date of birth",
    "nhs_number": "NHS number",
    "upn": "unique pupil number",
    "address": "address",
}


def people_as_known(in_hand: InHand) -> list[dict[str, Any]]:
    """Those asked about, with what was added since to identify them. The request is opened."""
    asked: list[dict[str, Any]] = in_hand.asked.asked["people"]
    return people_now(asked, (row.people for row in _follow_ups(in_hand)))


def said_since(by: Actor, in_hand: InHand) -> tuple[SaidView, ...]:
    """Everything, oldest first; nothing is fetched where nothing was said."""
    found: list[tuple[datetime, int, SaidView]] = []
    for asked in _questions(in_hand):
        view = SaidView(asked.keeper == by.agency, "asked back", asked.asks, asked.made_at)
        found.append((asked.made_at, 2 * asked.number, view))
    for row in _follow_ups(in_hand):
        found.append((row.made_at, 2 * row.number + 1, _said(by, in_hand, row)))
    return tuple(one for *_, one in sorted(found, key=lambda one: one[:2]))


def told_otherwise(by: Actor, in_hand: InHand) -> tuple[SaidView, ...]:
    """How answers were told by another way than this service, oldest first."""
    rows = prepared.load(ToldOtherwise, _TOLD, [in_hand.asked.id])
    return tuple(_told(by, row.sealed_with(in_hand.asked.key_of_thing())) for row in rows)


def told_how(by: Actor, reply: UUID) -> SaidView | None:
    """How one answer was told by another way than this service, or None."""
    row = ToldOtherwise.objects.with_keys().filter(reply=reply).first()
    return _told(by, row) if row else None


def clarification_page(by: Actor, clarification_id: UUID) -> ClarificationView:
    """Raises Missing."""
    request = (
        Clarification.objects.filter(id=clarification_id).values_list("agency_request", flat=True).first()
    )
    if request is None:
        raise Missing
    in_hand = fetch.agency_request(by, request)
    question = next(row for row in _questions(in_hand) if row.id == clarification_id)
    answer = next((row for row in _follow_ups(in_hand) if row.answers == clarification_id), None)
    ours = question.keeper == by.agency
    return ClarificationView(
        id=question.id,
        request=request,
        reference=in_hand.asked.reference,
        ours=ours,
        other_agency=in_hand.asker if ours else in_hand.asked_of,
        asks=question.asks,
        at=question.made_at,
        answer=_said(by, in_hand, answer) if answer else None,
        open=answer is None and in_hand.state is RequestState.CLARIFYING,
        state=in_hand.state,
        people=tuple(person["name"] for person in in_hand.asked.asked["people"]),
        urgency=in_hand.stated.urgency,
        due_at=in_hand.due_at,
        worked_out=in_hand.worked_out,
        clock_stands=in_hand.clock_stands,
    )


def stated_by(asked: AgencyRequest, at: datetime) -> Stated:
    """What the requester stated by then: at first, or anew since."""
    anew = FollowUp.objects.filter(agency_request=asked, made_at__lte=at, urgency__isnull=False)
    said = anew.order_by("-number").values_list("urgency", "danger_said", "acts_now").first()
    return stated_as(*(said or (asked.urgency, asked.danger_said, asked.acts_now)))


def replies_to(in_hand: InHand) -> tuple[tuple[UUID, datetime, str], ...]:
    """Every answer to a request with its moment and what it told, the latest first."""
    if in_hand.handling is None or in_hand.handling.answered_at is None:
        return ()
    rows = Reply.objects.filter(agency_request=in_hand.asked).order_by("-number")
    return tuple(rows.values_list("id", "made_at", "told"))


def told_in_words(told: str) -> str:
    """What an answer told, for a link: share and share in part are one."""
    return "information shared" if told == "shared" else Outcome(told).says


def _questions(in_hand: InHand) -> list[Clarification]:
    if not in_hand.asked_back:
        return []
    key = in_hand.asked.key_of_thing()
    return [row.sealed_with(key) for row in prepared.load(Clarification, _ASKED, [in_hand.asked.id])]


def _follow_ups(in_hand: InHand) -> list[FollowUp]:
    if not in_hand.followed:
        return []
    key = in_hand.asked.key_of_thing()
    return [row.sealed_with(key) for row in prepared.load(FollowUp, _WRITTEN, [in_hand.asked.id])]


def _said(by: Actor, in_hand: InHand, row: FollowUp) -> SaidView:
    people = in_hand.asked.asked["people"]
    added = tuple(
        (f"{people[int(place)]['name']}: {_IDENTIFIES[name]}", _readable(name, value))
        for place, said in row.people.items()
        for name, value in said.items()
    )
    kind = FollowUpKind(row.kind)
    if kind is FollowUpKind.CHANGES_URGENCY:
        added = (*_stated_anew(row), *added)
    return SaidView(row.keeper == by.agency, kind.says, row.says, row.made_at, added)


def _stated_anew(row: FollowUp) -> tuple[tuple[str, str], ...]:
    stated = stated_as(str(row.urgency), str(row.danger_said), str(row.acts_now))
    said: tuple[tuple[str, Word], ...] = (
        ("urgency from then on", stated.urgency),
        ("someone is in danger", stated.danger_said),
        ("acting now (section 47 or emergency)", stated.acts_now),
    )
    return tuple((key, word.says.capitalize()) for key, word in said if word is not Answer.NOT_KNOWN)


def _readable(name: str, value: str) -> str:
    if name != "date_of_birth":
        return value
    on = date.fromisoformat(value)
    return f"{on.day} {on:%B %Y}"


def _told(by: Actor, row: ToldOtherwise) -> SaidView:
    said = (("How they were identified", row.checked), ("The terms in writing", row.terms))
    checked = tuple((key, words) for key, words in said if words)
    return SaidView(
        row.keeper == by.agency, f"told {Method(row.method).says}", row.to_whom, row.happened_at, checked
    )
