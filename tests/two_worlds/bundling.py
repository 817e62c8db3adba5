"""A kind of pair: whether a bundle has another owner beside the one that is asked. Clauses 3.7 and 3.10."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from uuid import UUID

from chiltern.code_of_practice.words import BundleForm, PassingOn
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_for_bundle import ask_for_bundle
from chiltern.sharing.actions.make_bundle import make_bundle
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import BundlePart, DisclosedItem, Item, OnwardPermission
from chiltern.sharing.workings.bundling import BundleGiven, PartGiven
from chiltern.sharing.workings.deciding import TermsGiven
from tests.bundling import PASSING, WEIGHED
from tests.cast import At
from tests.stage import WHOLE, in_time
from tests.two_worlds.acts import around, ask, decide, reply_to, take_up, there
from tests.two_worlds.world import World

SAID = replace(WHOLE, terms=TermsGiven(passing_on=PassingOn.ASK_ME))


def another_owner(world: World) -> None:
    """The one is asked for its own part, answers, and its own goes; of the other it learns nothing."""
    holder, owner, recipient, other = _in_order(world)
    world.watching, world.abroad = [owner.duty, *world.some(1, owner.manager, owner.representative)], True
    permits, goes = (world.draw.random() < chance for chance in (0.7, 0.8))
    around(world, 1)
    ours = world.step(lambda: world.stage.child(holder))
    first = _came(world, holder, owner)
    asked = world.secret(lambda: ask(world, holder, other))
    child = world.secret(lambda: world.stage.child(other))
    world.secret(lambda: take_up(world, other, there(asked), there(child)))
    world.secret(lambda: decide(world, other, there(asked), replace(SAID, items=(WEIGHED,))))
    second = world.secret(lambda: reply_to(world, holder, there(asked))[1])
    came = [first, *([second] if second else [])]
    bundle = world.step(lambda: _made(world, holder, recipient, ours, came))
    world.step(lambda: ask_for_bundle(by=world.cast.become(holder.practitioner), bundle_id=bundle))
    world.step(lambda: _answer(world, owner, permit=permits))
    world.secret(lambda: _answer(world, other, permit=True))
    if permits and goes:
        gone = world.step(lambda: _shared(world, holder, recipient, bundle))
        world.step(lambda: _read(world, recipient, gone))
    around(world, 1)


def _in_order(world: World) -> tuple[At, At, At, At]:
    """Holder, owner, recipient, and the other owner, whose id lies behind theirs: salts are drawn in the order of those."""
    cast = world.cast
    some = (cast.social_care, cast.school, cast.stranger, cast.health, cast.police)
    for holder, owner, recipient, other in permutations(some, 4):
        told = (holder.agency, owner.agency, recipient.agency)
        fits = holder in (cast.social_care, cast.police) and owner is not cast.stranger
        if fits and all(str(each) < str(other.agency) for each in told):
            return holder, owner, recipient, other
    raise AssertionError("the ids of the agencies lie otherwise")


def _came(world: World, holder: At, owner: At) -> UUID:
    request = world.step(lambda: ask(world, holder, owner))
    child = world.step(lambda: world.stage.child(owner))
    world.step(lambda: take_up(world, owner, request, child))
    world.step(lambda: decide(world, owner, request, SAID))
    return world.step(lambda: reply_to(world, holder, request)[1])


def _made(world: World, holder: At, recipient: At, child: UUID, came: list[UUID]) -> UUID:
    by = world.cast.become(holder.practitioner)
    items = [
        item
        for disclosure in came
        for item in DisclosedItem.objects.filter(disclosure=disclosure)
        .order_by("position")
        .values_list("item", flat=True)
    ]
    given = BundleGiven(
        form=BundleForm.BUNDLE,
        recipient=recipient.agency,
        purpose=PASSING.purpose,
        why="They mentor her.",
        parts=tuple(map(PartGiven, items)),
    )
    return make_bundle(by=by, person=child, given=given).id


def _answer(world: World, owner: At, *, permit: bool) -> UUID:
    world.cast.become(owner.duty)
    mine = Item.objects.filter(keeper=owner.agency).values("id")
    questions = list(
        OnwardPermission.objects.filter(item__in=mine).order_by("id").values_list("id", flat=True)
    )
    for question in questions:
        by, reasons = world.cast.become(owner.duty), "" if permit else "Not theirs."
        answer_passing_on(by=by, permission_id=question, permit=permit, reasons=reasons)
    return questions[0]


def _shared(world: World, holder: At, recipient: At, bundle: UUID) -> UUID:
    by = world.cast.become(holder.practitioner)
    given = replace(PASSING, answers=in_time(by, PASSING.answers))
    parts = BundlePart.objects.filter(bundle=bundle).order_by("position")
    chosen = list(parts.values_list("item", flat=True))
    return pass_on(by=by, disclosure_id=bundle, items=chosen, recipient=recipient.agency, given=given).id


def _read(world: World, recipient: At, gone: UUID) -> UUID:
    open_disclosure(by=world.cast.become(recipient.duty), disclosure_id=gone)
    acknowledge_disclosure(by=world.cast.become(recipient.duty), disclosure_id=gone)
    return gone
