"""The jobs by name, as foundation/later.py lists them. Arguments hold ids only."""

from __future__ import annotations

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chiltern.agencies.actions.record_attempt import record_attempt
from chiltern.agencies.changes import cover
from chiltern.foundation import attempts, context
from chiltern.jobs.demo import load
from chiltern.sharing.actions.record_climb import record_climb
from chiltern.sharing.actions.record_standing_reply import record_standing_reply
from chiltern.sharing.changes import climb, settle_climbs, tell_standing_replies
from chiltern.sharing.queries.overdue import steps_to_take

ATTEMPTS_AT_ONCE = 500
STEPS_AT_ONCE = 200


@app.task(name="demo.load_batch", queue="demo", retry=RetryStrategy(max_attempts=5, linear_wait=2))
def load_batch(batch: int) -> None:
    """One batch of the demo in one transaction, which also defers the next."""
    load.load_batch(batch)


@app.periodic(cron="* * * * *")
@app.task(name="attempts.record", queue="sweeps", queueing_lock="attempts.record", pass_context=False)
def record_attempts(timestamp: int) -> None:
    """What was asked for in vain within the last minute. `timestamp` is when it was due."""
    with transaction.atomic():
        by = context.enter_command()
        for attempt in attempts.take(ATTEMPTS_AT_ONCE):
            record_attempt(by=by, attempt=attempt)


@app.periodic(cron="* * * * *")
@app.task(name="overdue.climb", queue="sweeps", queueing_lock="overdue.climb", pass_context=False)
def climb_overdue(timestamp: int) -> None:
    """What waits for its hour is told; what is past its due time goes up; what cover gives is given; what was answered
    is late no more."""
    with transaction.atomic():
        by = context.enter_command()
        cover.give()
        for request, provider, requester in tell_standing_replies():
            record_standing_reply(by=by, request=request, provider=provider, requester=requester)
        settle_climbs()
        for climb_id, late in climb(steps_to_take(by.at, STEPS_AT_ONCE)):
            record_climb(by=by, climb_id=climb_id, late=late)
