"""Why an owner's representative asks who read what it disclosed. Clause 8.1.2."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class InquiryGround(Word):
    """Names of readers are for an investigation or an audit, and for nothing else."""

    COMPLAINT = "complaint", "a complaint is being looked into"
    BREACH = "breach", "a breach of the Code may have happened"
    RISK = "risk", "somebody may be at risk from a reader"
    AUDIT = "audit", "an audit of how the Code is kept"
