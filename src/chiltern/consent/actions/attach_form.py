"""Adds the form that somebody signed to their answer; what it is, is judged by its content (clauses 1.3, 3.7, 9.1)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.consent import changes
from chiltern.consent.queries.signed import whose
from chiltern.files.workings import darkroom
from chiltern.files.workings.kinds import CannotRead, kind_of
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import seen
from chiltern.people.workings.permitted import must_open


@recorded("consent.form_attached")
def attach_form(*, by: Actor, consent: UUID, content: bytes) -> UUID:
    """The form's id. Raises Missing where the answer is not there, Invalid for the field `file`, Refused."""
    person = seen(whose(consent))
    about(person.id)
    must_open(by, Act.RECORD_CONSENT)
    try:
        kind = kind_of(content)
        pages, _ = darkroom.look(content, kind)
    except CannotRead as wrong:
        raise Invalid("file", wrong.says) from None
    made = changes.keep_form(by, person, consent, content, kind=kind, pages=pages)
    record(by=by, thing=person.id, says={"consent": consent, "pages": pages}, rows=made)
    form: UUID = made[0].id
    return form
