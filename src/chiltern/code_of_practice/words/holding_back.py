"""The words of a notice to an owner that is held back. Clause 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class NoticeState(Word):
    """How a notice that was held back stands, at the agency that holds it back."""

    PROVISIONAL = "provisional", "held back for now, and a second person looks at it"
    HELD = "held", "held back until its review"
    TOLD = "told", "its owner has been told"
