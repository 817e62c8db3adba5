"""Writes down when the agency is open, whom to ring and who covers: every signatory reads it before sending. 2.2, 4.1."""

from __future__ import annotations

from chiltern.agencies.models import Agency, OpeningSet
from chiltern.agencies.workings.opening import OpeningAsked, checked, windows_of
from chiltern.code_of_practice.opening import Opening, week_says
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record


@recorded("opening.set")
def set_opening(*, by: Actor, opening: OpeningAsked) -> OpeningSet:
    """The agency's profile says the same from now on. Raises Refused for a role that does not do this, and Invalid."""
    if not opens(by.role, Act.SET_OPENING):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    said = checked(opening)
    row = OpeningSet(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        week=list(said.week),
        round_the_clock=said.round_the_clock,
        on_bank_holidays=said.on_bank_holidays,
        duty_number=said.duty_number,
        out_of_hours_number=said.out_of_hours_number,
        cover=said.cover,
        safeguarding_lead=said.safeguarding_lead,
    )
    row.save(force_insert=True)
    week = Opening(tuple(windows_of(line) for line in said.week), said.round_the_clock)
    Agency.objects.filter(id=by.agency).update(
        opening_hours=week_says(week),
        duty_number=said.duty_number,
        out_of_hours_number=said.out_of_hours_number,
    )
    record(by=by, rows=[row], says={"opening": row.id})
    return row
