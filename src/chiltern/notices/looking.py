"""When somebody last saw their work: what had come in by then is no news, and no mail tells of it. Clause 3.7."""

from __future__ import annotations

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

# A look of a moment ago is neither written again nor waited for: two pages of one post never stand in each other's way.
_LOOK = """
insert into notices_look (post, at) select %(post)s::uuid, %(at)s::timestamptz
 where not exists (select from notices_look where post = %(post)s::uuid and at > %(at)s::timestamptz - interval '30 seconds')
on conflict (post) do update set at = greatest(notices_look.at, excluded.at)"""


def look(by: Actor) -> None:
    """The acting post has seen its work until now. Called when the page is made: no row stays locked meanwhile."""
    prepared.run(_LOOK, {"post": by.post, "at": by.at})
