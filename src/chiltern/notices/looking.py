"""When somebody last saw their work: what had come in by then is no news, and no mail tells of it. Clause 3.7."""

from __future__ import annotations

from django.db import connection

from chiltern.foundation.actor import Actor

# A look of a moment ago is neither written again nor waited for: two pages of one post never stand in each other's way.
_LOOK = """
insert into notices_look (post, at) select %(post)s, %(at)s
 where not exists (select from notices_look where post = %(post)s and at > %(at)s - interval '30 seconds')
on conflict (post) do update set at = greatest(notices_look.at, excluded.at)"""


def look(by: Actor) -> None:
    """The acting post has seen its work until now. Called when the page is made: no row stays locked meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, {"post": by.post, "at": by.at})
