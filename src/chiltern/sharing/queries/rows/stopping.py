"""What rests on a withdrawn consent, and what was corrected, as rows of a list: nobody is named in one. 2.2, 3.3, 3.10, 9.1."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice.words import CorrectionState, StopState
from chiltern.sharing.queries.rows.noun import Noun

# At its recipient whoever does not see what was shared does not see this either, but whom it has gone up to.
_STOPS = """
select s.id, 'stop', s.reference, coalesce(n.name, o.name || ', outside the Code'), '', '',
    case when a.id is null then s.due_at else a.made_at end, coalesce(a.state, 'asked')
  from sharing_consentstop s left join sharing_stopanswer a on a.stop_id = s.id
  left join agencies_agency n on n.id = case when s.keeper = %(mine)s::uuid then s.recipient else s.keeper end
  left join agencies_outsidebody o on o.id = s.recipient
 where s.id = any(%(stop)s::uuid[]) and (s.keeper = %(mine)s::uuid
   or exists (select from sharing_disclosure d where d.id = s.disclosure)
   or exists (select from sharing_agencyrequest q where q.id = s.disclosure)
   or exists (select from foundation_access c where c.thing = s.id and c.kind = 'stop.climbed'))"""
# Whoever tells stands under the name that the terms show.
_CORRECTIONS = """
select k.id, 'correction', k.reference, coalesce(n.name, o.name || ', outside the Code'), '', '',
    case when c.id is null then k.due_at else c.made_at end, case when c.id is null then 'told' else 'confirmed' end
  from sharing_correctionnotice k left join sharing_correctionconfirmed c on c.notice_id = k.id
  left join agencies_agency n on n.id = case when k.keeper = %(mine)s::uuid then k.recipient else k.as_from end
  left join agencies_outsidebody o on o.id = k.recipient
 where k.id = any(%(correction)s::uuid[]) and (k.keeper = %(mine)s::uuid
   or exists (select from sharing_disclosure d where d.id = k.disclosure)
   or exists (select from foundation_access a where a.thing = k.id and a.kind = 'correction.climbed'))"""

_RECALLS = """
select r.id, 'recall', r.reference, n.name, '', '', r.made_at, ''
  from sharing_recall r
  left join agencies_agency n on n.id = case when r.keeper = %(mine)s::uuid then r.recipient else r.keeper end
 where r.id = any(%(recall)s::uuid[])"""

NOUNS: Mapping[str, Noun] = {
    "stop": Noun(_STOPS, lambda state: StopState(state).says, lambda state: state == StopState.ASKED),
    "correction": Noun(
        _CORRECTIONS, lambda state: CorrectionState(state).says, lambda state: state == CorrectionState.TOLD
    ),
    "recall": Noun(_RECALLS, lambda _: "taken back unread"),
}
