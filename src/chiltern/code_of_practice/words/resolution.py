"""The words of challenging: silence past its time, or an answer. Clause 8.4."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class ChallengeGround(Word):
    """What is challenged. Silence is challenged like a refusal."""

    SILENCE = "silence", "no answer by its due time"
    ANSWER = "answer", "the answer that was given"


class ChallengeState(Word):
    """Where a challenge stands."""

    MADE = "made", "waits for an answer"
    ANSWERED = "answered", "answered"
    SETTLED = "settled", "over: the request was answered"
    DROPPED = "dropped", "over: the request was withdrawn or closed"


class ChallengeAnswerKind(Word):
    """What the agency asked says to it."""

    NOW = "now", "it is answered now"
    WHEN = "when", "it is answered by a time that we give here"
    WHY_NOT = "why_not", "it is not, and here is why"
