"""One request to one agency, as either side may see it. Clauses 3.6 and 3.8."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.sharing import OpenAct
from chiltern.code_of_practice.words import Answer, DecisionState, Method, Outcome
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import purpose_at
from chiltern.sharing.models import Match, StandingReply
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import acts_on
from chiltern.sharing.queries.colleagues import called
from chiltern.sharing.queries.following import people_as_known, replies_to, said_since, told_otherwise
from chiltern.sharing.queries.overdue import steps_of
from chiltern.sharing.queries.reached import how_reached
from chiltern.sharing.queries.releases import release_of
from chiltern.sharing.queries.views import ActView, MatchView, PersonView, RequestView
from chiltern.sharing.workings.asking import READ_BY_ALL, TELLABLE

_MATCHED = """
select id, keeper, position, person, agreeing, namesake, second_look from sharing_match
 where agency_request_id = %s::uuid order by made_at"""

_ASKED_BY_US = """
select (select w.id from sharing_writtendown w where w.agency_request = %s::uuid and w.keeper = %s::uuid
         order by w.made_at desc limit 1),
  (select d.id from sharing_decision d where d.about = %s::uuid and d.kind = 'asking')"""


def request_page(by: Actor, request_id: UUID) -> RequestView:
    """Raises Missing."""
    in_hand = fetch.agency_request(by, request_id)
    asked = in_hand.asked
    ours = asked.requester == by.agency
    said: dict[str, Any] = asked.asked
    state, replies, runs = in_hand.state, replies_to(in_hand), not in_hand.clock_stands
    return RequestView(
        id=asked.id,
        reference=asked.reference,
        ours=ours,
        other_agency=in_hand.asked_of if ours else in_hand.asker,
        from_name=said["from"]["name"],
        from_title=said["from"]["title"],
        reach=said["from"]["reach"],
        people=tuple(person_view(person) for person in people_as_known(in_hand)),
        needed=said["needed"],
        period=said["period"],
        told=tuple((words, said["told"][key]) for key, words in TELLABLE.items() if key in said["told"]),
        also=said["also"],
        besides=tuple((words, said["from"].get(key, "")) for key, words in READ_BY_ALL.items()),
        purpose=purpose_at(asked.purpose, asked.made_at, asked_at=by.at),
        stated=in_hand.stated,
        sent_at=asked.made_at,
        due_at=in_hand.due_at,
        worked_out=in_hand.worked_out,
        overdue=runs and in_hand.due_at < by.at,
        clock_stands=in_hand.clock_stands,
        state=state,
        state_says=state.says,
        acts=tuple(act_view(act) for act in acts_on(by, in_hand)),
        reply=replies[0][0] if replies else None,
        replies=replies,
        since=said_since(by, in_hand),
        told_otherwise=told_otherwise(by, in_hand) if in_hand.otherwise else (),
        open_question=in_hand.open_question,
        parent=asked.parent_id if ours else None,
        provider=asked.provider,
        steps=steps_of(asked.id, in_hand.due_at) if runs and in_hand.due_at < by.at else (),
        outside=asked.outside_body,
        put_to=asked.provider if in_hand.put_outside else None,
        reached=how_reached(by, asked.id, said["from"], asked.asked_by) if in_hand.reached else (),
        heard_at=datetime.fromisoformat(said["asked_at"]) if "asked_at" in said else None,
        heard_how=Method(said["method"]).says if "method" in said else "",
        **(_of_asker(in_hand) if ours else _at_home(by, in_hand)),
    )


def act_view(act: OpenAct) -> ActView:
    """An act for a button, or for the sentence that says why there is none."""
    why_not = () if act.open else tuple(reason.says for reason in act.verdict.reasons)
    return ActView(act.act.value, act.act.says, act.open, why_not)


def person_view(said: dict[str, Any]) -> PersonView:
    """Somebody asked about, in words."""
    return PersonView(
        name=said["name"],
        is_child=said["is_child"],
        date_of_birth=said["date_of_birth"] or "",
        nhs_number=said["nhs_number"],
        upn=said["upn"],
        address=said["address"],
    )


def _at_home(by: Actor, in_hand: fetch.InHand) -> dict[str, Any]:
    """What the provider alone sees of its own handling."""
    latest: dict[int, MatchView] = {}
    for row in prepared.load(Match, _MATCHED, [in_hand.asked.id]):
        latest[row.position] = MatchView(
            row.position, row.person, tuple(row.agreeing), row.namesake, Answer(row.second_look).says
        )
    return {
        "assigned_to": in_hand.assigned_to,
        "with_whom": called(by, in_hand.assigned_to) if in_hand.assigned_to else "",
        "matches": tuple(latest.values()),
        "decision": in_hand.decision.id if in_hand.decision else None,
        "decision_state": in_hand.decision.state if in_hand.decision else "",
        "release": _release(in_hand),
        **_silence(in_hand),
    }


def _release(in_hand: fetch.InHand) -> UUID | None:
    """Asked for only where a second person has, or had, to release it before it leaves."""
    waits = in_hand.decision and in_hand.decision.state in (DecisionState.TO_RELEASE, DecisionState.SENT_BACK)
    return release_of(in_hand.decision.id) if in_hand.decision and waits else None


def _silence(in_hand: fetch.InHand) -> dict[str, Any]:
    if in_hand.decision is None or in_hand.decision.outcome != Outcome.NO_STATEMENT:
        return {}
    said = StandingReply.objects.filter(decision=in_hand.decision.id).first()
    return {"attempt": said.id, "goes_out_at": None if said.told_at else said.go_at} if said else {}


def _of_asker(in_hand: fetch.InHand) -> dict[str, Any]:
    """The latest call that answered it, and our decision on what they were told in order to ask them."""
    values = [in_hand.asked.id, in_hand.asked.keeper, in_hand.asked.id]
    ((call, decision),) = prepared.fetch(_ASKED_BY_US, values)
    return {"call": call, "asked_by_decision": decision}
