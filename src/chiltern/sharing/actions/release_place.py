"""A second person releases a hidden place: only now it leaves, to the named posts alone. Clauses 3.4, 3.7, 3.8 and 9.3."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.verdict import from_trace
from chiltern.code_of_practice.words import Act, ReleaseWord
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing import decisions
from chiltern.sharing.changes.releasing import answer_release, let_go
from chiltern.sharing.changes.reviewing import ask_to_review
from chiltern.sharing.models import Decision, ReleaseAnswer
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.releases import insist_may_answer, insist_somebody_named, release_seen


@recorded("decision.released")
def release_place(*, by: Actor, release_id: UUID) -> ReleaseAnswer:
    """Raises Missing, Refused for the decider and where nobody named is left, or AlreadyDone."""
    release = release_seen(release_id)
    in_hand = fetch.alone(by, release.about)
    insist_may_answer(by, Act.RELEASE_PLACE, release, in_hand)
    insist_somebody_named(release)
    decision = Decision.objects.with_keys().filter(id=release.decision).first()
    if decision is None:
        raise Missing
    let_go(decision, by.post if release.declines else None)
    decisions.replace_earlier(by, decision)
    filed, filing = fetch.filed(by, release.about), Filing(by)
    home = sorted({*release.home, *filed.readers})
    going = decisions.going_with(decision)
    told = decisions.settle(by, filing, in_hand, decision, going, home)
    people = decisions.people_asked(in_hand)
    reviews = ask_to_review(
        by, filing, decision, people, home, gives=bool(going), verdict=from_trace(release.trace)
    )
    filing.write(filed.people)
    decisions.name_as_the_request(in_hand, told, going)
    answer = answer_release(by, release, ReleaseWord.RELEASED)
    record(
        by=by,
        thing=release.about,
        parties=decisions.told_to(by, in_hand, decision),
        says={"decision": decision.id, "posts": list(release.posts)},
        rows=[answer, *told, *reviews],
    )
    return answer
