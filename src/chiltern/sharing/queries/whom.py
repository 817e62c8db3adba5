"""Whom a request is about, as the asker knows them: from its own record, or typed and checked. Clauses 2.2, 3.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.people.queries import person_page
from chiltern.people.workings import dates, identifiers
from chiltern.people.workings.kinds import IdentifierKind
from chiltern.sharing.workings.asking import PersonAsked

LONGEST_NAME, LONGEST_ADDRESS = 200, 500


def on_record(by: Actor, person_id: UUID) -> PersonAsked:
    """One of this agency's own people; a hidden place stays out. Raises Missing."""
    page = person_page(by, person_id)
    home = next((one for one in page.addresses if not one.former and not one.hidden_from), None)
    numbers = {one.kind: one.value for one in page.identifiers if not one.former}
    return PersonAsked(
        name=page.called,
        is_child=page.is_child,
        date_of_birth=page.born,
        nhs_number=numbers.get(IdentifierKind.NHS_NUMBER.says, ""),
        upn=numbers.get(IdentifierKind.UPN.says, ""),
        address=f"{home.text} {home.postcode}".strip() if home else "",
        person=person_id,
    )


def typed(by: Actor, person: PersonAsked) -> PersonAsked:
    """Somebody without a record here. Raises Invalid for a field: no name, a number whose check is wrong."""
    name = " ".join(person.name.split())
    if not name:
        raise Invalid("name", "Enter a name")
    for field, text, most in (("name", name, LONGEST_NAME), ("address", person.address, LONGEST_ADDRESS)):
        if len(text) > most:
            raise Invalid(field, f"Shorten this to {most} characters: it has {len(text):,}")
    if isinstance(person.date_of_birth, date):
        dates.born("date_of_birth", person.date_of_birth, by.at)
    return replace(
        person,
        name=name,
        nhs_number=identifiers.nhs("nhs_number", person.nhs_number) if person.nhs_number.strip() else "",
        upn=identifiers.pupil("upn", person.upn) if person.upn.strip() else "",
    )
