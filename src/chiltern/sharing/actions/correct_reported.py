"""The giver corrects what a receiver wrote down in its name: its words stand beside the others, and both are kept.

Clauses 3.5, 3.6, 3.8 and 3.10.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act, DisclosureState
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import must_see
from chiltern.sharing.changes import stopping
from chiltern.sharing.changes.calls import Reported, file_reported, own_report
from chiltern.sharing.models import ReportAnswer
from chiltern.sharing.queries.calls import call_in_hand, insist_may_answer, weigh_report
from chiltern.sharing.queries.hidden_words import insist_no_place_asked
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.calling import ReportGiven


@recorded("disclosure.corrected")
def correct_reported(*, by: Actor, call_id: UUID, correction: str, given: ReportGiven) -> ReportAnswer:
    """Raises Missing, Refused with every reason, Invalid for a field, or AlreadyDone where a colleague was first."""
    in_hand = call_in_hand(by, call_id)
    insist_may_answer(by, Act.CORRECT_REPORT, in_hand)
    given.check()
    must_see(given.people)
    if not correction.strip():
        raise Invalid("correction", "Write what was said, as your agency knows it")
    short_enough("correction", correction)
    insist_no_place_asked(by, given.people, {"correction": correction})
    call, filing = in_hand.call, Filing(by)
    reported = Reported(
        call=call,
        state=DisclosureState.CORRECTED,
        text=correction,
        correction=correction,
        given=given,
        weighed=weigh_report(by, call, given),
    )
    rows = own_report(by, filing, reported, f"We correct what you wrote down as {call.reference}.")
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
