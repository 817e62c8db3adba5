"""A kind of pair: somebody else has something on consent too, and is asked when that is withdrawn. Clauses 2.2, 3.3, 9.1."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.withdraw_consent import Withdrawal, withdraw_consent
from chiltern.sharing.models import ConsentStop
from chiltern.sharing.workings.stopping import StopGiven
from tests.cast import At
from tests.consenting import ON_CONSENT, PURPOSE, YES, answered
from tests.stage import AMARA
from tests.two_worlds.acts import around, tell, there
from tests.two_worlds.world import World


def another_recipient(world: World) -> None:
    """Two had something on consents of one mother, or one alone: neither what came, nor what is asked, tells which."""
    cast, school, mine, other = world.cast, world.cast.school, world.cast.stranger, world.cast.health
    world.watching = [mine.duty, *world.some(1, mine.manager, cast.police.duty, school.colleague)]
    answers, waits = (world.draw.random() < 0.5 for _ in range(2))
    child = world.step(lambda: world.stage.child(school))
    consent = world.step(lambda: answered(world.stage, school, child, YES, mine))
    another = world.secret(lambda: answered(world.stage, school, child, YES, other))
    world.step(lambda: _told(world, mine, child))
    world.secret(lambda: _told(world, other, child))
    world.secret(lambda: _taken_back(world, there(another)))
    if answers:
        world.secret(lambda: _answered(world, other))
    around(world, 1)
    world.step(lambda: _taken_back(world, consent))
    if not waits:
        world.step(lambda: _answered(world, mine))
    around(world, 1)


def _told(world: World, to: At, child: UUID) -> UUID:
    about = (replace(AMARA, person=child),)
    return tell(world, world.cast.school, to, people=about, purpose=PURPOSE, decision=ON_CONSENT)


def _taken_back(world: World, consent: UUID) -> UUID:
    by = world.cast.become(world.cast.school.practitioner)
    return withdraw_consent(by=by, consent=consent, stated=Withdrawal())


def _answered(world: World, at: At) -> UUID:
    by = world.cast.become(at.duty)
    stop: UUID = ConsentStop.objects.values_list("id", flat=True).get()
    return answer_stop(by=by, stop_id=stop, given=StopGiven()).id
