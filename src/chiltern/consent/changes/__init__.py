"""Writes about consent that a higher floor may call: no gate, no entry (clauses 3.3, 9.1, 9.2)."""

from chiltern.consent.changes.following import follow
from chiltern.consent.changes.making import make_competence, make_consent, make_told
from chiltern.consent.changes.signing import keep_form
from chiltern.consent.changes.withdrawing import withdraw

__all__ = ["follow", "keep_form", "make_competence", "make_consent", "make_told", "withdraw"]
