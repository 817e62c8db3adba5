"""A signed form beside an answer: part of the person's record, and seen and sealed as that (clauses 1.3, 3.7)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from chiltern.consent.models import SignedForm
from chiltern.files import changes as files
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.people.models import Person


def keep_form(
    by: Actor, person: Person, consent: UUID, content: bytes, *, kind: str, pages: int
) -> list[Any]:
    """Every row that it makes, the form's own first. `person` is opened."""
    file, pieces = files.write(by, person.id, person.key_of_thing(), content, kind=kind, pages=pages)
    row = SignedForm(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        person_id=person.id,
        consent_id=consent,
        attachment=file.id,
        post=by.post,
    )
    row.save(force_insert=True)
    return [row, file, *pieces]
