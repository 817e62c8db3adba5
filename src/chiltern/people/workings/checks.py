"""Checks what was stated about a person, field by field; gives it back as it is kept (3.5: accurate).

Every refusal names the field of the form and says what to do.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chiltern.foundation.gate import Invalid
from chiltern.people.workings import dates, given, identifiers, limits
from chiltern.people.workings.kinds import IdentifierKind, StatusKind


def person(stated: given.Person, at: datetime) -> given.Person:
    """Raises Invalid. An unborn child needs no name; anyone else needs at least one."""
    limits.parts("names", "Names", len(stated.names))
    limits.parts("addresses", "Addresses", len(stated.addresses))
    limits.parts("identifiers", "Numbers", len(stated.identifiers))
    if not stated.names and stated.birth.due is None:
        raise Invalid("name", "Enter a name, or the due date of an unborn child")
    if stated.birth.due is not None and not stated.is_child:
        raise Invalid("birth", "Only a child can have a due date")
    return replace(
        stated,
        names=tuple(name(one) for one in stated.names),
        birth=birth(stated.birth, at),
        addresses=tuple(address(one) for one in stated.addresses),
        identifiers=tuple(identifier(one) for one in stated.identifiers),
        language=limits.text("language", "Language", stated.language, limits.SHORT),
        formats=limits.text("formats", "Format needs", stated.formats, limits.NOTES),
    )


def change(stated: given.Change, at: datetime) -> given.Change:
    """Raises Invalid, also where nothing is changed."""
    if replace(stated, on=None) == given.Change():
        raise Invalid("change", "Say what has changed")
    limits.parts("ends", "Endings", len(stated.ends))
    dates.begun("on", stated.on, at)
    return replace(
        stated,
        on=stated.on or dates.today(at),
        name=name(stated.name) if stated.name else None,
        address=address(stated.address) if stated.address else None,
        identifier=identifier(stated.identifier) if stated.identifier else None,
        birth=birth(stated.birth, at) if stated.birth else None,
        language=_unless_absent("language", "Language", stated.language, limits.SHORT),
        formats=_unless_absent("formats", "Format needs", stated.formats, limits.NOTES),
    )


def name(stated: given.Name) -> given.Name:
    """Raises Invalid where neither part says anything."""
    dates.span("name_dates", stated.since, stated.until)
    first = limits.text("given", "First names", stated.given, limits.NAME)
    last = limits.text("family", "Last name", stated.family, limits.NAME)
    if not first and not last:
        raise Invalid("name", "Enter a first name or a last name")
    return replace(stated, given=first, family=last)


def birth(stated: given.Birth, at: datetime) -> given.Birth:
    """Raises Invalid for an impossible date, or for both a birth and a due date."""
    if stated.on is not None and stated.due is not None:
        raise Invalid("birth", "Enter a date of birth or a due date, not both")
    if stated.on is not None:
        dates.born("birth", stated.on, at)
    if stated.due is not None:
        dates.due("due", stated.due, at)
    return stated


def address(stated: given.Address) -> given.Address:
    """Raises Invalid. A place may be hidden from people on record or by name."""
    dates.span("address_dates", stated.since, stated.until)
    limits.parts("hidden_from", "People from whom it is hidden", len(stated.hidden_from))
    return replace(
        stated,
        text=limits.text("address", "Address", stated.text, limits.ADDRESS, needed=True),
        postcode=limits.text("postcode", "Postcode", stated.postcode, limits.IDENTIFIER).upper(),
        hidden_from=tuple(whom("hidden_from", one) for one in stated.hidden_from),
    )


def identifier(stated: given.Identifier) -> given.Identifier:
    """Raises Invalid for a wrong check digit or letter."""
    dates.span("identifier_dates", stated.since, stated.until)
    field = stated.kind.value if stated.kind is not IdentifierKind.OTHER else "identifier"
    return replace(
        stated,
        value=identifiers.checked(field, stated.kind, stated.value),
        called=limits.text("called", "What the number is", stated.called, limits.NAME),
    )


def whom(field: str, stated: given.Whom) -> given.Whom:
    """Raises Invalid where nobody is named. A record's own names are used, never a second copy of them."""
    if stated.person is not None:
        return given.Whom(person=stated.person)
    return given.Whom(name=limits.text(field, "Name", stated.name, limits.NAME, needed=True))


def household(stated: given.Household) -> given.Household:
    """Raises Invalid for a household of nobody, or with somebody twice."""
    people = [member.person for member in stated.members]
    if not people:
        raise Invalid("members", "Choose who lives there")
    limits.parts("members", "Members", len(people))
    if len(set(people)) != len(people):
        raise Invalid("members", "The same person is named twice")
    for member in stated.members:
        dates.span("members", member.since, member.until)
    return replace(stated, called=limits.text("called", "Name of the household", stated.called, limits.NAME))


def relationship(stated: given.Relationship) -> given.Relationship:
    """Raises Invalid."""
    dates.span("relationship_dates", stated.since, stated.until)
    return replace(
        stated, to=whom("to", stated.to), note=limits.text("note", "Note", stated.note, limits.NOTES)
    )


def responsibility(stated: given.Responsibility) -> given.Responsibility:
    """Raises Invalid."""
    dates.span("responsibility_dates", stated.since, stated.until)
    return replace(stated, holder=whom("holder", stated.holder))


def status(stated: given.Status, at: datetime) -> given.Status:
    """Raises Invalid. Under which section a child is looked after has to be said, and of nothing else."""
    dates.span("status_dates", stated.since, stated.until)
    dates.begun("status_dates", stated.since, at)
    if stated.kind is StatusKind.LOOKED_AFTER and stated.section is None:
        raise Invalid("section", "Choose under which section the child is looked after")
    if stated.kind is not StatusKind.LOOKED_AFTER and stated.section is not None:
        raise Invalid("section", "Only a looked-after child has a section")
    return replace(
        stated,
        by_whom=limits.text("by_whom", "Who decided or ordered it", stated.by_whom, limits.NAME, needed=True),
        note=limits.text("note", "Note", stated.note, limits.NOTES),
    )


def _unless_absent(field: str, called: str, value: str | None, most: int) -> str | None:
    return None if value is None else limits.text(field, called, value, most)
