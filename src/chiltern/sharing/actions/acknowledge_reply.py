"""The requester has received the answer, and says so. Clause 3.6."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.machines import REQUESTER
from chiltern.code_of_practice.words import Act, RequesterState, RequestState
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing
from chiltern.foundation.ids import new_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.relied_on import keep_readable
from chiltern.sharing.models import Acknowledgement, AgencyRequest, Disclosure, Reply
from chiltern.sharing.queries import fetch


@recorded("reply.acknowledged")
def acknowledge_reply(*, by: Actor, reply_id: UUID) -> Acknowledgement:
    """Raises Missing, or AlreadyDone where a colleague did so."""
    reply = Reply.objects.filter(id=reply_id).first()
    asked = (
        AgencyRequest.objects.filter(id=reply.agency_request_id, keeper=by.agency).first() if reply else None
    )
    if reply is None or asked is None:
        raise Missing
    insist_working(reply.id)
    made = Acknowledgement(id=new_id(), keeper=by.agency, made_at=by.at, of=reply.id, post=by.post)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("reply.acknowledged", "A colleague has acknowledged this already.") from None
    answered = fetch.agency_request(by, asked.id, opened=False).state is RequestState.DECIDED
    if answered:
        asked.requester_state = REQUESTER.next_state(RequesterState(asked.requester_state), Act.DISCLOSE)
        asked.save(update_fields=["requester_state"])
    people = fetch.people_filed(asked.id)
    for thing, kind in (
        (asked.id if answered else None, "request.answered"),
        (reply.id, "reply.read"),
        (reply.disclosure, "disclosure.read"),
    ):
        if thing is not None:
            access.file_under(thing, kind=kind, sort_at=by.at, people=people)
    for came in Disclosure.objects.filter(id=reply.disclosure).exclude(expires_at=None):
        keep_readable(by, came)
    record(by=by, thing=reply.id, parties=[by.agency, reply.keeper], says={"request": asked.id}, rows=[made])
    return made
