"""The words of telling unasked: what the recipient is asked to do, how far it has come, how it answers back.

Clauses 3.2, 3.4, 3.6, 9.3.
"""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class TellingAsk(Word):
    """What the recipient is asked to do: the same words on both sides, so that no referral becomes a mere contact."""

    ACT = "act", "asked to act"
    ASSESS = "assess", "asked to assess"
    FOR_INFORMATION = "for_information", "for your information"


class TellingState(Word):
    """Where what was told stands, as its recipient keeps it."""

    TOLD = "told", "told, not yet acknowledged"
    ACKNOWLEDGED = "acknowledged", "acknowledged, not yet answered back"
    TOLD_OUTSIDE = "told_outside", "told outside the Code; what they answer is not written down yet"
    ANSWERED = "answered", "answered back"


class AnswerBackKind(Word):
    """How the recipient answers back. No further action says why."""

    WILL_DO = "will_do", "this is what we will do"
    NO_FURTHER_ACTION = "no_further_action", "no further action"
