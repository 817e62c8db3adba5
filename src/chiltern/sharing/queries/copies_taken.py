"""Copies in our own file of what an item came in, a minute among them: people put them right there, or remove them. 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.foundation import prepared

MOST = 25
_TAKEN = """
select reference from (
  select c.reference, c.made_at from sharing_filecopy c where c.disclosure = %s::uuid
  union all
  select c.reference, c.made_at from sharing_minutecopy m join sharing_minutefilecopy c on c.minute_copy = m.id
   where m.items && %s::uuid[]) taken
 order by made_at limit %s::int"""


def copies_taken(disclosure: UUID | None, items: Sequence[UUID]) -> tuple[str, ...]:
    """Their references, the earliest first."""
    return tuple(reference for (reference,) in prepared.fetch(_TAKEN, [disclosure, list(items), MOST]))
