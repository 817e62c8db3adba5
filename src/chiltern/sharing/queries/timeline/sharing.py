"""The lines that come from asking, deciding, telling, calls and passing on. Clauses 3.6, 3.8 and 3.10.

Row security stands on every table: what restriction or conflict hides is in no line and no number.
"""

from __future__ import annotations

from chiltern.code_of_practice.words import (
    AnswerBackKind,
    CourtOrderState,
    DisclosureState,
    FollowUpKind,
    Method,
    Outcome,
    PermissionState,
    TellingAsk,
)
from chiltern.sharing.queries.timeline.lines import Kind, Line, Source, said

_REQUEST = "/requests/{}/"
_DISCLOSURE = "/disclosures/{}/"
_CALL = "/calls/{}/"
_PERMISSION = "/permissions/{}/"
NEAR = """
requests as materialized (
  select q.id, q.keeper, q.provider, q.reference, q.made_at
    from sharing_agencyrequest q join things on things.id = q.id),
went as materialized (
  select id from things
  union select i.disclosure_id from sharing_discloseditem i join things on things.id = i.item),
asked_about as materialized (
  select p.id, p.keeper, p.originator, p.made_at from sharing_onwardpermission p join things on things.id = p.id
  union
  select p.id, p.keeper, p.originator, p.made_at from sharing_onwardpermission p join things on things.id = p.item)"""
"""What several sources look into, read once. An owner's own part of what went on, and questions about it, are filed
under its item's people."""


def _reply(told: str) -> str:
    return "information shared" if told == "shared" else Outcome(told).says


