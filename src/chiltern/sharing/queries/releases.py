"""A hidden place that waits for a second person: who may release it, to whom it would go, exactly what leaves. 3.4, 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.sharing.open_acts import may_do
from chiltern.code_of_practice.verdict import Verdict, from_trace
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    DecisionState,
    InfoClass,
    ItemKind,
    Marking,
    ReleaseWord,
    Role,
    Standing,
)
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_as_read, law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import Decision, PlaceRelease, ReleaseAnswer
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.addressing import PostToAddress, told_apart
from chiltern.sharing.workings.deciding import TermsGiven, terms_from

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
    request: UUID
    reference: str
    asker: str
    asked_by: str
    needed: str
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
    declines: bool
    can: tuple[Act, ...]
    why_not: tuple[str, ...]
    state: DecisionState
    answer: ReleaseWord | None
    words: str
    answered_by: str
    answered_at: datetime | None


def posts_that_asked(request: UUID) -> tuple[PostToAddress, ...]:
    """Who works on the request at the agency that asked, by title: a hidden place goes to some of these, or to nobody."""
    return told_apart(prepared.fetch("select post, title from ctx.posts_that_asked(%s::uuid)", [request]))


def second_persons(by: Actor, request: UUID, *, managers: bool) -> list[tuple[UUID, bool]]:
    """Who else at the acting agency may release it, and whether that post sees the request already.

    Whoever works on it first; where nobody else does, its managers, unless it lies with named posts alone. Never whoever
    decides, nor anybody in conflict.
    """
    rows = prepared.fetch("select post, role, sees from ctx.second_persons(%s::uuid)", [request])
    found = [(post, sees) for post, role, sees in rows if role == Role.MANAGER or not managers]
    if those := [one for one in found if one[1]]:
        return those
    on_the_list = set(access.readers_like(request, by.agency, [post for post, _ in found]))
    return [one for one in found if one[0] in on_the_list]


def release_seen(release_id: UUID) -> PlaceRelease:
    """Raises Missing."""
    row = by_id.row(PlaceRelease, release_id)
    if row is None:
        raise Missing
    return row


def insist_may_answer(by: Actor, act: Act, release: PlaceRelease, in_hand: fetch.InHand) -> None:
    """Raises Refused with every reason: the decider, whoever asked, another role, or too late."""
    refuse_unless_may(_verdict(by, act, release, in_hand), act)


def named_alone(request: UUID, posts: Sequence[UUID]) -> list[UUID]:
    """Those of the named posts that still work on the request at whoever asked."""
    return sorted(set(posts) & {one.post for one in posts_that_asked(request)})


def insist_somebody_named(release: PlaceRelease) -> None:
    """Raises Refused where none of the named posts works on the request any more."""
    if not named_alone(release.about, release.posts):
        raise Refused(
            "release.nobody_there",
            "Nobody whom you named works on this request any more. Give it back, and name others.",
            clauses=("3.4", "3.7"),
        )


def release_page(by: Actor, release_id: UUID) -> ReleaseView:
    """For whoever decided and whoever may release it. Raises Missing."""
    release = release_seen(release_id)
    in_hand = fetch.agency_request(by, release.about)
    decision = Decision.objects.with_keys().filter(id=release.decision).first()
    if decision is None:
        raise Missing
    said: dict[str, Any] = decision.answers["said"]
    answer = ReleaseAnswer.objects.with_keys().filter(release=release.id).first()
    verdicts = {act: _verdict(by, act, release, in_hand, DecisionState(decision.state)) for act in ANSWERS}
    asked: dict[str, Any] = in_hand.asked.asked
    verdict = from_trace(release.trace)
    return ReleaseView(
        id=release.id,
        request=release.about,
        reference=in_hand.asked.reference,
        asker=in_hand.asker,
        asked_by=", ".join(each for each in (asked["from"]["name"], asked["from"]["title"]) if each),
        needed=asked["needed"],
        due_at=in_hand.due_at,
        posts=tuple(release.titles),
        outside_line=release.outside_line,
        decided_by=_called(release.decided_by_practitioner),
        decided_at=release.made_at,
        reasons=decision.reasons,
        as_sent=said["as_sent"],
        leaves=tuple(_leaving(one) for one in said["items"] if one["share"]),
        stays=tuple(_leaving(one) for one in said["items"] if not one["share"]),
        terms=terms_from(said["terms"]),
        verdict=verdict,
        law=law_as_read(release.made_at, verdict.book, asked_at=by.at),
        declines=release.declines,
        can=tuple(act for act, verdict in verdicts.items() if verdict.standing is Standing.MAY),
        why_not=tuple(
            reason.says for reason in verdicts[Act.RELEASE_PLACE].reasons if reason.answer is Answer.NO
        ),
        state=DecisionState(decision.state),
        answer=ReleaseWord(answer.answer) if answer else None,
        words=answer.words if answer else "",
        answered_by=_called(answer.answered_by_practitioner) if answer else "",
        answered_at=answer.made_at if answer else None,
    )


def release_of(decision: UUID | None) -> UUID | None:
    """Where a decision waits for, or has had, a second person; as far as this post sees it."""
    rows = PlaceRelease.objects.filter(decision=decision) if decision else PlaceRelease.objects.none()
    return rows.values_list("id", flat=True).first()


def _verdict(
    by: Actor, act: Act, release: PlaceRelease, in_hand: fetch.InHand, state: DecisionState | None = None
) -> Verdict:
    mine = facts.agencies(by, by.agency)[by.agency]
    latest = in_hand.decision if in_hand.decision and in_hand.decision.id == release.decision else None
    hand = replace(
        facts.request_in_hand(in_hand.asked, in_hand.state, latest),
        declines=release.declines,
        only_opened=in_hand.only_opened,
    )
    if state is not None and latest is None:
        hand = replace(hand, decision_state=state, decided_by=release.decided_by_practitioner)
    return may_do(act, facts.actor_facts(by, mine), hand, law_at(by.at))


def _called(practitioner: UUID) -> str:
    found = Practitioner.objects.with_keys().filter(id=practitioner).first()
    return found.name if found else "A colleague"


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
