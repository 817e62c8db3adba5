"""The page of a person's own request, for whoever answers it; and the reply as it is printed. Clauses 2.2 and 8.3.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import (
    Act,
    IdentityShown,
    OwnersView,
    PersonalState,
    Relation,
    Released,
    ReplyWay,
    RightToAsk,
    Standing,
    WhyHeldBack,
    WhyRefused,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.resolution.queries.held import HeldItem, held_of, open_outcomes
from chiltern.resolution.queries.personal import InHand, in_hand_of, may
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.views import StepView

_STEPS = (Act.SEND_REQUEST_ON, Act.CHECK_ASKER, Act.FIND_HELD, Act.RELEASE_HELD, Act.REPLY_TO_ASKER)


@dataclass(frozen=True, slots=True)
class CheckView:
    """How identity and right were shown, or why it went no further."""

    identity: IdentityShown | None
    right: RightToAsk | None
    refused: WhyRefused | None
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldView:
    """One item that was found, with what its owner says and what was decided."""

    id: UUID
    text: str
    ours: bool
    belongs_to: str
    hidden_from: tuple[str, ...]
    hidden_from_asker: bool
    asks_hidden: bool
    asked: UUID | None
    due_at: datetime | None
    silent: bool
    view: OwnersView | None
    view_why: WhyHeldBack | None
    view_words: str
    outcome: Released | None
    why: WhyHeldBack | None
    decided_by: str
    open: tuple[Released, ...]
    """What the rule leaves open for it."""
    against: str


@dataclass(frozen=True, slots=True)
class ReplyView:
    """The reply, exactly as it is printed."""

    request: UUID
    reference: str
    to: str
    agency: str
    request_reference: str
    asked_at: datetime
    at: datetime
    refused: str
    parts: tuple[str, ...]
    ends: tuple[str, ...]
    way: ReplyWay


@dataclass(frozen=True, slots=True)
class PersonalView:
    """The request and how far it has come. The office sees what is wanted, and nobody's name."""

    id: UUID
    reference: str
    state: PersonalState
    at: datetime
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]
    relation: Relation
    asker: str
    reach: str
    safe: str
    about: str
    born: date
    wanted: str
    sent_on_to: str
    check: CheckView | None
    looked_for: str
    items: tuple[HeldView, ...]
    reply: bool
    acts: frozenset[Act]


def personal_page(by: Actor, request_id: UUID) -> PersonalView:
    """Raises Missing."""
    in_hand = in_hand_of(by, request_id)
    row, said = in_hand.row, in_hand.row.said
    office, state = by.agency == OFFICE, in_hand.state
    late = state is not PersonalState.CLOSED and clocks.is_overdue(row.due_at, by.at)
    sent = in_hand.sent_on
    wrote = {one.post for one in (in_hand.check, *in_hand.decided.values()) if one is not None}
    called = post_names(wrote) if wrote else {}
    return PersonalView(
        id=row.id,
        reference=row.reference,
        state=state,
        at=row.made_at,
        due_at=row.due_at,
        worked_out=row.worked_out,
        overdue=late,
        steps=steps_of(row.id, row.due_at) if late else (),
        relation=Relation(row.relation),
        asker="" if office else said["asker"],
        reach="" if office else said["reach"],
        safe="" if office else said["safe"],
        about="" if office else said["about"],
        born=date.fromisoformat(said["born"]),
        wanted=said["wanted"],
        sent_on_to=names([sent.agency])[sent.agency] if sent else "",
        check=_check(in_hand, called),
        looked_for=_looked_for(in_hand),
        items=tuple(held_view(by, one, called) for one in held_of(by, in_hand)) if in_hand.found else (),
        reply=in_hand.reply is not None,
        acts=frozenset(act for act in _STEPS if may(by, act, in_hand).standing is Standing.MAY),
    )


def reply_page(by: Actor, request_id: UUID) -> ReplyView:
    """Raises Missing, also where nothing has been answered yet."""
    in_hand = in_hand_of(by, request_id)
    if in_hand.reply is None:
        raise Missing
    said = in_hand.reply.said
    return ReplyView(
        request=request_id,
        reference=in_hand.reply.reference,
        to=said["to"],
        agency=said["agency"],
        request_reference=in_hand.row.reference,
        asked_at=in_hand.row.made_at,
        at=in_hand.reply.made_at,
        refused=said["refused"],
        parts=tuple(said["parts"]),
        ends=tuple(said["ends"]),
        way=ReplyWay(in_hand.reply.way),
    )


def held_view(by: Actor, held: HeldItem, called: dict[UUID, str]) -> HeldView:
    """One item, for a page."""
    view, decided, rule = held.view, held.decided, open_outcomes(by, held)
    return HeldView(
        id=held.item.id,
        text=held.text,
        ours=held.ours,
        belongs_to=held.belongs_to,
        hidden_from=held.hidden_from,
        hidden_from_asker=held.hidden == "yes",
        asks_hidden=held.asks_hidden,
        asked=held.asked.id if held.asked else None,
        due_at=held.asked.due_at if held.asked else None,
        silent=held.silent,
        view=OwnersView(view.view) if view else None,
        view_why=WhyHeldBack(view.why) if view and view.why else None,
        view_words=view.words if view else "",
        outcome=Released(decided.outcome) if decided else None,
        why=WhyHeldBack(decided.why) if decided and decided.why else None,
        decided_by=called.get(decided.post, "") if decided else "",
        open=rule.outcomes,
        against=rule.against,
    )


def _check(in_hand: InHand, called: dict[UUID, str]) -> CheckView | None:
    row = in_hand.check
    if row is None:
        return None
    return CheckView(
        identity=IdentityShown(row.identity) if row.identity else None,
        right=RightToAsk(row.right) if row.right else None,
        refused=WhyRefused(row.refused) if row.refused else None,
        words=row.words,
        by=called.get(row.post, ""),
        at=row.made_at,
    )


def _looked_for(in_hand: InHand) -> str:
    if in_hand.found is None:
        return ""
    said = in_hand.found.looked_for
    return f"{said['name']}, born {date.fromisoformat(said['born']):%d %B %Y}".replace("born 0", "born ")