REQUESTS = (
    Source(
        "asked",
        Kind.REQUESTS,
        Line("We asked {agency}", "{agency} asked us", _REQUEST),
        """select q.made_at, q.id, q.keeper = %(mine)s::uuid,
  case when q.keeper = %(mine)s::uuid then q.provider else q.keeper end, q.reference, '', q.id
  from requests q""",
    ),
    Source(
        "acknowledged",
        Kind.REQUESTS,
        Line("We acknowledged the request from {agency}", "{agency} acknowledged our request", _REQUEST),
        """select h.acknowledged_at, h.id, h.keeper = %(mine)s::uuid,
  case when h.keeper = %(mine)s::uuid then q.keeper else h.keeper end, q.reference, '', q.id
  from sharing_handling h join requests q on q.id = h.agency_request_id""",
    ),
    Source(
        "asked_back",
        Kind.REQUESTS,
        Line("We asked {agency} something before we answer", "{agency} asks us something first", _REQUEST),
        """select c.made_at, c.id, c.keeper = %(mine)s::uuid,
  case when c.keeper = %(mine)s::uuid then q.keeper else c.keeper end, q.reference, '', q.id
  from sharing_clarification c join requests q on q.id = c.agency_request_id""",
    ),
    Source(
        "followed_up",
        Kind.REQUESTS,
        Line("Our request to {agency}: we {detail}", "{agency} {detail}", _REQUEST),
        """select f.made_at, f.id, f.keeper = %(mine)s::uuid,
  case when f.keeper = %(mine)s::uuid then q.provider else f.keeper end, q.reference, f.kind, q.id
  from sharing_followup f join requests q on q.id = f.agency_request_id""",
        said(FollowUpKind),
    ),
)
DECISIONS = (
    Source(
        "decided_to_ask",
        Kind.DECISIONS,
        Line("We decided what {agency} may know in order to answer us", "", "/decisions/{}/"),
        """select d.made_at, d.id, true, d.recipient, q.reference, '', d.id
  from sharing_decision d join requests q on q.id = d.about
 where d.kind = 'asking'""",
    ),
    Source(
        "decided",
        Kind.DECISIONS,
        Line(
            "We decided on the request from {agency}: {detail}",
            "We decided on the request from {agency}: {detail}",
            "/requests/{}/decision/",
        ),
        """select d.made_at, d.id, true, d.recipient, q.reference, d.outcome, d.about
  from sharing_decision d join requests q on q.id = d.about
 where d.kind = 'answer'""",
        said(Outcome),
    ),
    Source(
        "answered",
        Kind.DECISIONS,
        Line("We answered {agency}: {detail}", "{agency} answered us: {detail}", "/replies/{}/"),
        """select r.made_at, r.id, r.keeper = %(mine)s::uuid,
  case when r.keeper = %(mine)s::uuid then q.keeper else r.keeper end, q.reference, r.told, r.id
  from sharing_reply r join requests q on q.id = r.agency_request_id""",
        _reply,
    ),
    Source(
        "told_otherwise",
        Kind.DECISIONS,
        Line("We told {agency} our answer {detail}", "{agency} told us its answer {detail}", _REQUEST),
        """select o.happened_at, o.id, o.keeper = %(mine)s::uuid,
  case when o.keeper = %(mine)s::uuid then q.keeper else o.keeper end, q.reference, o.method, q.id
  from sharing_toldotherwise o join requests q on q.id = o.agency_request_id""",
        said(Method),
    ),
)
SHARED = (
    Source(
        "shared",
        Kind.SHARED,
        Line(
            "We shared information with {agency} {detail}",
            "{agency} shared information with us {detail}",
            _DISCLOSURE,
        ),
        """select d.made_at, d.id, d.keeper = %(mine)s::uuid,
  case when d.keeper = %(mine)s::uuid then d.recipient else d.keeper end, d.reference, d.method, d.id
  from sharing_disclosure d join went w on w.id = d.id
 where %(mine)s::uuid in (d.keeper, d.recipient)
   and not exists (select 1 from sharing_telling t where t.disclosure_id = d.id)
   and not exists (select 1 from sharing_writtendown c where c.disclosure = d.id)""",
        said(Method),
    ),
    Source(
        "went_on",
        Kind.SHARED,
        Line("", "{agency} passed on what belongs to us {detail}", _DISCLOSURE),
        """select d.made_at, d.id, false, d.keeper, d.reference, d.method, d.id
  from sharing_disclosure d join went w on w.id = d.id
 where %(mine)s::uuid not in (d.keeper, d.recipient)""",
        said(Method),
    ),
    Source(
        "corrected",
        Kind.SHARED,
        Line("We corrected what belongs to us", "", "/corrections/{}/"),
        """select c.made_at, c.id, true, null::uuid, c.reference, '', c.id
  from sharing_correction c join things on things.id = c.item where c.keeper = %(mine)s::uuid""",
    ),
    Source(
        "told_corrected",
        Kind.SHARED,
        Line("", "{agency} told us that something is not true of this child", "/corrected/{}/"),
        """select n.made_at, n.id, false, n.as_from, n.reference, '', n.id
  from sharing_correctionnotice n join went on went.id = n.disclosure where n.recipient = %(mine)s::uuid""",
    ),
    Source(
        "taken",
        Kind.SHARED,
        Line("A copy of what was shared with {agency} was taken into our file", "", "/file-copies/{}/"),
        """select c.made_at, c.id, true, case when d.keeper = %(mine)s::uuid then d.recipient else d.keeper end,
  c.reference, '', c.id
  from sharing_filecopy c join things on things.id = c.disclosure join sharing_disclosure d on d.id = c.disclosure""",
    ),
    Source(
        "taken_minute",
        Kind.SHARED,
        Line("A copy of the minute of a meeting was taken into our file", "", "/minute-copies/{}/"),
        """select c.made_at, c.id, true, case when m.keeper = %(mine)s::uuid then m.recipient else m.keeper end,
  c.reference, '', c.id
  from sharing_minutefilecopy c join things on things.id = c.minute_copy join sharing_minutecopy m on m.id = c.minute_copy""",
    ),
)
TELLINGS = (
    Source(
        "told",
        Kind.TELLINGS,
        Line("We told {agency}: {detail}", "{agency} told us: {detail}", _DISCLOSURE),
        """select t.made_at, t.id, t.keeper = %(mine)s::uuid,
  case when t.keeper = %(mine)s::uuid then d.recipient else t.keeper end, d.reference, t.asks, d.id
  from sharing_telling t join sharing_disclosure d on d.id = t.disclosure_id join things on things.id = d.id""",
        said(TellingAsk),
    ),
    Source(
        "answered_back",
        Kind.TELLINGS,
        Line("We answered {agency} back: {detail}", "{agency} answered us back: {detail}", _DISCLOSURE),
        """select b.made_at, b.id, d.recipient = %(mine)s::uuid,
  case when d.recipient = %(mine)s::uuid then d.keeper else d.recipient end, d.reference, b.kind, d.id
  from sharing_answerback b join sharing_disclosure d on d.id = b.disclosure_id join things on things.id = d.id""",
        said(AnswerBackKind),
    ),
)
CALLS = (
    Source(
        "written_down",
        Kind.CALLS,
        Line(
            "{agency} and we spoke {detail}: we wrote it down",
            "{agency} and we spoke {detail}: they wrote it down",
            _CALL,
        ),
        """select c.happened_at, c.id, c.keeper = %(mine)s::uuid,
  case when c.keeper <> %(mine)s::uuid then c.keeper when c.side = 'given' then c.recipient else c.giver end,
  c.reference, c.method, c.id
  from sharing_writtendown c join things on things.id = c.id""",
        said(Method),
    ),
    Source(
        "report_answered",
        Kind.CALLS,
        Line(
            "We answered what {agency} had written down: {detail}",
            "{agency} answered what we had written down: {detail}",
            _CALL,
        ),
        """select a.made_at, a.id, a.keeper = %(mine)s::uuid,
  case when a.keeper = %(mine)s::uuid then c.keeper else a.keeper end, c.reference, a.state, c.id
  from sharing_reportanswer a join sharing_writtendown c on c.id = a.call_id join things on things.id = c.id""",
        said(DisclosureState),
    ),
)
PASSING_ON = (
    Source(
        "asked_to_pass_on",
        Kind.PASSING_ON,
        Line(
            "We asked {agency} whether what belongs to it may go on",
            "{agency} asked to pass on what belongs to us",
            _PERMISSION,
        ),
        """select p.made_at, p.id, p.keeper = %(mine)s::uuid,
  case when p.keeper = %(mine)s::uuid then p.originator else p.keeper end, '', '', p.id
  from asked_about p""",
    ),
    Source(
        "answered_passing_on",
        Kind.PASSING_ON,
        Line("We answered {agency}: {detail}", "{agency} answered us: {detail}", _PERMISSION),
        """select a.made_at, a.id, a.keeper = %(mine)s::uuid,
  case when a.keeper = %(mine)s::uuid then p.keeper else a.keeper end, '', a.state, p.id
  from sharing_onwardanswer a join asked_about p on p.id = a.permission_id""",
        said(PermissionState),
    ),
)
COURTS = (
    Source(
        "ordered",
        Kind.PASSING_ON,
        Line("A court ordered us to produce what others shared: {detail}", "", "/court-orders/{}/"),
        """select o.made_at, o.id, true, null::uuid, o.reference, o.state, o.id
  from sharing_courtorder o join things on things.id = o.id""",
        said(CourtOrderState),
    ),
    Source(
        "ordered_of_ours",
        Kind.PASSING_ON,
        Line("", "A court ordered {agency} to produce what belongs to us", "/court-notices/{}/"),
        """select n.told_at, n.id, false, n.keeper, n.reference, '', n.id
  from sharing_courtnotice n join things on things.id = n.id where n.owner = %(mine)s::uuid""",
    ),
)
SOURCES = (*REQUESTS, *DECISIONS, *SHARED, *TELLINGS, *CALLS, *PASSING_ON, *COURTS)
