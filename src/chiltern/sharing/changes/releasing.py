"""That a hidden place waits for a second person, and what that person says. No gate and no entry here. 3.4, 3.7."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Act, DecisionState, ReleaseWord
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.sharing.models import Decision, PlaceRelease, ReleaseAnswer
from chiltern.sharing.queries.releases import posts_that_asked, release_of, second_persons
from chiltern.sharing.workings.deciding import DecisionGiven


@dataclass(frozen=True, slots=True)
class NamedAlone:
    """To whom a hidden place would go, how they are known to be outside the line, and who may release it."""

    titles: Mapping[UUID, str]
    outside_line: str
    asked: Sequence[tuple[UUID, bool]]
    """With whether that post sees what it is about already."""

    @property
    def unseeing(self) -> list[UUID]:
        """Whoever is to release it has to see what it is about."""
        return [post for post, sees in self.asked if not sees]


def insist_posts_asked(request: UUID, given: DecisionGiven) -> dict[UUID, str]:
    """The named posts with their titles. Raises Invalid where one does not work on the request at whoever asked."""
    known = {one.post: one.title for one in posts_that_asked(request)}
    if not set(given.to_posts) <= known.keys():
        raise Invalid(
            "to_posts", "Somebody whom you named does not work on this request any more: choose again"
        )
    return {post: known[post] for post in given.to_posts}


def insist_second_persons(by: Actor, thing: UUID, *, managers: bool = False) -> list[tuple[UUID, bool]]:
    """Who else at the acting agency may release it, and whether that post sees the thing already. Raises Refused for nobody."""
    others = second_persons(by, thing, managers=managers)
    if not others:
        raise Refused(
            "release.nobody",
            "Nobody else at your agency can release this, and you cannot release what you decide yourself. Ask your "
            "representative to give a colleague a post, put a colleague on the list where it is restricted, or leave the "
            "place out and share the rest. If somebody is in danger, say so: then you tell it by voice, and a second "
            "person looks afterwards.",
            clauses=("3.4", "3.7"),
        )
    return others


def ask_to_release(
    by: Actor,
    filing: Filing,
    decision: Decision,
    to: NamedAlone,
    *,
    once_released: Verdict,
    declines: bool = False,
    due_at: datetime,
    home: Sequence[UUID],
) -> PlaceRelease:
    """The row that waits, in the lists of those who may release it. Write the filing afterwards."""
    row = PlaceRelease(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        decision=decision.id,
        about=decision.about,
        recipient=decision.recipient,
        posts=sorted(to.titles),
        titles=sorted(to.titles.values()),
        outside_line=to.outside_line,
        trace=once_released.to_trace(),
        home=list(home),
        asked=[post for post, _ in to.asked],
        due_at=due_at,
        declines=declines,
        decided_by=by.post,
        decided_by_practitioner=by.practitioner,
    )
    row.sealed_with(filing.bear_sealed(row.id, "release"))
    filing.let_in(row.asked, row.id, "release.asked", due_at)
    filing.let_in([by.post], row.id, "release.own", by.at)
    prepared.insert([row])
    return row


def answer_release(by: Actor, release: PlaceRelease, answer: ReleaseWord, words: str = "") -> ReleaseAnswer:
    """Once: raises AlreadyDone where a colleague was a moment earlier."""
    row: ReleaseAnswer = ReleaseAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        release=release,
        answer=answer,
        words=words,
        answered_by=by.post,
        answered_by_practitioner=by.practitioner,
    ).sealed_with(release.key_of_thing())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("release.answered", "A colleague has answered this already.") from None
    waits_no_longer(by, release.id)
    return row


def let_go(decision: Decision, agreed_by: UUID | None = None) -> None:
    """It is made from now on. `agreed_by`: the post, where something stays behind that takes a manager to withhold."""
    decision.state = DECISION.next_state(DecisionState(decision.state), Act.RELEASE_PLACE)
    decision.agreed_by = agreed_by
    decision.save(update_fields=["state", "agreed_by"])


def forget(by: Actor, decision: UUID) -> None:
    """A decision that is replaced waits for nobody."""
    release = release_of(decision)
    if release is not None:
        waits_no_longer(by, release)


def waits_no_longer(by: Actor, release: UUID) -> None:
    """Off the lists of those who could release it."""
    access.file_under(release, kind="release.done", sort_at=by.at)
