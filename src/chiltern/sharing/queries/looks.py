"""A second look, as those see it who decided and those who look; and its rows in lists. Clauses 2.2, 3.3 and 9.3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.queries import names
from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.sharing.conditions import CONDITIONS
from chiltern.code_of_practice.sharing.looking import LookInHand, may_look
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    InfoClass,
    ItemKind,
    LookAnswer,
    LookedBy,
    Method,
    Standing,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_as_read, law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Disclosure, SecondLook, SecondLookAnswer
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.views import StepView

ASKED = ("look.asked", "look.climbed")
_ASKS = {each.fact: each.asks for each in CONDITIONS if each.fact != "review_on"} | {
    "danger_rests_on": "What does the answer on danger rest on?",
    "recipient_can_act": "Can those who received it do something about it?",
    "views": "What do the child and the family say about sharing?",
    "ground": "Which ground?",
    "power": "Which power?",
    "conditions": "Which condition for data of special categories?",
}


@dataclass(frozen=True, slots=True)
class LookView:
    """Everything that this side may see of it. No child, and no item's text, stands here."""

    id: UUID
    reference: str
    ours: bool
    """Whether our agency decided it."""
    agency: str
    recipient: str
    standing: str
    shared_at: datetime
    because: LookedBy
    due_at: datetime
    worked_out: str
    overdue: bool
    steps: tuple[StepView, ...]
    questions: tuple[tuple[str, str], ...]
    reasons: str
    items: tuple[str, ...]
    stayed: tuple[tuple[str, str], ...]
    """What may help and was not shared: its kind, and why."""
    verdict: Verdict
    law: Book
    can_answer: bool
    answer: LookAnswer | None
    words: str
    answered_at: datetime | None
    decided_href: str
    """Where our own see the decision whole."""


def look_in_hand(by: Actor, look_id: UUID) -> tuple[SecondLook, LookInHand]:
    """For those who decided and those who were asked. Raises Missing."""
    look = by_id.row(SecondLook, look_id)
    if look is None or look.because == LookedBy.REVIEW:
        raise Missing
    return look, LookInHand(
        decided_by=look.decided_by_practitioner,
        asked=Access.objects.filter(thing=look_id, kind__in=ASKED).exists(),
        answered=SecondLookAnswer.objects.filter(look=look_id).exists(),
    )


def insist_may_look(by: Actor, in_hand: LookInHand) -> None:
    """Raises Refused with every reason."""
    mine = facts.agencies(by, by.agency)[by.agency]
    refuse_unless_may(may_look(facts.actor_facts(by, mine), in_hand, law_at(by.at)), Act.LOOK_AFTERWARDS)


def look_page(by: Actor, look_id: UUID) -> LookView:
    """Raises Missing."""
    look, in_hand = look_in_hand(by, look_id)
    answer = SecondLookAnswer.objects.with_keys().filter(look=look_id).first()
    shows: dict[str, Any] = look.shows
    decided = from_trace(shows["trace"])
    law = law_as_read(look.made_at, decided.book, asked_at=by.at)
    mine = facts.agencies(by, by.agency)[by.agency]
    verdict = may_look(facts.actor_facts(by, mine), in_hand, law_at(by.at))
    to = [UUID(one) for one in shows.get("to", ())] or [look.recipient]
    called, ours = names([look.keeper, *to]), look.keeper == by.agency
    because, due_at = _asked_since(look)
    overdue = answer is None and due_at < by.at
    return LookView(
        id=look.id,
        reference=look.reference,
        ours=ours,
        agency=called[look.keeper],
        recipient=", ".join(called.get(one, "a body outside the Code") for one in to),
        standing=Standing(look.standing).says,
        shared_at=look.made_at,
        because=because,
        due_at=due_at,
        worked_out=look.worked_out if due_at == look.due_at else "",
        overdue=overdue,
        steps=steps_of(look_id, due_at) if overdue else (),
        questions=questions_of(shows["answers"], law),
        reasons=shows["reasons"],
        items=tuple(item_of(one) for one in shows["items"]),
        stayed=tuple((ItemKind(one["kind"]).says, one["because"]) for one in shows.get("stayed", ())),
        verdict=decided,
        law=law,
        can_answer=verdict.standing is Standing.MAY,
        answer=LookAnswer(answer.answer) if answer else None,
        words=answer.words if answer else "",
        answered_at=answer.made_at if answer else None,
        decided_href=decided_at(look) if ours else "",
    )


def _asked_since(look: SecondLook) -> tuple[LookedBy, datetime]:
    """Why they look, and by when: where nobody could be asked then, and somebody could since, by that."""
    because = LookedBy(look.because)
    if because is not LookedBy.NOBODY:
        return because, look.due_at
    since = Access.objects.filter(thing=look.id, kind__in=(*ASKED, "look.placed", "look.done"))
    due = since.filter(kind__in=ASKED).values_list("sort_at", flat=True).first()
    return (LookedBy.SINCE if since.exists() else because), due or look.due_at


def look_at(*about: UUID) -> UUID | None:
    """The latest look at what was decided about a thing, or about several at once, where this post sees it."""
    rows = SecondLook.objects.filter(about__in=about)
    return rows.order_by("-made_at").values_list("id", flat=True).first()


def questions_of(answers: Mapping[str, Any], law: Book) -> tuple[tuple[str, str], ...]:
    """What was asked, with its answer in words."""
    said = ((name, _in_words(name, answers[name], law)) for name in _ASKS if answers.get(name))
    return tuple((_ASKS[name], words) for name, words in said if words)


def _in_words(name: str, value: Any, law: Book) -> str:
    if name == "method":
        return Method(value).says
    if name in ("ground", "power", "basis"):
        return _row(value, law)
    if isinstance(value, list):
        return "; ".join(_row(one, law) for one in value)
    return Answer(value).says if value in {each.value for each in Answer} else str(value)


def _row(key: str, law: Book) -> str:
    try:
        return law.row(key).in_words()
    except UnknownRowError:
        return key


def item_of(said: Mapping[str, Any]) -> str:
    """What kind of thing was shared, without what it said."""
    classes = ", ".join(InfoClass(one).says for one in said["classes"])
    tests = "; ".join(
        f"{_ASKS.get(name, name)} {Answer(value).says}" for name, value in said["tests"].items()
    )
    return f"{ItemKind(said['kind']).says}: {classes}. {tests}".strip()


def decided_at(look: SecondLook) -> str:
    """The page of what was decided, by what it was about."""
    if look.kind == "answer":
        return f"/requests/{look.about}/decision/"
    if look.kind == "asking":
        return f"/decisions/{look.decision}/"
    if look.kind == "call":
        return f"/calls/{look.about}/"
    made = Disclosure.objects.filter(decision=look.decision).values_list("id", flat=True).first()
    return f"/disclosures/{made}/" if made else ""
