"""The one door into the record: what it writes, for whom, and what it refuses to write. Clause 3.8."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.foundation import access, context
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE
from chiltern.ledger import openings, signing
from chiltern.ledger.act import Act, ActError, current
from chiltern.ledger.door import NotTheActor, record
from chiltern.ledger.models import Entry, Opening
from chiltern.ledger.registry import NotSealed, seal_columns
from chiltern.ledger.rows import RowsUnseen
from chiltern.ledger.workings.receipt import verify_receipt
from tests.toys.actions import make_toy
from tests.toys.models import Toy
from tests.world import House

Houses = tuple[House, House, House]
Become = Callable[[UUID], Actor]


def opened(entry: UUID) -> openings.Opened:
    """What the acting agency's opening shows, checked against the entry."""
    row = Opening.objects.get(entry=entry)
    clear = openings.unseal(bytes(row.sealed), row.id, row.keeper)
    return openings.check(clear, bytes(Entry.objects.get(id=entry).commitment))


@pytest.fixture
def act() -> object:
    """An act under way, without an action around it."""
    token = current.set(Act("toy.tried"))
    yield
    current.reset(token)


@pytest.mark.clause("3.8")
def test_an_act_leaves_one_entry_that_its_opening_shows(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    toy, receipt = make_toy(by=by, readers=[houses[0].team], says={"why": "it was asked for"})
    entry = Entry.objects.get()
    assert (entry.id, entry.kind, entry.at) == (receipt.entry, "toy.made", by.at)
    shown = opened(entry.id)
    assert shown.whole
    assert shown.fields["says.why"] == b'"it was asked for"'
    assert str(toy.id).encode() in shown.fields["about"]
    assert str(by.post).encode() in shown.fields["by"]


def test_an_act_costs_one_statement(houses: Houses, become: Become, act: None) -> None:
    by = become(houses[0].post(houses[0].team))
    asked: list[str] = []

    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        record(by=by, parties=[houses[1].agency, houses[2].agency], says={"a": 1})
    assert len(asked) == 1


def test_the_receipt_is_signed_and_promises_a_minute(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    _, receipt = make_toy(by=by, readers=[houses[0].team])
    key = signing.key().public_key()
    promised = verify_receipt(receipt.signed(), name=signing.receipt_name(), key=key)
    assert promised.commitment == bytes(Entry.objects.get().commitment)
    assert promised.sealed_by - promised.at == timedelta(minutes=1)


def test_a_colleague_who_sees_the_thing_sees_its_acts_and_no_other_does(
    houses: Houses, become: Become
) -> None:
    by = become(houses[0].post(houses[0].team))
    make_toy(by=by, readers=[houses[0].team])
    become(houses[0].post(houses[0].team))
    assert (Entry.objects.count(), Opening.objects.count()) == (1, 1)
    for post in (houses[0].post(houses[0].other_team), houses[2].post(houses[2].desk)):
        become(post)
        assert (Entry.objects.count(), Opening.objects.count()) == (0, 0)
    become(by.post)
    assert Opening.objects.count() == 1


def test_a_party_that_cannot_see_the_thing_sees_no_entry(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    make_toy(by=by, readers=[houses[0].team], parties=[houses[1].agency])
    become(houses[1].post(houses[1].desk))
    assert (Entry.objects.count(), Opening.objects.count()) == (0, 0)


def test_a_party_learns_kind_time_and_thing_and_what_is_said_to_it(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    told = {houses[1].agency: {"asked": "acknowledge it"}}
    _, receipt = make_toy(
        by=by,
        readers=[houses[0].team, houses[1].desk, houses[2].desk],
        parties=[houses[2].agency],
        says={"why": "Wrenfield Canary-Quill"},
        says_to=told,
    )
    for house, names in ((houses[1], {"about", f"told.{houses[1].agency}"}), (houses[2], {"about"})):
        become(house.post(house.desk))
        row = Opening.objects.get()
        assert row.keeper == house.agency
        clear = openings.unseal(bytes(row.sealed), row.id, row.keeper)
        assert (set(openings.check(clear, receipt.commitment).fields), row.post) == (names, None)
        assert b"Canary" not in clear
        assert str(houses[3 - houses.index(house)].agency).encode() not in clear


def test_how_much_an_entry_says_shows_in_no_other_partys_opening(houses: Houses, become: Become) -> None:
    lengths = set()
    for says in ({}, {"one": 1}, {"one": "a very long reason indeed", "two": 2, "three": [3, 4, 5]}):
        by = become(houses[0].post(houses[0].team))
        make_toy(by=by, readers=[houses[1].desk, by.post], parties=[houses[1].agency], says=says)
        become(houses[1].post(houses[1].desk))
        lengths.add(len(Opening.objects.order_by("at").last().sealed))
    assert len(lengths) == 1


def test_what_an_entry_says_lies_sealed_and_opens_on_its_own_row_alone(
    houses: Houses, become: Become
) -> None:
    by = become(houses[0].post(houses[0].team))
    make_toy(by=by, readers=[houses[0].team], says={"why": "Wrenfield Canary-Quill"})
    row = Opening.objects.get()
    assert b"Canary" not in bytes(row.sealed)
    assert b"Canary" in openings.unseal(bytes(row.sealed), row.id, row.keeper)
    for wrong in ((uuid4(), row.keeper), (row.id, uuid4())):
        with pytest.raises(openings.cipher.CannotOpen):
            openings.unseal(bytes(row.sealed), *wrong)


def test_somebody_from_outside_leaves_an_entry_with_the_office_and_reads_none(
    db: None, become: Become, act: None
) -> None:
    from tests import database

    with database.connect(connection.settings_dict["NAME"]) as admin:
        office = House(admin, agency=OFFICE)
    context.leave()
    thing = uuid4()
    receipt = record(by=context.enter_public(), thing=thing, says={"name": "applied"})
    assert (Entry.objects.count(), Opening.objects.count()) == (0, 0)
    with database.connect(connection.settings_dict["NAME"]) as office.admin:
        by = become(office.post(office.desk))
    access.bear(thing, OFFICE, "application")
    access.grant([office.desk], thing, kind="application", sort_at=by.at)
    assert opened(receipt.entry).fields["by"] == b'{"way":"public"}'


@pytest.mark.parametrize("wrong", ["time", "post"])
def test_nobody_records_at_another_time_or_as_another_post(
    houses: Houses, become: Become, act: None, wrong: str
) -> None:
    by = become(houses[0].post(houses[0].team))
    forged = replace(by, at=by.at - timedelta(days=1)) if wrong == "time" else replace(by, post=uuid4())
    with pytest.raises(NotTheActor), transaction.atomic():
        record(by=forged)
    assert not Entry.objects.exists()


def test_without_a_context_nothing_is_recorded(houses: Houses, become: Become, act: None) -> None:
    by = become(houses[0].post(houses[0].team))
    context.leave()
    with pytest.raises(NotTheActor), transaction.atomic():
        record(by=by)


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger_entry set kind = 'x'",
        "delete from ledger_entry",
        "update ledger_opening set post = null",
        "delete from ledger_opening",
        "select * from ledger_outbox",
        "delete from ledger_outbox",
        "select * from ledger_leaf",
        "insert into ledger_leaf values (0, gen_random_uuid(), '', '', '', '')",
        "insert into ledger_counter values (gen_random_uuid(), 1, gen_random_uuid())",
        "select * from ledger_head",
    ],
)
def test_app_adds_and_reads_and_does_nothing_else(houses: Houses, become: Become, statement: str) -> None:
    make_toy(by=become(houses[0].post(houses[0].team)), readers=[houses[0].team])
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_rows_of_a_table_that_nobody_named_are_not_recorded(
    houses: Houses, become: Become, act: None
) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(NotSealed, match="ledger_entry"):
        record(by=by, rows=[Entry(id=uuid4())])


def test_a_row_that_was_not_inserted_is_not_recorded(houses: Houses, become: Become, act: None) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(RowsUnseen, match="0 of 1"):
        record(by=by, rows=[Toy(id=uuid4())])


@pytest.mark.parametrize(("says", "error"), [({"much": 1.5}, TypeError), ({"two words": 1}, ValueError)])
def test_what_has_no_one_spelling_is_not_recorded(
    houses: Houses, become: Become, act: None, says: dict[str, object], error: type[Exception]
) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(error):
        record(by=by, says=says)


def test_a_table_keeps_the_columns_it_was_named_with() -> None:
    seal_columns("toys_toy", ["text", "made_at", "keeper"])
    with pytest.raises(ValueError, match="toys_toy"):
        seal_columns("toys_toy", ["state"])
    with pytest.raises(ValueError, match="toys_none"):
        seal_columns("toys_none", [])


def test_outside_an_action_nothing_is_recorded(houses: Houses, become: Become) -> None:
    with pytest.raises(ActError, match="recorded"):
        record(by=become(houses[0].post(houses[0].team)))
