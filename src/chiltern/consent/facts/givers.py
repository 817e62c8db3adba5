"""Who gave an answer: how they are called, whether they hold parental responsibility on our record (clause 9.2)."""

from __future__ import annotations

from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.people.facts import opened
from chiltern.people.models import ParentalResponsibility, Person
from chiltern.people.workings.agreement import same_name
from chiltern.people.workings.dates import stands, today
from chiltern.people.workings.given import Whom


def called_now(by: Actor, whom: Whom | None) -> str:
    """How somebody named is called today; empty for nobody."""
    if whom is None or whom.person is None:
        return whom.name if whom else ""
    found = opened([whom.person]).get(whom.person)
    return found.called(today(by.at)) if found else ""


def holds_responsibility(by: Actor, child: Person, whom: Whom) -> Answer:
    """Yes where our record of the child says so today, by the record or by the name; else nobody has said."""
    name, day = called_now(by, whom), today(by.at)
    for row in ParentalResponsibility.objects.filter(person=child.id):
        row.sealed_with(child.key_of_thing())
        same = (whom.person is not None and row.holder_id == whom.person) or same_name(row.holder_name, name)
        if same and stands(row.since, row.until, day):
            return Answer.YES
    return Answer.NOT_KNOWN
