"""The due time of a request, restated when what was asked back is answered, or its urgency changed. Clauses 3.6 and 8.4."""

from __future__ import annotations

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.clocks import Due
from chiltern.code_of_practice.words import RequestState
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.fetch import InHand
from chiltern.sharing.workings.following import Stated


def restated(by: Actor, in_hand: InHand) -> Due:
    """As it holds from this answer on: later where the clock stood, else as it was."""
    due = Due(in_hand.due_at, in_hand.worked_out)
    if in_hand.asked_back_at is None or not clocks.clock_stops(in_hand.stated.urgency):
        return due
    return clocks.restart(due, in_hand.asked_back_at, by.at, law_at(by.at).bank_holidays)


def due_as_stated(by: Actor, in_hand: InHand, now: Stated) -> Due:
    """As it holds from what the requester states now: as it was where the urgency stays."""
    was = in_hand.stated.urgency
    if now.urgency is was:
        return Due(in_hand.due_at, in_hand.worked_out)
    before = Due(in_hand.due_at, in_hand.worked_out)
    if in_hand.state is RequestState.CLARIFYING:
        before = restated(by, in_hand)
    return clocks.changed(before, was, now.urgency, by.at, law_at(by.at))
