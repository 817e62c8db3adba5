"""Requests, what is asked back, and answers, as rows of a list. Clauses 3.4 to 3.6."""

from __future__ import annotations

from collections.abc import Mapping

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.both_sides import clock_stands, state_as_seen
from chiltern.code_of_practice.words import RequesterState, RequestState, Urgency
from chiltern.sharing.queries.rows.noun import Noun

_REQUESTS = """
select q.id, 'request', q.reference, coalesce(o.name || ', outside the Code', n.name), q.purpose, coalesce(f.urgency, q.urgency),
    coalesce(f.due_at, q.due_at),
    concat_ws(' ', coalesce(h.state, case when o.id = q.provider then case
        when q.requester_state in ('answered', 'closed') then 'decided'
        when exists (select 1 from sharing_reachedoutside r where r.thing = q.id and r.side = 'given') then 'put'
        else 'to_put' end end, 'sent'), q.requester_state, coalesce(f.urgency, q.urgency),
      case when c.id is null or c.answered then 'clarified' end,
      case when f.number > h.answered_up_to then 'written' end)
  from sharing_agencyrequest q left join sharing_handling h on h.agency_request_id = q.id
  left join lateral (select number, due_at, urgency from sharing_followup
    where agency_request_id = q.id order by number desc limit 1) f on true
  left join lateral (select l.id, exists (select from sharing_followup a where a.answers = l.id) as answered
    from sharing_clarification l where l.agency_request_id = q.id order by l.number desc limit 1) c on true
  left join agencies_agency n on n.id = case when q.keeper = %(mine)s::uuid then q.provider else q.keeper end
  left join agencies_outsidebody o on o.id in (q.outside_body, q.provider)
 where q.id = any(%(request)s::uuid[])"""
_REPLIES = """
select r.id, 'reply', q.reference, n.name, '', '', r.made_at, ''
  from sharing_reply r join sharing_agencyrequest q on q.id = r.agency_request_id
  left join agencies_agency n on n.id = r.keeper where r.id = any(%(reply)s::uuid[])"""
_CLARIFICATIONS = """
select c.id, 'clarification', q.reference, n.name, q.purpose, coalesce(f.urgency, q.urgency),
    coalesce(f.due_at, q.due_at), 'clarifying ' || q.requester_state || ' ' || coalesce(f.urgency, q.urgency)
  from sharing_clarification c join sharing_agencyrequest q on q.id = c.agency_request_id
  left join lateral (select due_at, urgency from sharing_followup
    where agency_request_id = q.id order by number desc limit 1) f on true
  left join agencies_agency n on n.id = c.keeper where c.id = any(%(clarification)s::uuid[])"""


def _state(words: str) -> RequestState:
    """Where a request stands, from what the statement says of both sides' rows."""
    kept, asked, _, *since = words.split()
    return state_as_seen(
        RequestState(kept),
        RequesterState(asked),
        clarified="clarified" in since,
        asked_again="written" in since,
    )


def _runs(words: str) -> bool:
    urgency = Urgency(words.split()[2])
    return not clock_stands(_state(words), stopped=clocks.clock_stops(urgency))


NOUNS: Mapping[str, Noun] = {
    "request": Noun(
        _REQUESTS,
        lambda words: _state(words).says,
        _runs,
        can_stand=True,
        outwards=lambda words: words.split()[0] in (RequestState.TO_PUT, RequestState.PUT),
    ),
    "reply": Noun(_REPLIES, lambda _: "answered your request"),
    "clarification": Noun(
        _CLARIFICATIONS, lambda _: "asks you something before it can answer", _runs, can_stand=True
    ),
}
