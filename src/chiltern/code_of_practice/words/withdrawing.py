"""The words of a withdrawn consent, as it reaches those who got something on it alone. Clauses 3.3 and 9.1."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class StopState(Word):
    """How a recipient has answered that the consent is withdrawn on which alone it got something."""

    ASKED = "asked", "not answered yet"
    REMOVED = "removed", "stopped and removed"
    KEPT = "kept", "kept, on another basis"
