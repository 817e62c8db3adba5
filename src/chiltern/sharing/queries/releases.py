"""A hidden place that waits for a second person: who may release it, and to whom it would go. Clauses 3.4 and 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.sharing.open_acts import may_do
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    Act,
    DecisionState,
    ReleaseWord,
    Role,
)
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.sealed import by_id
from chiltern.scheme.queries import law_at
from chiltern.sharing.facts import requests as facts
from chiltern.sharing.models import PlaceRelease, ReleaseAnswer
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.addressing import PostToAddress, told_apart

ANSWERS = (Act.RELEASE_PLACE, Act.GIVE_PLACE_BACK)


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
    refuse_unless_may(verdict_on_answer(by, act, release, in_hand), act)


def named_alone(request: UUID, posts: Sequence[UUID]) -> list[UUID]:
    """Those of the named posts that still work on the request at whoever asked."""
    return sorted(set(posts) & {one.post for one in posts_that_asked(request)})


def insist_somebody_named(release: PlaceRelease) -> None:
    """Raises Refused where none of the named posts works on the request any more; outside the Code there are none to name."""
    if release.posts and not named_alone(release.about, release.posts):
        raise Refused(
            "release.nobody_there",
            "Nobody whom you named works on this request any more. Give it back, and name others.",
            clauses=("3.4", "3.7"),
        )


def answer_to(release_id: str) -> ReleaseWord | None:
    """What the second person said of it; None while it waits. Raises Missing."""
    release = release_seen(UUID(release_id))
    said = ReleaseAnswer.objects.filter(release=release.id).values_list("answer", flat=True).first()
    return ReleaseWord(said) if said else None


def release_of(decision: UUID | None) -> UUID | None:
    """Where a decision waits for, or has had, a second person; as far as this post sees it."""
    rows = PlaceRelease.objects.filter(decision=decision) if decision else PlaceRelease.objects.none()
    return rows.values_list("id", flat=True).first()


def verdict_on_answer(
    by: Actor, act: Act, release: PlaceRelease, in_hand: fetch.InHand, state: DecisionState | None = None
) -> Verdict:
    """What the Code says of this post's releasing an answer, or giving it back."""
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
