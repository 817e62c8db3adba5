"""The words of a court's order that takes what came from others. Clause 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class CourtOrderState(Word):
    """How an order stands, at the agency that was ordered."""

    ARRIVED = "arrived", "to be answered to the court"
    ANSWERED = "answered", "answered, to be looked at again"
    REVIEWED = "reviewed", "answered, and looked at again"


class OrderAnswer(Word):
    """What came of an order."""

    PRODUCED = "produced", "all that it orders was produced"
    LIMITED = "limited", "a part was produced: the court limited it"
    LIFTED = "lifted", "nothing was produced: the court took it back, or set it aside"
