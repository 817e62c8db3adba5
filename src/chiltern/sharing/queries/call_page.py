"""A call that was written down, as either side may see it: both texts, how it stands, what the Code would have said.

Clauses 3.6, 3.8 and 3.10.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.agencies.queries.outside import MARK
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.sharing.reported import state_of_report
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import (
    CallSide,
    DisclosureState,
    IdentityCheck,
    ItemKind,
    Method,
    PassingOn,
    ShowOriginator,
)
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_as_read
from chiltern.sharing.models import AgencyRequest, CallExplanation, Decision, Disclosure
from chiltern.sharing.queries.calls import CallInHand, acts_on_call, call_in_hand
from chiltern.sharing.queries.request_page import act_view
from chiltern.sharing.queries.views import ActView, TermsView
from chiltern.sharing.workings.deciding import TermsGiven, terms_from


@dataclass(frozen=True, slots=True)
class ToldAbout:
    """Somebody who was spoken about."""

    name: str
    is_child: bool
    date_of_birth: date | None
    due: date | None
    nhs_number: str


@dataclass(frozen=True, slots=True)
class CallView:
    """Everything that this side may see of it."""

    id: UUID
    reference: str
    ours: bool
    """Whether our agency wrote it down."""
    side: CallSide
    giver: str
    receiver: str
    outside: bool
    whom: str
    number: str
    heard_by: str
    writer: str
    identity: str
    checked: bool
    method: Method
    happened_at: datetime
    written_at: datetime
    people: tuple[ToldAbout, ...]
    words: str
    kind: str
    why_it_bears: str
    terms: TermsView
    terms_said: TermsGiven
    state: DisclosureState
    confirm_by: datetime | None
    worked_out: str
    correction: str
    answered_at: datetime | None
    disclosure: UUID | None
    request: UUID | None
    acts: tuple[ActView, ...]
    verdict: Verdict
    law: Book
    purpose: str
    """What it was for, in words; empty where nobody has said."""
    purpose_key: str
    explanations: tuple[tuple[datetime, str], ...]
    decided: str | None
    """Why our own agency shared it, empty where that is not written; None where the decision is not ours."""


def call_page(by: Actor, call_id: UUID) -> CallView:
    """Raises Missing."""
    in_hand = call_in_hand(by, call_id)
    call, answer = in_hand.call, in_hand.answer
    said: dict[str, Any] = call.said
    terms = terms_from(said["terms"])
    decision = Decision.objects.with_keys().filter(about=call_id, kind="call").first()
    verdict = from_trace(decision.trace if decision else call.weighed["trace"])
    law = law_as_read(call.happened_at, verdict.book, asked_at=by.at)
    facts = decision.answers["facts"] if decision else call.weighed["facts"]
    purpose = facts["request"]["purpose"] or ""
    why = CallExplanation.objects.with_keys().filter(call=call_id).order_by("made_at")
    return CallView(
        id=call.id,
        reference=call.reference,
        ours=call.keeper == by.agency,
        side=CallSide(call.side),
        **_ends(call.giver, call.recipient, said["outside"]),
        outside=bool(said["outside"]),
        whom=said["whom"],
        number=said["number"],
        heard_by=said["heard_by"],
        writer=f"{said['writer']['name']}, {said['writer']['title']}",
        identity=IdentityCheck(call.identity).says,
        checked=call.identity != IdentityCheck.NOT_CHECKED,
        method=Method(call.method),
        happened_at=call.happened_at,
        written_at=call.made_at,
        people=tuple(_person(one) for one in said["people"]),
        words=said["words"],
        kind=ItemKind(said["kind"]).says,
        why_it_bears=said["why_it_bears"],
        terms=_terms(terms),
        terms_said=terms,
        state=state_of_report(in_hand.facts(), by.at),
        confirm_by=call.confirm_by,
        worked_out=call.worked_out,
        correction=answer.correction if answer else "",
        answered_at=answer.made_at if answer else None,
        disclosure=_seen(answer.disclosure if answer else call.disclosure),
        request=_request(in_hand),
        acts=tuple(act_view(act) for act in acts_on_call(by, in_hand)),
        verdict=verdict,
        law=law,
        purpose=law.row(purpose, "purpose").says if purpose else "",
        purpose_key=purpose,
        explanations=tuple((one.made_at, one.text) for one in why),
        decided=decision.reasons if decision else None,
    )


def _ends(giver: UUID | None, receiver: UUID | None, outside: str) -> dict[str, str]:
    called = names([one for one in (giver, receiver) if one])
    return {
        "giver": called.get(giver, outside) if giver else f"{outside}{MARK}",
        "receiver": called.get(receiver, outside) if receiver else f"{outside}{MARK}",
    }


def _person(said: dict[str, Any]) -> ToldAbout:
    born, due = said["date_of_birth"], said["due"]
    return ToldAbout(
        name=said["name"],
        is_child=said["is_child"],
        date_of_birth=date.fromisoformat(born) if born else None,
        due=date.fromisoformat(due) if due else None,
        nhs_number=said["nhs_number"],
    )


def _terms(given: TermsGiven) -> TermsView:
    return TermsView(
        passing_on=PassingOn(given.passing_on).says,
        ask_first=given.passing_on is PassingOn.ASK_ME,
        show_originator=ShowOriginator(given.show_originator).says,
        keep_out_of_online_access=given.keep_out_of_online_access,
        not_to_be_mentioned_to=given.not_to_be_mentioned_to,
        expires_at=None,
    )


def _seen(disclosure: UUID | None) -> UUID | None:
    """What was shared, where this post may open it."""
    if disclosure is None:
        return None
    return Disclosure.objects.filter(id=disclosure).values_list("id", flat=True).first()


def _request(in_hand: CallInHand) -> UUID | None:
    """The request that it answered, where this post sees it."""
    asked = in_hand.call.agency_request
    return AgencyRequest.objects.filter(id=asked).values_list("id", flat=True).first() if asked else None
