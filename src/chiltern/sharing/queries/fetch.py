"""Fetching is authorising: one call finds the row for this actor, or says that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat

from chiltern.agencies.models import Agency, OutsideBody
from chiltern.agencies.queries.outside import MARK
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.both_sides import clock_stands, put_outside, state_as_seen
from chiltern.code_of_practice.words import RequesterState, RequestState
from chiltern.foundation import access, prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.models import Access, Reader
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import attach
from chiltern.sharing.models import AgencyRequest, Decision, Handling
from chiltern.sharing.workings.following import Stated, stated_as

_NAME = "(select n.name from agencies_agency n where n.id = q.{column})"
_ASKED = f"""
select q.*, {keys.HELD_BY_SQL.format(thing="q.id")},
  coalesce((select o.name || '{MARK}' from agencies_outsidebody o where o.id = q.outside_body),
    {_NAME.format(column="keeper")}) as asker,
  coalesce({_NAME.format(column="provider")}, b.name || '{MARK}') as asked_of, b.id is not null as put_outside,
  exists (select 1 from sharing_reachedoutside r where r.thing = q.id and r.side = 'given') as reached
  , f.number as followed, coalesce(f.due_at, q.due_at) as due_now, coalesce(f.worked_out, q.worked_out) as worked_now,
  coalesce(f.urgency, q.urgency) as urgency_now, coalesce(f.danger_said, q.danger_said) as danger_now,
  coalesce(f.acts_now, q.acts_now) as acting_now,
  c.id as open_question, c.made_at as asked_back_at, coalesce(c.number, 0) as asked_back,
  (select a.post from sharing_assignment a where a.agency_request_id = q.id order by a.made_at desc limit 1) as assigned_to,
  exists (select 1 from sharing_toldotherwise t where t.agency_request_id = q.id) as otherwise,
  not exists (select from foundation_access o where o.thing = q.id and o.kind not like 'opened.%%') as only_opened
  from sharing_agencyrequest q
  left join agencies_outsidebody b on b.id = q.provider
  left join lateral (select number, due_at, worked_out, urgency, danger_said, acts_now from sharing_followup
    where agency_request_id = q.id order by number desc limit 1) f on true
  left join lateral (select l.number, l.made_at, case when a.id is null then l.id end as id
    from sharing_clarification l left join sharing_followup a on a.answers = l.id
    where l.agency_request_id = q.id order by l.number desc limit 1) c on true
 where q.id = %s::uuid"""  # noqa: S608  constants of ours
# Both sides of a request write rows of their own; who acts on it second waits here, and then sees what the first did.
_ALONE = """
select pg_advisory_xact_lock(hashtextextended(q.id::text, 0)) from sharing_agencyrequest q where q.id = %s::uuid"""
_FILED = "select reader, people from foundation_access where thing = %s::uuid"
_READERS = "select id from foundation_reader where agency = %s::uuid and id = any(%s::uuid[])"
_HANDLING = "select * from sharing_handling where agency_request_id = %s::uuid"
_DECISION = """
select * from sharing_decision where about = %s::uuid and kind = 'answer' order by number desc limit 1"""


@dataclass(frozen=True, slots=True)
class InHand:
    """A request to one agency with what has been done about it."""

    asked: AgencyRequest
    handling: Handling | None
    decision: Decision | None
    due_at: datetime
    """As the latest clarification or new question restated it."""
    worked_out: str
    stated: Stated
    """How urgent it is and whether somebody is in danger, as the requester said last."""
    asker: str = ""
    asked_of: str = ""
    followed: int = 0
    """The number of the requester's last follow-up."""
    asked_back: int = 0
    """The number of the provider's last clarification."""
    asked_back_at: datetime | None = None
    open_question: UUID | None = None
    """What is asked back and not answered."""
    assigned_to: UUID | None = None
    """Who has it by name at the provider, as that agency alone sees."""
    otherwise: bool = False
    """Whether an answer was told by another way than this service."""
    put_outside: bool = False
    """Whether a body outside the Code is asked."""
    reached: bool = False
    """Whether it is written down how it was asked."""
    only_opened: bool = False
    """Seen under break-glass alone."""

    @property
    def state(self) -> RequestState:
        """Where it stands, from the rows of both sides."""
        kept = RequestState(self.handling.state if self.handling else RequestState.SENT)
        if self.put_outside:
            kept = put_outside(RequesterState(self.asked.requester_state), reached=self.reached)
        after = self.handling is not None and self.followed > self.handling.answered_up_to
        return state_as_seen(
            kept,
            RequesterState(self.asked.requester_state),
            clarified=self.open_question is None,
            asked_again=after,
        )

    @property
    def clock_stands(self) -> bool:
        """Whether no clock runs on the provider now."""
        return clock_stands(self.state, stopped=clocks.clock_stops(self.stated.urgency))


