"""Information shared and told, questions about passing on, and calls written down, as rows of a list. 3.4 to 3.10."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice.words import (
    DisclosureState,
    Method,
    PermissionState,
    TellingAsk,
    TellingState,
)
from chiltern.sharing.queries.rows.noun import Noun

_DISCLOSURES = """
select d.id, 'disclosure', d.reference, n.name, '', '', d.made_at, d.method
  from sharing_disclosure d left join agencies_agency n on n.id = d.keeper where d.id = any(%(disclosure)s::uuid[])"""
_TELLINGS = """
select t.disclosure_id, 'telling', d.reference, coalesce(n.name, o.name || ', outside the Code'), t.purpose, '', t.due_at,
  t.asks || ' ' || case
    when exists (select 1 from sharing_answerback b where b.disclosure_id = d.id) then 'answered'
    when exists (select 1 from sharing_acknowledgement r where r.of = d.id and r.keeper = d.recipient) then 'acknowledged'
    when exists (select 1 from sharing_reachedoutside h where h.thing = d.id) then 'told_outside'
    else 'told' end
  from sharing_telling t join sharing_disclosure d on d.id = t.disclosure_id
  left join agencies_agency n on n.id = case when d.keeper = %(mine)s::uuid then d.recipient else d.keeper end
  left join agencies_outsidebody o on o.id = d.recipient
 where t.disclosure_id = any(%(telling)s::uuid[])"""
_PERMISSIONS = """
select p.id, 'permission', '', case when p.keeper = %(mine)s::uuid and not (d.show_originator = 'all'
      or (d.show_originator = 'first' and d.keeper = p.originator)) then 'An agency known to the council’s officer' else n.name end,
    p.purpose, '', p.due_at, a.state
  from sharing_onwardpermission p left join sharing_onwardanswer a on a.permission_id = p.id
  left join sharing_disclosure d on d.id = p.disclosure
  left join agencies_agency n on n.id = case when p.keeper = %(mine)s::uuid then p.originator else p.keeper end
 where p.id = any(%(permission)s::uuid[])"""
_CALLS = """
select c.id, 'call', c.reference, n.name, '', '', case when c.keeper = %(mine)s::uuid then c.made_at else c.confirm_by end,
  coalesce(a.state, case when c.side = 'given' then 'shared' when c.confirm_by < %(at)s then 'unconfirmed'
    else 'reported_by_receiver' end)
  from sharing_writtendown c left join sharing_reportanswer a on a.call_id = c.id
  left join agencies_agency n on n.id = case when c.keeper <> %(mine)s::uuid then c.keeper
    when c.side = 'given' then c.recipient else c.giver end
 where c.id = any(%(call)s::uuid[])"""


def _telling(words: str) -> str:
    """What was asked, and how it stands: the same words on both sides."""
    asks, _, stands = words.partition(" ")
    return f"{TellingAsk(asks).says}, {TellingState(stands).says}"


NOUNS: Mapping[str, Noun] = {
    "disclosure": Noun(
        _DISCLOSURES, lambda method: f"information shared {Method(method or Method.SERVICE).says}"
    ),
    "telling": Noun(
        _TELLINGS,
        _telling,
        lambda words: not words.endswith(TellingState.ANSWERED),
        outwards=lambda words: words.endswith(TellingState.TOLD_OUTSIDE),
    ),
    "permission": Noun(
        _PERMISSIONS,
        lambda state: PermissionState(state or PermissionState.ASKED).says,
        lambda state: not state,
    ),
    "call": Noun(
        _CALLS, lambda state: DisclosureState(state).says, lambda state: state == DisclosureState.UNCONFIRMED
    ),
}
