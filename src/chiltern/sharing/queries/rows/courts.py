"""Courts' orders that came, and courts' orders for what belongs to us, as rows of a list: no case, no name. 2.2 and 3.10."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chiltern.code_of_practice.words import CourtOrderState
from chiltern.sharing.queries.rows.noun import Noun

_ORDERS = """
select o.id, 'order', o.reference, coalesce(b.name || ', outside the Code', ''), '', '', o.made_at, o.state
  from sharing_courtorder o left join agencies_outsidebody b on b.id = o.court where o.id = any(%(order)s::uuid[])"""
_NOTICES = """
select c.id, 'court', c.reference, n.name, '', '', c.told_at, c.due_on::text
  from sharing_courtnotice c left join agencies_agency n on n.id = c.keeper where c.id = any(%(court)s::uuid[])"""

NOUNS: Mapping[str, Noun] = {
    "order": Noun(
        _ORDERS,
        lambda state: CourtOrderState(state).says,
        lambda state: state != CourtOrderState.REVIEWED,
        by_place=True,
    ),
    "court": Noun(_NOTICES, lambda on: f"wanted by {date.fromisoformat(on):%-d %B %Y}"),
}
