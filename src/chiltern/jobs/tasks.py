"""The jobs by name, as foundation/later.py lists them. Arguments hold ids only."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chiltern.agencies.actions.record_attempt import record_attempt
from chiltern.agencies.changes import cover, record_files
from chiltern.foundation import attempts, context
from chiltern.foundation.access import can_see
from chiltern.jobs import mail
from chiltern.jobs.demo import load
from chiltern.jobs.record_files import build
from chiltern.resolution.changes import settle_challenges
from chiltern.sharing.actions.check_ownership import check_ownership
from chiltern.sharing.actions.destroy_due import destroy_due
from chiltern.sharing.actions.follow_answer import follow_answer
from chiltern.sharing.actions.follow_lapse import follow_lapse
from chiltern.sharing.actions.place_look import place_look
from chiltern.sharing.actions.record_climb import record_climb
from chiltern.sharing.actions.record_standing_reply import record_standing_reply
from chiltern.sharing.changes.answering import tell_standing_replies
from chiltern.sharing.changes.climbing import climb, settle_climbs
from chiltern.sharing.queries.lapsed import lapsed_consents
from chiltern.sharing.queries.no_longer_covered import no_longer_covered
from chiltern.sharing.queries.overdue import steps_to_take
from chiltern.sharing.queries.retention import rehearse, runs
from chiltern.sharing.queries.unplaced import somebody_can_look, unplaced

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
        settle_challenges()
        for climb_id, late in climb(steps_to_take(by.at, STEPS_AT_ONCE)):
            record_climb(by=by, climb_id=climb_id, late=late)


@app.periodic(cron="*/10 * * * *")
@app.task(name="looks.place", queue="sweeps", queueing_lock="looks.place", pass_context=False)
def place_looks(timestamp: int) -> None:
    """What was shared alone when nobody could look at it goes to whoever can now, as whoever decided it."""
    with transaction.atomic():
        context.enter_command()
        waiting = unplaced(STEPS_AT_ONCE)
    for look, post in waiting:
        with transaction.atomic():
            by = context.enter_job(post)
            if by is not None and somebody_can_look(by, look):
                place_look(by=by, look_id=look)


@app.task(name="record_file.build", queue="files", retry=RetryStrategy(max_attempts=3, linear_wait=10))
def build_record_file(file: str, post: str) -> None:
    """The file that this post asked for."""
    build(UUID(file), UUID(post))


@app.task(name="consent.follow", queue="consent", retry=RetryStrategy(max_attempts=5, linear_wait=2))
def follow_consent(record: str, person: str, post: str) -> None:
    """What rests on an answer that stands no more is stopped, as whoever wrote the newer one down."""
    with transaction.atomic():
        by = context.enter_job(UUID(post))
        if by is not None and can_see(UUID(person)) and no_longer_covered(by, UUID(person)):
            follow_answer(by=by, person=UUID(person), answer=UUID(record))


@app.periodic(cron="23 * * * *")
@app.task(name="consent.lapse", queue="sweeps", queueing_lock="consent.lapse", pass_context=False)
def lapse_consents(timestamp: int) -> None:
    """What is past its last day since yesterday is asked about; by the hour, so that a service that slept misses no day."""
    after: UUID | None = None
    while True:
        with transaction.atomic():
            at = context.enter_command().at
            waiting = lapsed_consents(at, after, STEPS_AT_ONCE)
        if not waiting:
            return
        for person, posts in waiting:
            any(_asked_since_it_lapsed(person, post) for post in posts)
            after = person


def _asked_since_it_lapsed(person: UUID, post: UUID) -> bool:
    """Whether this post could see whom it is about; then it is looked into, and no other post has to."""
    with transaction.atomic():
        by = context.enter_job(post)
        if by is None or not can_see(person):
            return False
        if no_longer_covered(by, person):
            follow_lapse(by=by, person=person)
        return True


@app.periodic(cron="17 2 * * *")
@app.task(name="ownership.check", queue="sweeps", queueing_lock="ownership.check", pass_context=False)
def check_who_has_what(timestamp: int) -> None:
    """Each night: nothing lies where its owner, a permission or a recorded reason did not let it go."""
    with transaction.atomic():
        check_ownership(by=context.enter_command())


@app.periodic(cron="47 2 * * *")
@app.task(name="retention.run", queue="sweeps", queueing_lock="retention.run", pass_context=False)
def destroy_what_is_due(timestamp: int) -> None:
    """Each night: what an agency's own rules say is over, where somebody there has let them run; some papers a transaction."""
    with transaction.atomic():
        context.enter_command()
        posts = runs()
    for post in posts:
        while _destroyed_some(post):
            pass


def _destroyed_some(post: UUID) -> bool:
    with transaction.atomic():
        by = context.enter_job(post)
        return by is not None and bool(rehearse(by).goes) and destroy_due(by=by) > 0


@app.periodic(cron="*/10 * * * *")
@app.task(name="record_file.forget", queue="sweeps", queueing_lock="record_file.forget", pass_context=False)
def forget_record_files(timestamp: int) -> None:
    """What could be downloaded for its time is taken away."""
    with transaction.atomic():
        context.enter_command()
        record_files.forget()


@app.periodic(cron="* * * * *")
@app.task(name="notices.find", queue="sweeps", queueing_lock="notices.find", pass_context=False)
def find_notices(timestamp: int) -> None:
    """Who is to be told by e-mail that something waits."""
    mail.find()


@app.task(name="notices.send", queue="mail", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def send_notice(notice: str) -> None:
    """One mail, if something still waits."""
    mail.send(UUID(notice))
