"""A note of advice, as those see it who wrote it or were asked about it: with questions and answers. Clauses 3.3 to 3.5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.agencies.queries import names
from chiltern.code_of_practice.book import Book, Row
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.reason import Reason, reason_for
from chiltern.code_of_practice.sharing.advising import (
    AdviceInHand,
    may_ask_advice,
    may_do_on_advice,
    open_acts_on_advice,
)
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import Act, AdviceStep, Adviser, Function, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_as_read, law_at
from chiltern.sharing.facts import requests
from chiltern.sharing.models import AdviceAnswer, AdviceNote, AdviceQuestion
from chiltern.sharing.queries.acts import refuse_unless_may

ASKED, ANSWERED, READ = "advice.asked", "advice.answered", "advice.read"
COLLEAGUE = "A colleague"
NOT_LISTED = "a body that is not on the list"


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question about the note, and what was answered."""

    id: UUID
    adviser: str
    asks: str
    asked_at: datetime
    due_at: datetime
    worked_out: str
    words: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """The note whole. `said`: the answers as they were given, by name."""

    id: UUID
    reference: str
    at: datetime
    by_name: str
    mine: bool
    recipient: str
    code_version: str
    book: str
    law: Book
    verdict: Verdict
    asking: tuple[Reason, ...]
    said: dict[str, Any]
    steps: tuple[AdviceStep, ...]
    offered: tuple[Row, ...]
    left_out: tuple[tuple[Row, str], ...]
    questions: tuple[QuestionView, ...]
    can_ask: bool


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One question with the note that it is about, and what this reader can do with it."""

    question: QuestionView
    note: NoteView
    open: frozenset[Act]


def note_row(note_id: UUID) -> AdviceNote:
    """Raises Missing for an unknown and for a hidden one alike."""
    note = by_id.row(AdviceNote, note_id)
    if note is None:
        raise Missing
    return note


def question_row(question_id: UUID) -> AdviceQuestion:
    """Its words stay sealed until its note is opened. Raises Missing."""
    question: AdviceQuestion | None = AdviceQuestion.objects.filter(id=question_id).first()
    if question is None:
        raise Missing
    return question


def note_page(by: Actor, note_id: UUID) -> NoteView:
    """Raises Missing."""
    return _view(note_row(note_id), _actor(by), by)


def advice_page(by: Actor, question_id: UUID) -> AdviceView:
    """Raises Missing."""
    question, kinds = question_row(question_id), _kinds(question_id)
    actor = _actor(by)
    note = _view(note_row(question.note_id), actor, by)
    (shown,) = (one for one in note.questions if one.id == question_id)
    facts = _in_hand(question, kinds, answered=shown.answered_at is not None)
    acts = open_acts_on_advice(actor, facts, law_at(by.at))
    return AdviceView(shown, note, frozenset(act.act for act in acts if act.verdict.standing is Standing.MAY))


def in_hand(question: AdviceQuestion) -> AdviceInHand:
    """The question, as the rules look at it."""
    answered = AdviceAnswer.objects.filter(question=question.id).exists()
    return _in_hand(question, _kinds(question.id), answered=answered)


def insist_may_ask(by: Actor, note: AdviceNote) -> None:
    """Raises Refused with every reason."""
    verdict = may_ask_advice(_actor(by), note.written_by_practitioner, law_at(by.at))
    refuse_unless_may(verdict, Act.ASK_ADVICE)


def insist_may(by: Actor, act: Act, facts: AdviceInHand) -> None:
    """Raises Refused with every reason."""
    refuse_unless_may(may_do_on_advice(act, _actor(by), facts, law_at(by.at)), act)


def _actor(by: Actor) -> ActorFacts:
    return requests.actor_facts(by, requests.agencies(by, by.agency)[by.agency])


def _kinds(question_id: UUID) -> frozenset[str]:
    """The lists in which the question stands for this post. Raises Missing where it stands in none."""
    kinds = frozenset(Access.objects.filter(thing=question_id).values_list("kind", flat=True))
    if not kinds:
        raise Missing
    return kinds


def _in_hand(question: AdviceQuestion, kinds: frozenset[str], *, answered: bool) -> AdviceInHand:
    return AdviceInHand(
        asked_by=question.asked_by_practitioner,
        asked=ASKED in kinds,
        answered=answered,
        read=READ in kinds,
    )


def _view(note: AdviceNote, actor: ActorFacts, by: Actor) -> NoteView:
    answers: dict[str, Any] = note.answers
    law = law_as_read(note.made_at, note.trace["verdict"]["book"], asked_at=by.at)
    may_ask = may_ask_advice(actor, note.written_by_practitioner, law_at(by.at))
    listed = names([note.recipient]).get(note.recipient, "") if note.recipient else ""
    asked = list(AdviceQuestion.objects.filter(note=note.id).order_by("made_at", "id"))
    replies = {row.question_id: row for row in AdviceAnswer.objects.filter(note=note.id)} if asked else {}
    for row in (*asked, *replies.values()):
        row.sealed_with(note.key_of_thing())
    people = {note.written_by_practitioner, *(row.answered_by_practitioner for row in replies.values())}
    called = {row.id: row.name for row in Practitioner.objects.with_keys().filter(id__in=people)}
    return NoteView(
        id=note.id,
        reference=note.reference,
        at=note.made_at,
        by_name=called.get(note.written_by_practitioner, COLLEAGUE),
        mine=note.written_by_practitioner == by.practitioner,
        recipient=listed or f"{NOT_LISTED} ({Function(note.function).says})",
        code_version=note.code_version,
        book=note.book,
        law=law,
        verdict=from_trace(note.trace["verdict"]),
        asking=tuple(map(reason_for, note.trace["asking"])),
        said=answers["said"],
        steps=tuple(map(AdviceStep, answers["steps"])),
        offered=tuple(law.row(key) for key in note.trace["offered"]),
        left_out=tuple((law.row(key), why) for key, why in note.trace["left_out"]),
        questions=tuple(_question(one, replies.get(one.id), called) for one in asked),
        can_ask=may_ask.standing is Standing.MAY,
    )


def _question(one: AdviceQuestion, answer: AdviceAnswer | None, called: dict[UUID, str]) -> QuestionView:
    return QuestionView(
        id=one.id,
        adviser=Adviser(one.adviser).says,
        asks=one.asks,
        asked_at=one.made_at,
        due_at=one.due_at,
        worked_out=one.worked_out,
        words=answer.words if answer else "",
        answered_by=called.get(answer.answered_by_practitioner, COLLEAGUE) if answer else "",
        answered_at=answer.made_at if answer else None,
    )
