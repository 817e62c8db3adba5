"""The person is answered: what is released, and the same words at the end whether or not anything was held back. 8.3.1."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.agencies.queries import names
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id, new_reference
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.resolution.changes import personal as changes
from chiltern.resolution.models import PersonalReply
from chiltern.resolution.queries.held import released_of
from chiltern.resolution.queries.personal import asked_owners, in_hand_of, insist_may
from chiltern.resolution.workings.personal import ReplyGiven, reply_said
from chiltern.scheme.queries import law_at


@recorded("personal.replied")
def reply_to_asker(*, by: Actor, request_id: UUID, given: ReplyGiven) -> PersonalReply:
    """Raises Missing, Refused, or AlreadyDone."""
    in_hand = in_hand_of(by, request_id)
    about(request_id)
    if in_hand.reply is not None:
        raise _already()
    insist_may(by, Act.REPLY_TO_ASKER, in_hand)
    answered = in_hand.found is not None
    parts = released_of(by, in_hand) if answered else []
    ours, regulator = names([by.agency])[by.agency], _regulator(by)
    said = reply_said(in_hand.row.said["asker"], ours, parts, regulator, answered=answered)
    made: PersonalReply = PersonalReply(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        request=in_hand.row,
        reference=new_reference(),
        answered=answered,
        said=said,
        way=given.way,
        post=by.post,
        practitioner=by.practitioner,
    ).sealed_with(in_hand.row.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    changes.close(by, request_id, asked_owners(request_id))
    record(by=by, thing=request_id, says={"answered": answered, "released": len(parts)}, rows=[made])
    return made


def _regulator(by: Actor) -> str:
    law = law_at(by.at)
    return f"{law.setting('regulator_name')}, {law.setting('regulator_reach')}"


def _already() -> AlreadyDone:
    return AlreadyDone("personal.replied", "A colleague has answered this already.")
