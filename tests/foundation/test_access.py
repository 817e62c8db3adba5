"""Who may see, and who may let others in: the database's answer, on toy tables. Clauses 2.2 and 3.10."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import Access, Passage
from tests.toys.models import Toy
from tests.world import House

Houses = tuple[House, House, House]
Become = Callable[[UUID], Actor]
MakeToy = Callable[..., Toy]


def seen(by: Actor) -> list[UUID]:
    """What the list and the table show; they must agree."""
    listed = [row.thing for row in access.page(by, ["toy"])[0]]
    assert set(listed) == set(Toy.objects.values_list("id", flat=True))
    assert access.count(by, ["toy"]) == len(listed)
    return listed


def test_a_colleague_of_another_team_sees_nothing_of_a_team_thing(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    mine = become(houses[0].post(houses[0].team))
    toy = make_toy(mine, [houses[0].team])
    assert seen(mine) == [toy.id]
    assert seen(become(houses[0].post(houses[0].team))) == [toy.id]
    assert seen(become(houses[0].post(houses[0].other_team, houses[0].desk))) == []
    assert seen(become(houses[1].post(houses[1].team))) == []


def test_a_restricted_thing_is_for_named_posts_alone(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    named = houses[0].post(houses[0].team, houses[0].desk)
    by = become(named)
    toy = make_toy(by, [named])
    assert seen(by) == [toy.id]
    assert seen(become(houses[0].post(houses[0].team, houses[0].desk))) == []


def test_a_conflict_with_one_of_two_people_hides_the_thing(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    child, mother, practitioner = uuid4(), uuid4(), uuid4()
    mine = become(houses[0].post(houses[0].team))
    toy = make_toy(mine, [houses[0].team], people=(child, mother))
    conflicted = houses[0].post(houses[0].team, practitioner=practitioner)
    assert seen(become(conflicted)) == [toy.id]
    houses[0].conflict(practitioner, mother)
    assert seen(become(conflicted)) == []
    assert seen(become(mine.post)) == [toy.id]


def test_a_thing_about_nobody_yet_hides_once_it_is_matched(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    child, practitioner = uuid4(), uuid4()
    houses[1].conflict(practitioner, child)
    conflicted, other = (
        houses[1].post(houses[1].desk, practitioner=practitioner),
        houses[1].post(houses[1].desk),
    )
    toy = make_toy(
        become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk], people=(uuid4(),)
    )
    assert seen(become(conflicted)) == [toy.id]
    become(other)
    assert access.file_under(toy.id, people=[child]) == 1
    assert seen(become(conflicted)) == []
    assert seen(become(other)) == [toy.id]


def test_the_senders_records_never_stand_in_anothers_rows(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    make_toy(become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk], people=(uuid4(),))
    become(houses[1].post(houses[1].desk))
    assert [row.people for row in Access.objects.all()] == [[]]


def test_access_that_has_run_out_shows_nothing(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    mine = become(houses[0].post(houses[0].team))
    toy = make_toy(mine, [houses[0].team])
    access.grant(
        [houses[1].desk], toy.id, kind="toy", sort_at=mine.at, until=mine.at + timedelta(microseconds=1)
    )
    assert seen(become(houses[1].post(houses[1].desk))) == []


def test_the_keeper_ends_a_recipients_access_and_keeps_its_own(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    mine = become(houses[0].post(houses[0].team))
    toy = make_toy(mine, [houses[0].team, houses[1].desk])
    recipient = houses[1].post(houses[1].desk)
    assert seen(become(recipient)) == [toy.id]
    become(mine.post)
    assert access.end(toy.id, [houses[1].desk]) == 1
    assert seen(become(recipient)) == []
    assert seen(become(mine.post)) == [toy.id]


def test_a_recipient_ends_only_its_own_rows(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    mine = become(houses[0].post(houses[0].team))
    toy = make_toy(mine, [houses[0].team, houses[1].desk])
    become(houses[1].post(houses[1].desk))
    assert access.end(toy.id) == 1
    assert seen(become(mine.post)) == [toy.id]


@pytest.mark.clause("3.10")
def test_a_recipient_lets_no_third_agency_in(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    toy = make_toy(become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk])
    holder = become(houses[1].post(houses[1].desk))
    with pytest.raises(ProgrammingError, match="not to be granted"), transaction.atomic():
        access.grant([houses[2].desk], toy.id, kind="toy", sort_at=holder.at)
    assert seen(become(houses[2].post(houses[2].desk))) == []


@pytest.mark.clause("3.10")
@pytest.mark.parametrize(("for_whom", "opens"), [("it", True), ("another", False)])
def test_a_passage_opens_a_thing_to_the_agency_it_names(
    houses: Houses, become: Become, make_toy: MakeToy, for_whom: str, opens: bool
) -> None:
    owner = become(houses[0].post(houses[0].team))
    toy = make_toy(owner, [houses[0].team, houses[1].desk])
    passage = Passage(
        id=uuid4(),
        thing=toy.id,
        keeper=owner.agency,
        holder=houses[1].agency,
        ground="permission",
        recipient=houses[2].agency if for_whom == "it" else uuid4(),
    )
    Passage.objects.bulk_create([passage])
    holder = become(houses[1].post(houses[1].desk))
    if not opens:
        with pytest.raises(ProgrammingError, match="not to be granted"), transaction.atomic():
            access.grant([houses[2].desk], toy.id, kind="toy", sort_at=holder.at, via=passage.id)
        return
    access.grant([houses[2].desk], toy.id, kind="toy", sort_at=holder.at, via=passage.id)
    assert seen(become(houses[2].post(houses[2].desk))) == [toy.id]
    assert Access.objects.get(thing=toy.id).keeper == owner.agency


def test_a_holder_gives_itself_no_permission(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    toy = make_toy(become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk])
    holder = become(houses[1].post(houses[1].desk))
    for keeper in (holder.agency, houses[0].agency):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Passage.objects.bulk_create(
                [
                    Passage(
                        id=uuid4(),
                        thing=toy.id,
                        keeper=keeper,
                        holder=holder.agency,
                        recipient=houses[2].agency,
                        ground="permission",
                    )
                ]
            )


def test_a_stranger_grants_itself_no_id_that_it_heard_of(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    toy = make_toy(become(houses[0].post(houses[0].team)), [houses[0].team])
    stranger = become(houses[1].post(houses[1].desk))
    with pytest.raises(ProgrammingError, match="not to be granted"), transaction.atomic():
        access.grant([houses[1].desk], toy.id, kind="toy", sort_at=stranger.at)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Access.objects.bulk_create(
            [
                Access(
                    reader=houses[1].desk,
                    thing=toy.id,
                    keeper=stranger.agency,
                    kind="toy",
                    sort_at=stranger.at,
                )
            ]
        )
    colleague = become(houses[0].post(houses[0].other_team))
    assert seen(colleague) == []


def test_a_recipient_reads_but_never_changes_or_locks(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    toy = make_toy(become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk])
    become(houses[1].post(houses[1].desk))
    assert Toy.objects.filter(id=toy.id).exists()
    assert Toy.objects.filter(id=toy.id).update(state="taken") == 0
    assert list(Toy.objects.select_for_update().filter(id=toy.id)) == []
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Toy.objects.filter(id=toy.id).delete()


def test_a_recipient_puts_no_row_into_the_keepers_name(
    houses: Houses, become: Become, make_toy: MakeToy
) -> None:
    toy = make_toy(become(houses[0].post(houses[0].team)), [houses[0].team, houses[1].desk])
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        become(houses[1].post(houses[1].desk))
        forged = Toy(id=uuid4(), keeper=toy.keeper, made_at=toy.made_at).sealed_with(b"k" * 32)
        forged.text = "forged"
        forged.save(force_insert=True)


def test_what_nobody_can_read_any_more_is_found(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    mine = become(houses[0].post(houses[0].team))
    kept, lost = make_toy(mine, [houses[0].team]), make_toy(mine, [mine.post])
    access.end(lost.id, [mine.post])
    assert access.left_without_reader([kept.id, lost.id], mine.agency) == [lost.id]


def test_without_a_context_there_is_nothing(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    from chiltern.foundation import context

    make_toy(become(houses[0].post(houses[0].team)), [houses[0].team])
    context.leave()
    assert not Toy.objects.exists()
    with connection.cursor() as cursor:
        for table in (
            "foundation_access",
            "foundation_keywrap",
            "foundation_thing",
            "foundation_poststanding",
        ):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone()[0] == 0


def test_a_page_starts_where_the_last_one_ended(houses: Houses, become: Become, make_toy: MakeToy) -> None:
    mine = become(houses[0].post(houses[0].team, houses[0].desk))
    toys = [make_toy(mine, [houses[0].team, houses[0].desk]) for _ in range(7)]
    first, more = access.page(mine, ["toy"], most=4)
    assert (len(first), more) == (4, True)
    last = first[-1]
    rest, more = access.page(mine, ["toy"], most=4, after=access.Place(last.sort_at, last.thing))
    assert (len(rest), more) == (3, False)
    assert {row.thing for row in (*first, *rest)} == {toy.id for toy in toys}
