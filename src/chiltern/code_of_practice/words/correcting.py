"""The words of a correction, as it reaches those who hold what it corrects. Clause 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class CorrectionState(Word):
    """How far a holder has come with a correction."""

    TOLD = "told", "not confirmed yet"
    CONFIRMED = "confirmed", "confirmed"
