"""How the duty of confidence is met: another question than the lawful basis, with another answer. Clause 2.1."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class ConfidenceMet(Word):
    """What lets something go that was told in confidence."""

    CONSENT = "consent", "by consent"
    DUTY = "duty", "by a legal requirement"
    POWER = "power", "by a legal power"
    PUBLIC_INTEREST = "public_interest", "by an overriding public interest"
