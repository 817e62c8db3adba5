"""A review of what was shared without consent, as those see it who see what was decided. Clauses 2.2, 3.3 and 9.5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.sharing.reviewing import ReviewInHand, may_review
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import Act, DecisionState, LookedBy, ReviewAnswer, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_as_read, law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Decision, SecondLook, SecondLookAnswer
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.looks import decided_at, item_of, questions_of
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.views import StepView


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What was weighed then. No child, and no item's text, stands here; the decision itself is a page of its own."""

    id: UUID
    reference: str
    recipient: str
    shared_at: datetime
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]
    questions: tuple[tuple[str, str], ...]
    reasons: str
    items: tuple[str, ...]
    verdict: Verdict
    law: Book
    replaced: bool
    can_answer: bool
    answer: ReviewAnswer | None
    words: str
    answered_at: datetime | None
    decided_href: str


def review_in_hand(look_id: UUID) -> tuple[SecondLook, ReviewInHand]:
    """Raises Missing for whoever does not see what was decided."""
    review = by_id.row(SecondLook, look_id)
    if review is None or review.because != LookedBy.REVIEW:
        raise Missing
    return review, ReviewInHand(
        answered=SecondLookAnswer.objects.filter(look=look_id).exists(),
        replaced=Decision.objects.filter(id=review.decision, state=DecisionState.SUPERSEDED).exists(),
    )


def insist_may_review(by: Actor, in_hand: ReviewInHand) -> None:
    """Raises Refused with every reason."""
    mine = facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(may_review(facts.actor_facts(by, mine), in_hand, law_at(by.at)), Act.REVIEW_DECISION)


def review_page(by: Actor, look_id: UUID) -> ReviewView:
    """Raises Missing."""
    review, in_hand = review_in_hand(look_id)
    answer = SecondLookAnswer.objects.with_keys().filter(look=look_id).first()
    shows: dict[str, Any] = review.shows
    decided = from_trace(shows["trace"])
    law = law_as_read(review.made_at, decided.book, asked_at=by.at)
    mine = facts.agencies(by, by.agency)[by.agency]
    verdict = may_review(facts.actor_facts(by, mine), in_hand, law_at(by.at))
    overdue = not in_hand.answered and not in_hand.replaced and review.due_at < by.at
    return ReviewView(
        id=review.id,
        reference=review.reference,
        recipient=names([review.recipient]).get(review.recipient, "a body outside the Code"),
        shared_at=review.made_at,
        due_at=review.due_at,
        worked_out=review.worked_out,
        overdue=overdue,
        steps=steps_of(look_id, review.due_at) if overdue else (),
        questions=questions_of(shows["answers"], law),
        reasons=shows["reasons"],
        items=tuple(item_of(one) for one in shows["items"]),
        verdict=decided,
        law=law,
        replaced=in_hand.replaced,
        can_answer=verdict.standing is Standing.MAY,
        answer=ReviewAnswer(answer.answer) if answer else None,
        words=answer.words if answer else "",
        answered_at=answer.made_at if answer else None,
        decided_href=decided_at(review),
    )
