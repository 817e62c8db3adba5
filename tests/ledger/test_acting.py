"""One act, one entry: allowed or refused, never none, never two. Clause 3.8."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger import openings
from chiltern.ledger.act import ActError, current
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.models import Entry, Opening
from tests.toys.actions import make_toy, play, wind_up
from tests.toys.models import Part, Toy
from tests.world import House

Houses = tuple[House, House, House]
Become = Callable[[UUID], Actor]


def test_a_refused_act_is_undone_and_recorded(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(Refused, match="too_loud"):
        make_toy(by=by, readers=[houses[0].team], parties=[houses[1].agency], refuse=True)
    assert not Toy.objects.exists()
    assert not Part.objects.exists()
    entry, row = Entry.objects.get(), Opening.objects.get()
    assert (entry.kind, row.keeper) == ("toy.made.refused", by.agency)
    shown = openings.check(openings.unseal(bytes(row.sealed), row.id, row.keeper), bytes(entry.commitment))
    assert shown.fields["says.key"] == b'"toy.too_loud"'
    assert shown.fields["says.clauses"] == b'["3.8"]'


def test_after_a_refusal_the_same_request_goes_on(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(Refused):
        make_toy(by=by, readers=[houses[0].team], refuse=True)
    make_toy(by=by, readers=[houses[0].team])
    assert sorted(Entry.objects.values_list("kind", flat=True)) == ["toy.made", "toy.made.refused"]


def test_a_refusal_names_the_thing_that_the_act_was_about(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    toy, _ = make_toy(by=by, readers=[houses[0].team])
    wind_up(by=by, toy=toy.id)
    with pytest.raises(Refused, match="wound_up_before"):
        wind_up(by=by, toy=toy.id)
    things = Opening.objects.filter(kind__startswith="toy.wound_up").values_list("kind", "thing")
    assert set(things) == {("toy.wound_up", toy.id), ("toy.wound_up.refused", toy.id)}


def test_what_is_not_there_leaves_nothing(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(Missing):
        wind_up(by=by, toy=uuid4())
    assert not Entry.objects.exists()


def test_an_act_that_loses_its_place_to_another_is_refused_and_the_request_goes_on(
    houses: Houses, become: Become
) -> None:
    by = become(houses[0].post(houses[0].team))
    made, _ = make_toy(by=by, readers=[houses[0].team])

    @recorded("toy.taken")
    def take(*, by: Actor) -> None:
        Toy.objects.get(id=made.id).save(force_insert=True)

    with pytest.raises(AlreadyDone, match="at_once") as lost:
        take(by=by)
    assert "Nothing of yours was saved" in lost.value.says
    assert set(Entry.objects.values_list("kind", flat=True)) == {"toy.made", "toy.taken.refused"}


@pytest.mark.parametrize(("records", "says"), [(0, "was not recorded"), (2, "recorded twice")])
def test_an_act_that_records_nothing_or_twice_fails_and_is_undone(
    houses: Houses, become: Become, records: int, says: str
) -> None:
    by = become(houses[0].post(houses[0].team))
    toy, _ = make_toy(by=by, readers=[houses[0].team])
    with pytest.raises(ActError, match=says):
        wind_up(by=by, toy=toy.id, records=records)
    assert Toy.objects.get().state == "new"
    assert Entry.objects.count() == 1


def test_an_act_inside_an_act_fails_and_is_undone(houses: Houses, become: Become) -> None:
    by = become(houses[0].post(houses[0].team))
    with pytest.raises(ActError, match=r"toy\.made inside toy\.played_with"):
        play(by=by, readers=[houses[0].team])
    assert not Toy.objects.exists()
    assert not Entry.objects.exists()
    assert current.get() is None


@pytest.mark.parametrize("kind", ["made", "Toy.made", "toy.", "toy made", ""])
def test_a_kind_is_a_noun_and_what_happened(kind: str) -> None:
    with pytest.raises(ValueError, match=r"noun\.verbed"):
        recorded(kind)


def test_about_belongs_into_an_act() -> None:
    with pytest.raises(ActError):
        about(uuid4())
