"""A second person does not release a hidden place: it goes back with a reason, and the clock runs on. 3.4, 3.7, 3.8."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.machines import DECISION
from chiltern.code_of_practice.words import Act, DecisionState, ReleaseWord
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.releasing import answer_release
from chiltern.sharing.models import Decision, PlaceRelease, ReleaseAnswer
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.places_in_hand import answers_a_request, insist_may_answer_place
from chiltern.sharing.queries.releases import insist_may_answer, release_seen
from chiltern.sharing.workings.asking import short_enough


@recorded("decision.given_back")
def give_place_back(*, by: Actor, release_id: UUID, why: str) -> ReleaseAnswer:
    """Raises Missing, Refused, Invalid without a reason, or AlreadyDone. Nothing of it has left."""
    release = release_seen(release_id)
    _insist_may(by, release)
    if not why.strip():
        raise Invalid("why", "Say why you give it back: whoever decided reads it")
    short_enough("why", why)
    decision = Decision.objects.get(id=release.decision)
    decision.state = DECISION.next_state(DecisionState(decision.state), Act.GIVE_PLACE_BACK)
    decision.save(update_fields=["state"])
    answer = answer_release(by, release, ReleaseWord.GIVEN_BACK, why)
    record(
        by=by,
        thing=release.about,
        parties=[by.agency],
        says={"decision": decision.id},
        rows=[answer],
    )
    return answer


def _insist_may(by: Actor, release: PlaceRelease) -> None:
    if answers_a_request(release):
        insist_may_answer(by, Act.GIVE_PLACE_BACK, release, fetch.alone(by, release.about))
    else:
        insist_may_answer_place(by, Act.GIVE_PLACE_BACK, release)
