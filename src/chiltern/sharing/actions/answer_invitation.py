"""An invited agency says that it is coming, or not; a reason is its own to give. Clauses 3.6 and 3.8.

A sensitive service says here whether the others may see its name.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act
from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.models import InvitationReply
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.queries.meetings import insist_open_on_meeting, invitation_to, meeting_seen
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.meeting import AnswerGiven


@recorded("meeting.answered")
def answer_invitation(*, by: Actor, meeting_id: UUID, given: AnswerGiven) -> InvitationReply:
    """Raises Missing, Refused, or AlreadyDone where a colleague answered a moment earlier."""
    meeting = meeting_seen(meeting_id)
    invitation = invitation_to(by, meeting)
    if InvitationReply.objects.filter(invitation=invitation).exists():
        raise _already()
    insist_open_on_meeting(by, Act.ANSWER_INVITATION, meeting)
    short_enough("reason", given.reason)
    insist_no_place_answered(by, meeting_id, {"reason": given.reason})
    made: InvitationReply = InvitationReply(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        invitation=invitation,
        meeting=meeting.id,
        answer=given.answer,
        shows_name=given.shows_name and not invitation.named,
        readers=invitation.readers,
        reason=given.reason,
        answered_by=by.post,
    ).sealed_with(invitation.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    access.file_under(invitation.id, kind="invitation.answered", sort_at=by.at)
    record(
        by=by,
        thing=meeting.id,
        parties=[by.agency, meeting.keeper],
        says={"answer": given.answer, "shows_name": made.shows_name},
        says_to={meeting.keeper: {"answer": given.answer}},
        rows=[made],
    )
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("meeting.answered", "A colleague has answered this invitation already.")
