"""An owner says what may be released of one item of its own, to a person who asks a recipient for it. 3.10 and 8.3.1."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import OwnersView
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.resolution.changes import personal as changes
from chiltern.resolution.models import OwnerViewGiven
from chiltern.resolution.queries.owners import asked_of, insist_may_give_view
from chiltern.resolution.workings.personal import ViewGiven


@recorded("owners_view.given")
def give_owners_view(*, by: Actor, asked_id: UUID, given: ViewGiven) -> OwnerViewGiven:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    asked, answer = asked_of(asked_id)
    about(asked_id)
    if answer is not None:
        raise _already()
    insist_may_give_view(by, asked)
    given.check()
    made: OwnerViewGiven = OwnerViewGiven(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        asked=asked,
        view=given.view,
        why=None if given.view is OwnersView.RELEASE else given.why,
        words=given.words,
        post=by.post,
        practitioner=by.practitioner,
    ).sealed_with(asked.key_of_thing())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    changes.file_view(by, asked_id)
    says = {"view": made.view, "why": made.why}
    record(
        by=by, thing=asked_id, parties=[asked.keeper], says=says, says_to={asked.keeper: says}, rows=[made]
    )
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("owners_view.given", "A colleague has answered this already.")
