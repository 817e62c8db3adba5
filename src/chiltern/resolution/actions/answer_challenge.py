"""Who represents the agency asked answers a challenge: now, when, or why not. Clauses 3.6, 4.1 and 8.4."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.resolution import changes
from chiltern.resolution.models import ChallengeAnswer
from chiltern.resolution.queries.challenges import in_hand_of, may_answer
from chiltern.resolution.workings.challenging import ChallengeAnswerGiven
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.hidden_words import insist_no_place_answered


@recorded("challenge.answered")
def answer_challenge(*, by: Actor, challenge_id: UUID, given: ChallengeAnswerGiven) -> ChallengeAnswer:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    challenge, answer, in_hand = in_hand_of(by, challenge_id)
    if answer is not None:
        raise _already()
    refuse_unless_may(may_answer(by, in_hand), Act.ANSWER_CHALLENGE)
    given.check(by.at)
    insist_no_place_answered(by, challenge.agency_request_id, {"words": given.words})
    made: ChallengeAnswer = ChallengeAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        challenge=challenge,
        agency_request=challenge.agency_request_id,
        kind=given.kind,
        words=given.words,
        promised_at=given.promise,
        answered_by=by.post,
        answered_by_practitioner=by.practitioner,
    ).sealed_with(challenge.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    changes.file_answered(challenge, by)
    said = {"challenge": challenge.id, "kind": given.kind, "promised": given.promise}
    record(
        by=by,
        thing=challenge.agency_request_id,
        parties=[by.agency, challenge.keeper],
        says=said,
        says_to={challenge.keeper: said},
        rows=[made],
    )
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("challenge.answered", "A colleague has answered this already.")
