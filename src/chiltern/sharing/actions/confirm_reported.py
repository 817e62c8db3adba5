"""The giver confirms what a receiver wrote down in its name: from now on it is the giver's own. Clauses 3.6, 3.8 and 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act, DisclosureState
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import must_see
from chiltern.sharing.changes import stopping
from chiltern.sharing.changes.calls import Reported, file_reported, own_report
from chiltern.sharing.models import ReportAnswer
from chiltern.sharing.queries.calls import call_in_hand, insist_may_answer, weigh_report
from chiltern.sharing.workings.calling import ReportGiven


@recorded("disclosure.confirmed")
def confirm_reported(*, by: Actor, call_id: UUID, given: ReportGiven) -> ReportAnswer:
    """Raises Missing, Refused with every reason, Invalid for a field, or AlreadyDone where a colleague was first."""
    in_hand = call_in_hand(by, call_id)
    insist_may_answer(by, Act.CONFIRM_REPORT, in_hand)
    given.check()
    must_see(given.people)
    call, filing = in_hand.call, Filing(by)
    reported = Reported(
        call=call,
        state=DisclosureState.CONFIRMED,
        text=call.said["words"],
        correction="",
        given=given,
        weighed=weigh_report(by, call, given),
    )
    rows = own_report(by, filing, reported, f"We confirm what you wrote down as {call.reference}.")
    people = file_reported(call_id, given)
    filing.write(people)
    stopped = stopping.stop_what_ended(by, rows)
    record(
        by=by,
        thing=call_id,
        parties=[by.agency, call.keeper],
        says={"reference": call.reference, "standing": reported.weighed.verdict.standing},
        says_to=stopped.told(),
        rows=[*rows, *stopped.seen],
    )
    answer: ReportAnswer = rows[0]
    return answer
