"""Loads the demo partnership: one batch a transaction, through the real actions, and it goes on where it stopped.

Batch 0 brings the signatories and says how many there will be; then their staff, the families, and some traffic.
"""

from __future__ import annotations

from datetime import date
from importlib import resources
from uuid import UUID

from django.db import transaction

from chiltern.agencies.actions.import_signatories import import_signatories
from chiltern.agencies.queries import choices
from chiltern.foundation import context, later
from chiltern.foundation.actor import Actor
from chiltern.jobs.demo import agreed, hours, population, staffing, traffic
from chiltern.jobs.demo.places import own_post, staffed, team_and_desk
from chiltern.people.actions.record_people import record_people
from chiltern.scheme.changes import progress
from chiltern.scheme.queries import day_in_london
from chiltern.scheme.queries.progress import HowFar, how_far

AGENCIES_IN_A_BATCH = 20
STAFF_BATCHES = 6


def load_batch(batch: int) -> None:
    """Loads the batch unless it was loaded, and defers the next; both in one transaction, or neither."""
    before = how_far()
    if before is not None and before.done > batch:
        return
    poster = None if batch <= STAFF_BATCHES else _poster(batch, before)
    with transaction.atomic():
        if progress.is_done(batch):
            return
        total, began_on, says = _load(batch, before, poster)
        progress.note(batch + 1, total, says, began_on)
        if batch + 1 < total:
            later.defer("demo.load_batch", batch=batch + 1)


def _load(batch: int, before: HowFar | None, poster: UUID | None) -> tuple[int, date, str]:
    if batch == 0 or before is None:
        return _signatories()
    if batch <= STAFF_BATCHES:
        by = context.enter_command()
        some = sorted(choices(), key=lambda one: one.name)[
            (batch - 1) * AGENCIES_IN_A_BATCH : batch * AGENCIES_IN_A_BATCH
        ]
        new = [one for one in some if not staffed(one.id)]
        staffing.staff(by, [(one.id, one.name, one.sector) for one in new])
        hours.open_doors(by, [(one.id, one.sector) for one in new], (batch - 1) * AGENCIES_IN_A_BATCH)
        if batch == STAFF_BATCHES:
            agreed.agree(by, before.began_on)
        return before.total, before.began_on, "People who work at the agencies, and when they are open"
    actor = context.enter_as(poster) if poster else None
    if actor is None:
        raise RuntimeError("the demo's post does not stand")
    number = batch - STAFF_BATCHES
    families = population.how_many_batches(before.began_on)
    if number <= families:
        _families(actor, number, before.began_on)
        return before.total, before.began_on, "Children and families"
    traffic.play(actor, number - families)
    return before.total, before.began_on, "Requests between agencies"


def _signatories() -> tuple[int, date, str]:
    by = context.enter_command()
    import_signatories(
        by=by, content=resources.files("chiltern.jobs.demo").joinpath("data/signatories.csv").read_bytes()
    )
    day = min(population.DAY_OF_THE_STORIES, day_in_london(by.at))
    total = 1 + STAFF_BATCHES + population.how_many_batches(day) + len(traffic.SCENES)
    return total, day, "Signatories"


def _families(actor: Actor, number: int, day: date) -> None:
    batch = next(population.batches(day, start=number))
    record_people(by=actor, circles=batch.circles, readers=team_and_desk(actor))


def _poster(batch: int, before: HowFar | None) -> UUID:
    """Whose post records this batch: looked up in a transaction of its own, since nobody can be two in one."""
    if before is None:
        raise RuntimeError("the demo's first batch has not been loaded")
    number = batch - STAFF_BATCHES
    families = population.how_many_batches(before.began_on)
    with transaction.atomic():
        context.enter_command()
        if number <= families:
            return own_post(next(population.batches(before.began_on, start=number)).agency)
        scene = traffic.SCENES[number - families - 1]
        return own_post(scene.agency, title=scene.title)
