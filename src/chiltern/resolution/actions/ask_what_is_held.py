"""Somebody asks by the public form what is held about them or a child: it is written down, and nothing is looked up. 8.3.1."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.agencies.queries import is_signatory
from chiltern.code_of_practice.personal import personal_due
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.resolution.changes import personal as changes
from chiltern.resolution.models import PersonalRequest
from chiltern.resolution.workings.personal import PersonalAsked
from chiltern.scheme.queries import day_in_london, law_at


@recorded("personal.asked")
def ask_what_is_held(*, by: Outsider, form: UUID, reference: str, given: PersonalAsked) -> PersonalRequest:
    """Raises Invalid for a field, AlreadyDone where the same form came before. The reference says nothing but itself."""
    said = given.checked(day_in_london(by.at))
    if said.agency is not None and not is_signatory(said.agency):
        raise Invalid("agency", "Choose an agency from the list, or say that you do not know which")
    due = personal_due(by.at, law_at(by.at))
    made = PersonalRequest(
        id=new_id(),
        keeper=said.keeper,
        made_at=by.at,
        reference=reference,
        form=form,
        relation=said.relation,
        said=said.said(),
        due_at=due.at,
        worked_out=due.worked_out,
    )
    try:
        with transaction.atomic():
            changes.receive(made)
    except IntegrityError:
        raise AlreadyDone("personal.asked", "This form has been sent already.") from None
    record(by=by, thing=made.id, parties=[said.keeper], says_to={said.keeper: {"due": due.at}}, rows=[made])
    return made
