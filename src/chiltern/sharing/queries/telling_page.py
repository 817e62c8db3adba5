"""What was told unasked, as either side sees it: what is asked, about whom, by when, how it was answered. Clause 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.machines import state_of_telling
from chiltern.code_of_practice.sharing import TellingInHand, open_acts_on_telling
from chiltern.code_of_practice.sharing.telling import may_do_on_telling
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    AnswerBackKind,
    CallSide,
    TellingAsk,
    TellingState,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Acknowledgement, AnswerBack, ReachedOutside, Telling, TellingAssignment
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.colleagues import called
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.reached import how_reached
from chiltern.sharing.queries.request_page import act_view, person_view
from chiltern.sharing.queries.views import ActView, PersonView, ReachedView, StepView

_OUTSIDE = Exists(ReachedOutside.objects.filter(thing=OuterRef("disclosure"), side=CallSide.GIVEN))
"""Whether it was told to a body outside the Code: as whoever told it wrote down."""


@dataclass(frozen=True, slots=True)
class TellingView:
    """What stands on the page besides the information itself."""

    ours: bool
    """Whether we told."""
    asks: str
    purpose: str
    people: tuple[PersonView, ...]
    why: str
    danger: str
    in_danger: bool
    from_name: str
    from_title: str
    reach: str
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]
    """How far up it has gone for its time; nothing is asked while it is not late."""
    recipient: UUID
    state: TellingState
    named_posts: bool
    acts: tuple[ActView, ...]
    answer: str
    answer_words: str
    answered_at: datetime | None
    to_read: bool
    """Whether we told, and have not said yet that we read their answer."""
    given_to: UUID | None
    """Who has it by name at the recipient, as that agency alone sees."""
    with_whom: str
    outside: tuple[ReachedView, ...]
    """How a body outside the Code was told, and how its answer came: for whoever told it alone."""

    @property
    def is_outside(self) -> bool:
        """Whether a body outside the Code was told, which sees nothing here."""
        return bool(self.outside)


def telling_page(by: Actor, disclosure_id: UUID) -> TellingView | None:
    """None where the disclosure was not told unasked, or this post does not see it."""
    given = TellingAssignment.objects.filter(disclosure=OuterRef("disclosure")).order_by("-made_at", "-id")
    rows = Telling.objects.with_keys().select_related("disclosure")
    annotated = rows.annotate(given_to=Subquery(given.values("post")[:1]), outside=_OUTSIDE)
    found = annotated.filter(disclosure=disclosure_id).first()
    if found is None:
        return None
    back = AnswerBack.objects.with_keys().filter(disclosure=disclosure_id).first()
    state = _state(found, answered=back is not None)
    said: dict[str, Any] = found.said
    ours = found.keeper == by.agency
    overdue = back is None and clocks.is_overdue(found.due_at, by.at)
    return TellingView(
        ours=ours,
        asks=TellingAsk(found.asks).says,
        purpose=law_at(found.made_at, asked_at=by.at).row(found.purpose, "purpose").says,
        people=tuple(person_view(person) for person in said["people"]),
        why=said["why"],
        danger=Answer(said["danger"]).says,
        in_danger=said["danger"] != Answer.NO,
        from_name=said["from"]["name"],
        from_title=said["from"]["title"],
        reach=said["from"]["reach"],
        due_at=found.due_at,
        worked_out=found.worked_out,
        overdue=overdue,
        steps=steps_of(disclosure_id, found.due_at) if overdue else (),
        recipient=found.disclosure.recipient,
        state=state,
        named_posts=bool(found.named_posts),
        acts=_acts(by, found, state),
        answer=AnswerBackKind(back.kind).says if back else "",
        answer_words=back.words if back else "",
        answered_at=back.made_at if back else None,
        to_read=ours and back is not None and not found.outside and not is_read(disclosure_id),
        given_to=found.given_to,
        with_whom=called(by, found.given_to) if found.given_to else "",
        outside=how_reached(by, disclosure_id, said["from"], found.told_by) if found.outside else (),
    )


def insist_open_on_telling(by: Actor, act: Act, telling: Telling) -> None:
    """Raises Missing for an agency on neither side, Refused with every reason where the act is not open."""
    answered = AnswerBack.objects.filter(disclosure=telling.disclosure_id).exists()
    in_hand = hand(telling, _state(telling, answered=answered))
    mine = facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(may_do_on_telling(act, facts.actor_facts(by, mine), in_hand, law_at(by.at)), act)


def told(disclosure_id: UUID) -> Telling:
    """The telling of a disclosure with its keys. Raises Missing."""
    rows = Telling.objects.with_keys().select_related("disclosure").annotate(outside=_OUTSIDE)
    found: Telling | None = rows.filter(disclosure=disclosure_id).first()
    if found is None:
        raise Missing
    return found


def hand(telling: Telling, state: TellingState = TellingState.TOLD) -> TellingInHand:
    """The telling, as the rules look at it."""
    return TellingInHand(
        teller=telling.keeper,
        recipient=telling.disclosure.recipient,
        state=state,
        told_by=telling.told_by_practitioner,
        named=frozenset(telling.named_posts),
        outside=bool(telling.__dict__.get("outside")),
    )


def is_read(disclosure_id: UUID) -> bool:
    """Whether this agency has put it away as read."""
    return Access.objects.filter(thing=disclosure_id, kind="telling.done").exists()


def _acts(by: Actor, found: Telling, state: TellingState) -> tuple[ActView, ...]:
    if found.keeper == by.agency and not found.__dict__["outside"]:
        return ()
    mine = facts.agencies(by, by.agency)[by.agency]
    acts = open_acts_on_telling(facts.actor_facts(by, mine), hand(found, state), law_at(by.at))
    return tuple(act_view(act) for act in acts)


def _state(telling: Telling, *, answered: bool) -> TellingState:
    """Where it stands. A body outside the Code acknowledges nothing."""
    if telling.__dict__["outside"]:
        return state_of_telling(acknowledged=False, answered=answered, outside=True)
    disclosure = telling.disclosure
    receipt = Acknowledgement.objects.filter(of=disclosure.id, keeper=disclosure.recipient)
    return state_of_telling(acknowledged=receipt.exists(), answered=answered)
