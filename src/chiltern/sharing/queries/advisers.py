"""Which posts of one's own agency give advice, but one's own. Clause 3.3."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from chiltern.code_of_practice.sharing.advising import ROLE_OF
from chiltern.code_of_practice.words import Adviser
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor

_POSTS = """
select p.id, s.role from agencies_post p join foundation_poststanding s on s.id = p.id
 where p.keeper = %s::uuid and s.role = any(%s::text[]) and s.practitioner <> %s::uuid
   and s.starts_at <= %s and (s.ends_at is null or s.ends_at > %s) order by p.id"""


def advisers(by: Actor) -> Mapping[Adviser, tuple[UUID, ...]]:
    """The posts behind each word; none where the agency has nobody in that role."""
    roles = sorted({role.value for role in ROLE_OF.values()})
    rows = prepared.fetch(_POSTS, [by.agency, roles, by.practitioner, by.at, by.at])
    return {word: tuple(post for post, held in rows if held == role) for word, role in ROLE_OF.items()}
