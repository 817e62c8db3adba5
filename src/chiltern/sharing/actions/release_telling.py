"""A second person releases a hidden place that is told unasked: only now it is told, to the named posts alone.

Clauses 3.2, 3.4, 3.6 to 3.8 and 9.3. Its recipient has it as whatever else is told; the clock of its answer begins now.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.verdict import from_trace
from chiltern.code_of_practice.words import Act, ReleaseWord
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import law_at
from chiltern.sharing import changes
from chiltern.sharing.changes import relying
from chiltern.sharing.changes import telling as tellings
from chiltern.sharing.changes.releasing import answer_release, let_go
from chiltern.sharing.changes.reviewing import ask_to_review
from chiltern.sharing.models import Decision, Disclosure
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.addressing import readers_named
from chiltern.sharing.queries.agreed import rests_on_agreement
from chiltern.sharing.queries.places_in_hand import insist_may_answer_place
from chiltern.sharing.queries.releases import release_seen
from chiltern.sharing.workings.telling import telling_from


@recorded("agency.told")
def release_telling(*, by: Actor, release_id: UUID) -> Disclosure:
    """Raises Missing, Refused for whoever told and where nobody named is left to read it, or AlreadyDone."""
    release = release_seen(release_id)
    decision = insist_may_answer_place(by, Act.RELEASE_PLACE, release)
    given, trace = telling_from(decision.answers["said"]), from_trace(release.trace)
    due = clocks.answer_back_due(by.at, law_at(by.at))
    filed, filing = fetch.filed(by, release.about), Filing(by)
    home, items = (
        sorted({*release.home, *filed.readers}),
        [UUID(item) for item in decision.answers["items"]],
    )
    way = changes.Way(
        recipient=release.recipient,
        readers=readers_named(release.recipient, given.people, release.posts),
        home=home,
        decision=decision.id,
        method=given.decision.answers.method,
        listed_as="telling.received",
        kept_as="telling.given",
        due_at=due.at,
        agreement=_agreement(decision) if rests_on_agreement(trace) else None,
        born=release.about,
    )
    answer = answer_release(by, release, ReleaseWord.RELEASED)
    let_go(decision)
    made, parts = changes.give(by, filing, dict.fromkeys(items), given.decision.terms, way)
    telling = tellings.tell(by, made, given, due, tellings.teller_of(decision))
    reviews = ask_to_review(by, filing, decision, given.people, home, gives=True, verdict=trace)
    relied = relying.relied_in(decision, items)
    relying.insist_still_stands(by, relied)
    resting = relying.say_so(by, [made], relied)
    filing.write(filed.people)
    record(
        by=by,
        thing=made.id,
        parties=[by.agency, release.recipient],
        says={"asks": given.asks, "decision": decision.id, "posts": list(release.posts)},
        says_to={release.recipient: {"reference": made.reference, "asks": given.asks}},
        rows=[answer, made, telling, *parts, *reviews, *resting],
    )
    return made


def _agreement(decision: Decision) -> UUID | None:
    said: dict[str, Any] = decision.answers["said"]["decision"]
    return UUID(said["agreement"]) if said.get("agreement") else None
