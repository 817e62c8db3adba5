"""The words for bodies outside the Code: how it was made sure that it is they. Clauses 3.6, 3.7 and sign.1."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class OutsideCheck(Word):
    """How somebody made sure that an outside body is what it says. That nobody did is an answer."""

    CALLED_BACK = "called_back", "called back on a number found independently"
    SEEN = "seen", "seen in person, badge or card looked at"
    SEALED = "sealed", "by a court’s seal, or an order read in the original"
    KNOWN_ADDRESS = "known_address", "wrote from an address found independently"
    NOT_CHECKED = "not_checked", "not checked"

    @property
    def stands(self) -> bool:
        """Whether who they are can be relied on."""
        return self is not OutsideCheck.NOT_CHECKED
