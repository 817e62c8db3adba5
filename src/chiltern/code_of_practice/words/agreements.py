"""The words of agreements that signatories draw up below the Code (clause 1.2)."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class AgreementState(Word):
    """Where an agreement stands for one of its parties."""

    DRAFT = "draft", "being written"
    PROPOSED = "proposed", "waiting for our signature"
    SIGNED = "signed", "signed by us, waiting for the other parties"
    IN_FORCE = "in_force", "in force"
    ENDED = "ended", "ended"
