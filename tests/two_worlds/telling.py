"""The course of a pair: both worlds, one after the other, and whether those from whom something is hidden get the same."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from chiltern.agencies.actions.ask_for_record import ask_for_record
from chiltern.agencies.actions.download_record import download_record
from chiltern.jobs import mail, record_files, tasks
from chiltern.notices import queries
from tests.cast import At, Cast
from tests.two_worlds.binding import Bound
from tests.two_worlds.conftest import County
from tests.two_worlds.kinds import KINDS
from tests.two_worlds.looking import Seen, everything, first_difference
from tests.two_worlds.world import World, beginning

SWEEPS = (tasks.record_attempts, tasks.climb_overdue, tasks.forget_record_files)


def difference(county: County, seed: int) -> str:
    """Of one pair; nothing where its worlds are equal."""
    one, hidden = _told(county, seed, more=True, hidden=None)
    other, _ = _told(county, seed, more=False, hidden=hidden)
    found = first_difference(one, other)
    return found and f"{KINDS[seed % len(KINDS)].__name__}, seed {seed}: {found}"


def _told(county: County, seed: int, *, more: bool, hidden: list[UUID] | None) -> tuple[Seen, list[UUID]]:
    with beginning(county.cast, county.tokens, seed, more=more) as world:
        KINDS[seed % len(KINDS)](world)
        swept(world)
        seen = mails(world)
        if world.abroad:
            world.seal()
        made = world.hidden if hidden is None else hidden
        for post in world.watching:
            seen |= everything(world, post, made, Bound.of(_agency(world.cast, post)))
        if world.abroad:
            # Last: how large a file is depends on what binds others' acts, and its pages and its own entries say it.
            seen |= record(world)
    return seen, made


def swept(world: World) -> None:
    """The scheme's clock does its round, at once and after a while."""
    world.later(timedelta(days=world.draw.choice([0, 1, 5])))
    for sweep in SWEEPS:
        with world.job(sweep.name):
            sweep(timestamp=0)


def mails(world: World) -> Seen:
    """What is sent to those who watch, as it lies in the folder."""
    folder: Path = settings.MAIL.folder
    with world.job("notices.find"):
        mail.find()
        told = dict(_unsent())
        for notice, post in sorted(told.items(), key=lambda each: each[1]):
            world.turn("mail", post)
            mail.send(notice)
        addresses = [queries.address_of(post, in_demo=False) for post in world.watching]
    seen = Seen()
    for file in sorted(folder.glob("*.eml")):
        whole = file.read_bytes()
        if any(address and f"To: {address}".encode() in whole for address in addresses):
            seen[f"mail {file.name}"] = whole
        file.unlink()
    return seen


def record(world: World) -> Seen:
    """The part of the record of the first who watches, as its representative takes it away; and what was sealed of it."""
    at = _at(world.cast, world.watching[0])
    rep = at.representative
    file = world.step(lambda: ask_for_record(by=world.cast.become(rep), reason="The yearly audit.").id)
    with world.job("record_file.build"):
        record_files.build(file, rep)
    content = world.step(lambda: download_record(by=world.cast.become(rep), file_id=file))
    return {f"record {name}": part for name, part in Bound.of(at.agency).file(content).items()}


def _unsent() -> list[tuple[UUID, UUID]]:
    with connection.cursor() as cursor:
        cursor.execute("select id, post from notices_notice where sent_at is null")
        return [(row[0], row[1]) for row in cursor.fetchall()]


def _at(cast: Cast, post: UUID) -> At:
    houses: list[At] = [
        cast.school,
        cast.police,
        cast.health,
        cast.social_care,
        cast.sensitive,
        cast.stranger,
    ]
    return next(at for at in houses if post in at.who)


def _agency(cast: Cast, post: UUID) -> UUID:
    return _at(cast, post).agency
