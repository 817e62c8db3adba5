"""Writes about notices that faces and agencies' actions call: no gate, no entry. Serves clauses 2.2 and 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id
from chiltern.notices.models import Notice, Wish
from chiltern.notices.rhythm import Rhythm, last_morning

_NOTE = "select ctx.note_arrivals(%s::text[])"
_FIND = "select post, hour from ctx.posts_to_tell(%s::text[], %s, %s)"
# Never two to a post within an hour, and one for each hour, whoever looks at the same moment.
_MAKE = """
insert into notices_notice (id, post, hour, made_at, tries)
select w.id, w.post, w.hour, %(at)s, 0 from unnest(%(ids)s::uuid[], %(posts)s::uuid[], %(hours)s::timestamptz[]) w (id, post, hour)
 where not exists (select from notices_notice n where n.post = w.post and n.sent_at > %(at)s - interval '1 hour')
on conflict do nothing returning id"""
# When somebody was told is nobody's business for longer than the officer's count needs.
_FORGET = "delete from notices_notice where made_at < %s - interval '8 days'"
_LOCK = "select pg_advisory_xact_lock(hashtextextended(%s::text, 0))"
_TOLD = "select exists (select from notices_notice where post = %s and sent_at > %s - interval '1 hour')"
_DROP = "delete from notices_notice where id = %s and sent_at is null"


def choose(by: Actor, rhythm: Rhythm) -> None:
    """From now on the acting post is told so often."""
    Wish.objects.bulk_create(
        [Wish(post=by.post, rhythm=rhythm, chosen_at=by.at)],
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=["rhythm", "chosen_at"],
    )


def find(kinds: Sequence[str], at: datetime) -> list[UUID]:
    """Looks what has come in, and makes a notice for each post to be told; for the scheme's clock."""
    _do(_FORGET, [at])
    _do(_NOTE, [list(kinds)])
    found = _posts(kinds, at, None)
    ids = [new_id() for _ in found]
    values = {
        "at": at,
        "ids": ids,
        "posts": [post for post, _ in found],
        "hours": [hour for _, hour in found],
    }
    return [row[0] for row in _do(_MAKE, values)]


def take(notice: UUID, kinds: Sequence[str], at: datetime) -> UUID | None:
    """The post to tell now, asked again; None where it was told, has looked, or may not see any more what waited."""
    row = Notice.objects.select_for_update().filter(id=notice, sent_at=None).first()
    if row is None:
        return None
    _do(_LOCK, [row.post])
    ((told,),) = _do(_TOLD, [row.post, at])
    if told or not _posts(kinds, at, row.post):
        _do(_DROP, [notice])
        return None
    return row.post


def drop(notice: UUID) -> None:
    """Nobody is there to be told."""
    _do(_DROP, [notice])


def sent(notice: UUID, at: datetime) -> None:
    """It went."""
    Notice.objects.filter(id=notice).update(sent_at=at)


def failed(notice: UUID, at: datetime) -> None:
    """It did not go: the council's officer sees how many."""
    row = Notice.objects.get(id=notice)
    row.tries, row.failed_at = row.tries + 1, at
    row.save(update_fields=["tries", "failed_at"])


def _posts(kinds: Sequence[str], at: datetime, post: UUID | None) -> list[tuple[UUID, datetime]]:
    return [(each[0], each[1]) for each in _do(_FIND, [list(kinds), last_morning(at), post])]


def _do(statement: str, values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []
