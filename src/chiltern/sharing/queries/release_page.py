"""A hidden place that waits for a second person: exactly what leaves, to whom, on whose word. Clauses 3.4, 3.7 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.agencies.queries import names
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    DecisionState,
    InfoClass,
    ItemKind,
    Marking,
    ReleaseWord,
    Standing,
    TellingAsk,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_as_read
from chiltern.sharing.models import Decision, Disclosure, Item, PlaceRelease, ReleaseAnswer
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.kept_decision import ANSWERS_A_REQUEST
from chiltern.sharing.queries.places_in_hand import decision_behind, verdict_on_place
from chiltern.sharing.queries.releases import release_seen, verdict_on_answer
from chiltern.sharing.workings.deciding import TermsGiven, terms_from
from chiltern.sharing.workings.kept import said_of

ANSWERS = (Act.RELEASE_PLACE, Act.GIVE_PLACE_BACK)


@dataclass(frozen=True, slots=True)
class Leaving:
    """One item as it would leave, or that stays."""

    text: str
    kind: str
    source: str
    about: str
    classes: tuple[str, ...]
    hidden_from: tuple[str, ...]
    marking: str
    document_pages: int
    withheld_because: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """Exactly what leaves, to whom, on whose word; and what this post can do about it."""

    id: UUID
    kind: str
    """Of the decision that waits: answer, telling, or passing_on."""
    about: UUID
    decision: UUID
    reference: str
    to: str
    asked: tuple[tuple[str, str], ...]
    """What was asked, or is told and why: beside the information itself."""
    due_at: datetime
    posts: tuple[str, ...]
    outside_line: str
    decided_by: str
    decided_at: datetime
    reasons: str
    as_sent: str
    leaves: tuple[Leaving, ...]
    stays: tuple[Leaving, ...]
    terms: TermsGiven
    verdict: Verdict
    law: Book
    can: tuple[Act, ...]
    why_not: tuple[str, ...]
    state: DecisionState
    answer: ReleaseWord | None
    words: str
    answered_by: str
    answered_at: datetime | None
    made: UUID | None
    """What was shared by it, once it is released and told."""


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind it: a request, what is told, or what came here."""

    reference: str
    to: str
    due_at: datetime
    asked: tuple[tuple[str, str], ...]
    verdicts: dict[Act, Verdict]


def release_page(by: Actor, release_id: UUID) -> ReleaseView:
    """For whoever decided and whoever may release it. Raises Missing."""
    release = release_seen(release_id)
    decision = decision_behind(release)
    said: Any = said_of(decision.answers)
    behind = (_a_request if decision.kind == ANSWERS_A_REQUEST else _no_request)(by, release, decision)
    answer = ReleaseAnswer.objects.with_keys().filter(release=release.id).first()
    verdict = from_trace(release.trace)
    may_release = behind.verdicts[Act.RELEASE_PLACE].reasons
    items = said.get("items")
    return ReleaseView(
        id=release.id,
        kind=decision.kind,
        about=release.about,
        decision=decision.id,
        reference=behind.reference,
        to=behind.to,
        asked=behind.asked,
        due_at=behind.due_at,
        posts=tuple(release.titles),
        outside_line=release.outside_line,
        decided_by=_called(release.decided_by_practitioner),
        decided_at=release.made_at,
        reasons=decision.reasons,
        as_sent=said.get("as_sent", ""),
        leaves=_held(decision) if items is None else tuple(_leaving(one) for one in items if one["share"]),
        stays=() if items is None else tuple(_leaving(one) for one in items if not one["share"]),
        terms=terms_from(said["terms"]),
        verdict=verdict,
        law=law_as_read(release.made_at, verdict.book, asked_at=by.at),
        can=tuple(act for act, verdict in behind.verdicts.items() if verdict.standing is Standing.MAY),
        why_not=tuple(reason.says for reason in may_release if reason.answer is Answer.NO),
        state=DecisionState(decision.state),
        answer=ReleaseWord(answer.answer) if answer else None,
        words=answer.words if answer else "",
        answered_by=_called(answer.answered_by_practitioner) if answer else "",
        answered_at=answer.made_at if answer else None,
        made=Disclosure.objects.filter(decision=decision.id).values_list("id", flat=True).first(),
    )


def _called(practitioner: UUID) -> str:
    found = Practitioner.objects.with_keys().filter(id=practitioner).first()
    return found.name if found else "A colleague"


def _a_request(by: Actor, release: PlaceRelease, decision: Decision) -> _Behind:
    in_hand, state = fetch.agency_request(by, release.about), DecisionState(decision.state)
    asked: dict[str, Any] = in_hand.asked.asked
    who = ", ".join(each for each in (asked["from"]["name"], asked["from"]["title"]) if each)
    return _Behind(
        in_hand.asked.reference,
        in_hand.asker,
        in_hand.due_at,
        (("Asked by", f"{who}, {in_hand.asker}"), ("What is needed", asked["needed"])),
        {act: verdict_on_answer(by, act, release, in_hand, state) for act in ANSWERS},
    )


def _no_request(by: Actor, release: PlaceRelease, decision: Decision) -> _Behind:
    said: dict[str, Any] = decision.answers["said"]
    to = names([release.recipient]).get(release.recipient, "")
    came = Disclosure.objects.filter(id=release.about).exclude(keeper=by.agency)
    return _Behind(
        came.values_list("reference", flat=True).first() or "",
        to,
        release.due_at,
        _told(said) if decision.kind == "telling" else (("Note to those who receive it", said["note"]),),
        {act: verdict_on_place(by, act, decision) for act in ANSWERS},
    )


def _told(said: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    people = "\n".join(person["name"] for person in said["people"])
    asks = TellingAsk(said["asks"]).says
    return (("About", people), ("What is asked", asks[:1].upper() + asks[1:]), ("Why", said["why"]))


def _leaving(said: dict[str, Any]) -> Leaving:
    document = said.get("document") or {"pages": ()}
    return Leaving(
        text=said["text"],
        kind=ItemKind(said["kind"]).says,
        source=said["source"],
        about=said["about"],
        classes=tuple(InfoClass(word).says for word in said["classes"]),
        hidden_from=tuple(said.get("hidden_from", ())),
        marking=Marking(said["marking"]).says,
        document_pages=len(document["pages"]),
        withheld_because="" if said["share"] else said["withheld_because"] or "Known to be false.",
    )


def _held(decision: Decision) -> tuple[Leaving, ...]:
    """What belongs to others, in the order in which it was chosen."""
    chosen = [UUID(item) for item in decision.answers["items"]]
    return tuple(
        _as_held(item) for item in sorted(by_id.rows(Item, chosen), key=lambda it: chosen.index(it.id))
    )


def _as_held(item: Item) -> Leaving:
    about: dict[str, Any] = item.about
    return Leaving(
        text=item.text,
        kind=ItemKind(item.kind).says,
        source=item.source,
        about=about["about"],
        classes=tuple(InfoClass(word).says for word in item.classes),
        hidden_from=tuple(about.get("hidden_from", ())),
        marking=Marking(item.marking).says,
        document_pages=item.document_pages or 0,
        withheld_because="",
    )
