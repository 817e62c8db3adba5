"""Questions about who read what was shared, and their answers, as rows of a list: no name, no reason. Clauses 2.2 and 8.1.2."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.sharing.queries.rows.noun import Noun

_ASKED = """
select q.id, 'inquiry', q.reference, n.name, '', '', q.made_at, case when q.keeper = %(mine)s::uuid then 'ours' else 'theirs' end
  from sharing_inquiry q left join agencies_agency n
    on n.id = case when q.keeper = %(mine)s::uuid then q.recipient else q.keeper end
 where q.id = any(%(inquiry)s::uuid[])"""
_NAMED = """
select r.id, 'named', q.reference, n.name, '', '', r.made_at, 'named'
  from sharing_readersnamed r join sharing_inquiry q on q.id = r.inquiry_id left join agencies_agency n on n.id = r.keeper
 where r.id = any(%(named)s::uuid[])"""
SAYS = {
    "ours": "you asked who read what you shared",
    "theirs": "asks who read what it shared",
    "named": "has answered who read what you shared",
}

NOUNS: Mapping[str, Noun] = {
    "inquiry": Noun(_ASKED, SAYS.__getitem__),
    "named": Noun(_NAMED, SAYS.__getitem__),
}
