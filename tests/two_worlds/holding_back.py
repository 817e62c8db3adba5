"""A kind of pair: what belongs to the school went on without its leave, and it is not told; or nothing went on. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from chiltern.code_of_practice.words import PassingOn
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.actions.hold_notice_on import hold_notice_on
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.models import HeldNotice
from chiltern.sharing.workings.courts import Came
from chiltern.sharing.workings.deciding import TermsGiven
from tests.cast import At
from tests.court_orders import order
from tests.holding_back import IN_DANGER, hold, items_of
from tests.stage import WHOLE
from tests.two_worlds.acts import around, ask, decide, reply_to, take_up, tell, there
from tests.two_worlds.world import World


def owner_not_told(world: World) -> None:
    """Social care passes on to the police, they to the health trust, all of them read it, and a court orders the police to produce
    it, and social care what is another's; or nobody does anything.
    """
    cast, school, mine = world.cast, world.cast.school, world.cast.social_care
    others = (school.manager, school.representative, school.practitioner, school.colleague)
    world.watching, world.abroad = [school.duty, *world.some(2, *others)], True
    depth, terms = world.draw.randrange(4), world.draw.choice([PassingOn.ASK_ME, PassingOn.NOT_AT_ALL])
    around(world, 1)
    child = world.step(lambda: world.stage.child(school))
    request = world.step(lambda: ask(world, mine, school))
    world.step(lambda: take_up(world, school, request, child))
    said = replace(WHOLE, terms=TermsGiven(passing_on=terms))
    world.step(lambda: decide(world, school, request, said))
    world.step(lambda: _opened(world, request))
    other = world.step(lambda: tell(world, cast.health, mine))
    gone = world.secret(lambda: _passed(world, request))
    world.secret(lambda: _read(world, cast.police, there(gone)))
    further = world.secret(lambda: _further(world, cast.police, cast.health, there(gone)))
    world.secret(lambda: _read(world, cast.health, there(further)))
    world.secret(lambda: _ordered(world, cast.police, there(gone)))
    world.secret(lambda: _ordered(world, mine, other))
    if depth > 0:
        world.secret(lambda: _agreed(world))
    around(world, 1)
    if depth > 1:
        world.secret(lambda: _held_on(world))
    if depth > 2:
        world.later(timedelta(days=9))


def _opened(world: World, request: UUID) -> UUID:
    """That it was read is no secret: nobody passes on what they have not opened, and the school reads that they have."""
    mine = world.cast.social_care
    _, came = reply_to(world, mine, request)
    return open_disclosure(by=world.cast.become(mine.practitioner), disclosure_id=came).id


def _passed(world: World, request: UUID) -> UUID:
    mine = world.cast.social_care
    _, came = reply_to(world, mine, request)
    by, items = world.cast.become(mine.practitioner), items_of(came)
    given = replace(IN_DANGER, hold=hold(by, mine.manager))
    to = world.cast.police.agency
    return pass_on(by=by, disclosure_id=came, items=items, recipient=to, given=given).id


def _further(world: World, from_at: At, to: At, came: UUID) -> UUID:
    by = world.cast.become(from_at.duty)
    items = items_of(came)
    return pass_on(by=by, disclosure_id=came, items=items, recipient=to.agency, given=IN_DANGER).id


def _read(world: World, at: At, came: UUID) -> UUID:
    open_disclosure(by=world.cast.become(at.duty), disclosure_id=came)
    acknowledge_disclosure(by=world.cast.become(at.duty), disclosure_id=came)
    return take_into_file(by=world.cast.become(at.duty), disclosure_id=came).id


def _ordered(world: World, at: At, came: UUID) -> UUID:
    """Of one's own an owner is not told before it is told that it went there; of another's, never."""
    world.cast.become(at.duty)
    items = (Came(came, item) for item in items_of(came))
    made: UUID = order(world.stage, *items, at=at.duty).id
    return made


def _agreed(world: World) -> UUID:
    by = world.cast.become(world.cast.social_care.manager)
    return agree_to_hold(by=by, notice_id=_notice()).id


def _held_on(world: World) -> UUID:
    mine = world.cast.social_care
    by = world.cast.become(mine.practitioner)
    return hold_notice_on(by=by, notice_id=_notice(), given=hold(by, mine.manager)).id


def _notice() -> UUID:
    found: UUID = HeldNotice.objects.values_list("id", flat=True).get()
    return found
