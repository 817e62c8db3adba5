"""Agreements as their parties and the council's officer see them: the list, and one with its history. Clause 1.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.facts import READ_AGREEMENTS
from chiltern.agencies.models import (
    Agreement,
    AgreementEnded,
    AgreementReviewed,
    AgreementSigned,
)
from chiltern.agencies.queries import names
from chiltern.code_of_practice.agreement_acts import AgreementInHand, open_acts_on_agreement
from chiltern.code_of_practice.agreement_machine import state_for_party
from chiltern.code_of_practice.agreements import past_review
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.sharing import OpenAct
from chiltern.code_of_practice.words import Act, AgreementState, Role, Word
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.scheme.queries import day_in_london, law_at

PAGE = 25
_SEEN = READ_AGREEMENTS.format(where="true")
_ONE = READ_AGREEMENTS.format(where="g.id = %s::uuid")
_MINE = READ_AGREEMENTS.format(where="%s::uuid = any (g.parties)")


class Shown(Word):
    """What the list is narrowed to."""

    TO_SIGN = "to_sign", "waiting for our signature"
    IN_FORCE = "in_force", "in force"
    PAST_REVIEW = "past_review", "past their review"
    WAITING = "waiting", "waiting for another party"
    ENDED = "ended", "ended"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement in a list."""

    id: UUID
    reference: str
    title: str
    parties: tuple[str, ...]
    state: AgreementState
    review_on: date
    past_review: bool


@dataclass(frozen=True, slots=True)
class AgreementList:
    """A page of the list. `count`: how many the filter leaves."""

    rows: tuple[AgreementRow, ...]
    count: int
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party, and when it signed."""

    agency: UUID
    name: str
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of its history. `review_on`: what a review moved it to."""

    act: Act
    at: datetime
    agency: str
    says: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """One agreement, whole, and what this post can do with it."""

    row: AgreementRow
    says: str
    purposes: tuple[str, ...]
    classes: tuple[str, ...]
    basis: str
    methods: tuple[str, ...]
    passing_on: str
    parties: tuple[PartyRow, ...]
    history: tuple[Happened, ...]
    acts: tuple[OpenAct, ...]

    def can(self, act: Act) -> bool:
        """Whether the act is open."""
        return any(one.act is act and one.open for one in self.acts)


def agreements(
    by: Actor, *, shown: Shown | None = None, party: UUID | None = None, page: int = 1
) -> AgreementList:
    """A page of them, the latest first; narrowed to how they stand, and to one party."""
    found = prepared.load(Agreement, _SEEN, [])
    rows = [one for one in found if party is None or party in one.parties]
    called = names(sorted({party for one in rows for party in one.parties}))
    listed = [_row(by, one, called) for one in rows]
    kept = [one for one in listed if shown is None or _is(one, shown)]
    start = (max(page, 1) - 1) * PAGE
    return AgreementList(tuple(kept[start : start + PAGE]), len(kept), max(page, 1), len(kept) > start + PAGE)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many of an agency's own agreements wait for it."""

    to_sign: int
    past_review: int


def waiting(by: Actor) -> Waiting:
    """For whoever represents the agency: what to sign, and what is past its review. One statement."""
    found = prepared.load(Agreement, _MINE, [by.agency])
    states = [_state(by, one) for one in found]
    return Waiting(
        sum(state is AgreementState.PROPOSED for state in states),
        sum(_late(by, one, state) for one, state in zip(found, states, strict=True)),
    )


def agreement(by: Actor, agreement_id: UUID) -> AgreementShown:
    """Raises Missing for anyone but its parties and the office."""
    found = prepared.load(Agreement, _ONE, [agreement_id])
    if not found:
        raise Missing
    one = found[0]
    called = names(one.parties)
    signed = {
        row.keeper: row.made_at for row in AgreementSigned.objects.filter(agreement=one).order_by("made_at")
    }
    law = law_at(by.at)
    row = _row(by, one, called)
    return AgreementShown(
        row=row,
        says=one.says,
        purposes=tuple(one.purposes),
        classes=tuple(one.classes),
        basis=one.basis,
        methods=tuple(one.methods),
        passing_on=one.passing_on,
        parties=tuple(PartyRow(party, called[party], signed.get(party)) for party in one.parties),
        history=_history(one, signed, called),
        acts=open_acts_on_agreement(_actor(by), AgreementInHand(frozenset(one.parties), row.state), law),
    )


def insist_open(found: AgreementShown, act: Act) -> None:
    """Raises Missing for whoever is no party, Refused where the act is not open to this post now."""
    offered = next((one for one in found.acts if one.act is act), None)
    if offered is None:
        raise Missing
    if not offered.open:
        reasons = offered.verdict.reasons
        clauses = tuple(dict.fromkeys(clause for each in reasons for clause in each.clauses))
        raise Refused(f"{act}.not_open", " ".join(each.says for each in reasons), clauses=clauses)


def _actor(by: Actor) -> ActorFacts:
    return ActorFacts(by.post, by.practitioner, by.agency, by.agency, Role(by.role))


def _row(by: Actor, one: Agreement, called: dict[UUID, str]) -> AgreementRow:
    state = _state(by, one)
    return AgreementRow(
        id=one.id,
        reference=one.reference,
        title=one.title,
        parties=tuple(called[party] for party in one.parties),
        state=state,
        review_on=one.__dict__["review_now"],
        past_review=_late(by, one, state),
    )


def _late(by: Actor, one: Agreement, state: AgreementState) -> bool:
    late = past_review(one.__dict__["review_now"], day_in_london(by.at))
    return late and state is AgreementState.IN_FORCE


def _state(by: Actor, one: Agreement) -> AgreementState:
    also: dict[str, Any] = one.__dict__
    return state_for_party(
        signed=by.agency in also["signed_by"],
        everybody=set(also["signed_by"]) >= set(one.parties),
        ended=also["ended_at"] is not None,
    )


def _is(row: AgreementRow, shown: Shown) -> bool:
    return {
        Shown.TO_SIGN: row.state is AgreementState.PROPOSED,
        Shown.IN_FORCE: row.state is AgreementState.IN_FORCE,
        Shown.PAST_REVIEW: row.past_review,
        Shown.WAITING: row.state is AgreementState.SIGNED,
        Shown.ENDED: row.state is AgreementState.ENDED,
    }[shown]


def _history(one: Agreement, signed: dict[UUID, datetime], called: dict[UUID, str]) -> tuple[Happened, ...]:
    """Everything that a party did with it, the latest first."""
    found = [Happened(Act.PROPOSE_AGREEMENT, one.made_at, called[one.keeper])]
    found += [
        Happened(Act.SIGN_AGREEMENT, at, called[party]) for party, at in signed.items() if party != one.keeper
    ]
    found += [
        Happened(Act.REVIEW_AGREEMENT, row.made_at, called[row.keeper], row.says, row.review_on)
        for row in AgreementReviewed.objects.filter(agreement=one)
    ]
    found += [
        Happened(Act.END_AGREEMENT, row.made_at, called[row.keeper], row.why)
        for row in AgreementEnded.objects.filter(agreement=one)
    ]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))
