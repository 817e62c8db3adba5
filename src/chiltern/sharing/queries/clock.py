"""The due time of a request, restated when what was asked back is answered. Clauses 3.6 and 8.4."""

from __future__ import annotations

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.clocks import Due
from chiltern.code_of_practice.words import Urgency
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.fetch import InHand


def restated(by: Actor, in_hand: InHand) -> Due:
    """As it holds from this answer on: later where the clock stood, else as it was."""
    due = Due(in_hand.due_at, in_hand.worked_out)
    if in_hand.asked_back_at is None or not clocks.clock_stops(Urgency(in_hand.asked.urgency)):
        return due
    return clocks.restart(due, in_hand.asked_back_at, by.at, law_at(by.at).bank_holidays)
