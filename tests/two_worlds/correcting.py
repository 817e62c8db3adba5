"""A kind of pair: who else holds what was corrected. Each holder is told the same whoever that is. Clauses 2.2 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from uuid import UUID

from chiltern.code_of_practice.words import PassingOn
from chiltern.foundation.sealed import by_id
from chiltern.sharing.actions.confirm_correction import confirm_correction
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.models import CorrectionNotice, DisclosedItem, Item
from chiltern.sharing.workings.correcting import ConfirmationGiven, CorrectionGiven
from chiltern.sharing.workings.deciding import TermsGiven
from tests.cast import At
from tests.stage import BRUISE, WHOLE
from tests.two_worlds.acts import around, ask, decide, pass_to, take_up
from tests.two_worlds.world import World


def another_holder(world: World) -> None:
    """What the school corrects went on to one more agency, or to another: to the health trust, which holds it, that is one."""
    cast, school, mine, health = world.cast, world.cast.school, world.cast.social_care, world.cast.health
    world.watching, world.abroad = [health.duty, *world.some(1, health.manager, health.representative)], True
    one, two = _side_by_side((cast.police, cast.sensitive, cast.stranger), (mine, health))
    other = one if world.more else two
    world.alike = {two.duty: one.duty}
    answers, waits = (world.draw.random() < 0.5 for _ in range(2))
    said = replace(WHOLE, terms=TermsGiven(PassingOn.PROTECTS))
    child = world.step(lambda: world.stage.child(school))
    request = world.step(lambda: ask(world, mine, school))
    world.step(lambda: take_up(world, school, request, child))
    world.step(lambda: decide(world, school, request, said))
    went = world.step(lambda: pass_to(world, mine, health, request))
    world.step(lambda: pass_to(world, mine, other, request))
    around(world, 1)
    world.step(lambda: corrected(world, school, went))
    if answers:
        world.step(lambda: confirmed(world, other))
    if not waits:
        world.step(lambda: confirmed(world, health))
    around(world, 1)


def _side_by_side(some: Sequence[At], parties: Sequence[At]) -> tuple[At, At]:
    """Two of them between which no party's id lies: the salts of an entry are drawn in the order of those."""
    for one, two in combinations(some, 2):
        low, high = sorted((str(one.agency), str(two.agency)))
        if not any(low < str(party.agency) < high for party in parties):
            return one, two
    raise AssertionError("the ids of the agencies lie otherwise")


def corrected(world: World, owner: At, disclosure: UUID) -> UUID:
    """The owner says that the bruise in it was not hers."""
    by = world.cast.become(owner.duty)
    inside = DisclosedItem.objects.filter(disclosure=disclosure).values_list("item", flat=True)
    (item,) = (row.id for row in by_id.rows(Item, list(inside)) if row.text == BRUISE.text)
    return correct_item(by=by, item_id=item, given=CorrectionGiven(1, "The bruise was not hers.")).id


def confirmed(world: World, at: At) -> UUID:
    """One holder has put it right."""
    by = world.cast.become(at.duty)
    notice = CorrectionNotice.objects.values_list("id", flat=True).get()
    return confirm_correction(by=by, notice_id=notice, given=ConfirmationGiven()).id
