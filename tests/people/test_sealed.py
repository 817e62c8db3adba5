"""No name, date, number, place or order of a person lies in the database in clear (clause 3.7)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from chiltern.foundation.actor import Actor
from chiltern.people.actions.change_person import Change, Name, change_person
from chiltern.people.actions.record_household import Household, Member, record_household
from chiltern.people.actions.record_person import (
    Address,
    Birth,
    Identifier,
    IdentifierKind,
    Person,
    Whom,
    record_person,
)
from chiltern.people.actions.record_relationship import RelationKind, Relationship, record_relationship
from chiltern.people.actions.record_responsibility import (
    Responsibility,
    ResponsibilityHow,
    record_responsibility,
)
from chiltern.people.actions.record_status import CareSection, HowKnown, Status, StatusKind, record_status
from tests.people.conftest import School
from tests.world import House

CANARIES = (
    "Wrenfield", "Canaryquill", "1999-12-31", "9990000018", "Hidden Hollow", "ZZ9 7AB", "Quillmother", "Quillcourt",
    "Igbo-Canary", "Braille-Canary", "Canaryhome", "section_38", "looked_after", "grandparent", "guardianship",
)  # fmt: skip


def write_everything(by: Actor, team: UUID) -> None:
    """One act of every kind, with something in it that must not be found."""
    child = record_person(
        by=by,
        stated=Person(
            names=(Name("Wrenfield", "Old"),),
            birth=Birth(on=date(1999, 12, 31)),
            addresses=(Address("Hidden Hollow", "ZZ9 7AB", hidden_from=(Whom(name="Quillmother"),)),),
            identifiers=(Identifier(IdentifierKind.NHS_NUMBER, "9990000018"),),
            language="Igbo-Canary",
        ),
        readers=[team],
    )
    change_person(by=by, person=child, stated=Change(name=Name("W", "Canaryquill"), formats="Braille-Canary"))
    record_household(by=by, stated=Household((Member(child),), called="Canaryhome"), readers=[team])
    relative = Relationship(Whom(name="Quillmother"), RelationKind.GRANDPARENT, note="Quillmother")
    record_relationship(by=by, person=child, stated=relative)
    holder = Responsibility(Whom(name="Quillmother"), ResponsibilityHow.GUARDIANSHIP)
    record_responsibility(by=by, person=child, stated=holder)
    order = Status(
        StatusKind.LOOKED_AFTER, "Quillcourt", HowKnown.TOLD, CareSection.SECTION_38, note="Quillcourt"
    )
    record_status(by=by, person=child, stated=order)


@pytest.mark.committed
def test_a_dump_of_the_database_shows_no_canary(committed_db: str) -> None:
    from tests import database

    with database.connect(committed_db) as admin:
        with transaction.atomic():
            school = School(House(admin))
            write_everything(school.work(), school.house.team)
        tables = admin.execute(
            "select c.relname from pg_class c where c.relkind = 'r' and c.relname ~ '^(people|ledger|foundation)_'"
        ).fetchall()
        dump = {
            name: " ".join(row[0] for row in admin.execute(f"select to_jsonb(t)::text from {name} t"))  # type: ignore[arg-type]
            for (name,) in tables
        }
    assert all(
        dump[f"people_{name}"]
        for name in ("person", "personname", "statusororder", "searchtoken", "household")
    )
    assert dump["ledger_opening"]
    for canary in CANARIES:
        for form in (canary, canary.encode().hex(), canary.lower()):
            assert [name for name, text in dump.items() if form in text] == [], canary