def alone(by: Actor, request_id: UUID) -> InHand:
    """The same for an act: whoever acts on the request at the same moment, on either side, waits. Raises Missing."""
    prepared.fetch(_ALONE, [request_id])
    return agency_request(by, request_id)


def agency_request(by: Actor, request_id: UUID, *, opened: bool = True) -> InHand:
    """The request with its state and the names of both agencies, for either side. Raises Missing."""
    found = prepared.load(AgencyRequest, _ASKED, [request_id])
    if not found:
        raise Missing
    (asked,) = found
    if opened:
        attach(found)
    handling = next(iter(prepared.load(Handling, _HANDLING, [request_id])), None)
    decision = None
    if by.agency == asked.provider and handling is not None:
        decision = next(iter(prepared.load(Decision, _DECISION, [request_id])), None)
    also = asked.__dict__
    return InHand(
        asked,
        handling,
        decision,
        also["due_now"],
        also["worked_now"],
        stated_as(also["urgency_now"], also["danger_now"], also["acting_now"]),
        asker=also["asker"],
        asked_of=also["asked_of"],
        followed=also["followed"] or 0,
        asked_back=also["asked_back"],
        asked_back_at=also["asked_back_at"],
        open_question=also["open_question"],
        assigned_to=also["assigned_to"],
        otherwise=also["otherwise"],
        put_outside=also["put_outside"],
        reached=also["reached"],
        only_opened=also["only_opened"],
    )


def agency_name(column: str) -> Coalesce:
    """The name of the agency, or of the body outside the Code, in a column, in the same query."""
    name = Agency.objects.filter(id=OuterRef(column)).values("name")
    outside = OutsideBody.objects.filter(id=OuterRef(column)).values_list(
        Concat("name", Value(MARK), output_field=TextField())
    )
    return Coalesce(Subquery(name), Subquery(outside), Value(""), output_field=TextField())


@dataclass(frozen=True, slots=True)
class Filed:
    """How the acting agency has filed a thing: through which readers this post sees it, and under which people."""

    readers: list[UUID]
    people: list[UUID]


def filed(by: Actor, thing: UUID) -> Filed:
    """Both in one query: who sees what is made from the thing, and whom it is about."""
    found = prepared.fetch(_FILED, [thing])
    named = {person for _, people in found for person in people}
    return Filed(sorted({by.post, *(reader for reader, _ in found)}), sorted(named))


def own_readers(by: Actor, thing: UUID) -> list[UUID]:
    """Through which readers this post sees the thing: who at its agency sees what is made from it."""
    found = set(Access.objects.filter(thing=thing).values_list("reader", flat=True))
    return sorted(found | {by.post})


def team_readers(by: Actor) -> list[UUID]:
    """The post itself and its teams: who sees what it starts."""
    teams = Reader.objects.filter(id__in=by.readers, kind="team").values_list("id", flat=True)
    return sorted({by.post, *teams})


def readers_of(agency: UUID, readers: list[UUID], thing: UUID | None = None) -> list[UUID]:
    """Those of the readers that belong to the agency: what another agency wrote down is checked, not believed.

    Where `thing`, which this follows, lies with named posts alone there, what follows it goes to those.
    """
    if thing is None:
        return [reader for (reader,) in prepared.fetch(_READERS, [agency, readers])]
    return access.readers_like(thing, agency, readers)


def people_filed(thing: UUID) -> list[UUID]:
    """The own people under whom this agency has filed the thing: a new reader's row names them too."""
    named = Access.objects.filter(thing=thing).values_list("people", flat=True)
    return sorted({person for people in named for person in people})
