"""The words of a verdict: how it stands, which question gave it, what declining takes.

Clauses 3.3, 9.1, 9.3.
"""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class Standing(Word):
    """What the Code says of sharing."""

    MUST = "must", "must share"
    MAY = "may", "can share"
    MAY_WITH_REASON = "may_with_reason", "can share with a reason"
    UNKNOWN = "unknown", "not enough known"
    MUST_NOT = "must_not", "do not share"


class OrderQuestion(Word):
    """Which of the five questions, taken in their order, gave the standing."""

    DANGER = "danger", "Is anyone in danger?"
    COMPULSION = "compulsion", "Does a court or a duty compel it?"
    CONSENT = "consent", "Is there consent for this?"
    GROUND = "ground", "Is there a ground without consent?"
    OTHERWISE = "otherwise", "None of the questions before gave an answer."


class Declining(Word):
    """What it takes not to share."""

    FREE = "free", "You can decide this alone, with your reason."
    MANAGER = "manager", "A manager has to agree before this is an answer."
    MANAGER_AND_DETRIMENT = (
        "manager_and_detriment",
        "A manager has to agree, and you have to say whether sharing would do this child more harm than not.",
    )


class InForce(Word):
    """Whether a duty binds on a day. Not confirmed: its MUST is shown, and does not yet read as one."""

    NO = "no", "not in force"
    NOT_CONFIRMED = "not_confirmed", "in force by its date, not confirmed by the council's officer"
    CONFIRMED = "confirmed", "in force"
