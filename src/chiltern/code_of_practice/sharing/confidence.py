"""How the duty of confidence could be met, from the questions that gave the verdict, each with why. Clause 2.1.

Confidence and data protection are two questions with two answers: which lawful basis it has says nothing of this one.
"""

from __future__ import annotations

from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.sharing.conditions import is_compelled, questions_answered
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import ConfidenceMet, OrderQuestion

_IN_DANGER = "Somebody is in danger: protecting them outweighs the confidence."
_ON_A_GROUND = "It goes on a ground, without consent: say why that outweighs the confidence."


def confidence_met_by(facts: SharingFacts, verdict: Verdict) -> tuple[tuple[ConfidenceMet, str], ...]:
    """Those that the facts allow; none where no question has given an answer yet. Words can always be written instead."""
    answered, decision = questions_answered(verdict), facts.decision
    found = []
    if OrderQuestion.CONSENT in answered:
        found.append((ConfidenceMet.CONSENT, "Whoever it is about has agreed to this."))
    if is_compelled(facts, verdict):
        found.append((ConfidenceMet.DUTY, "A court or the duty to share requires it."))
    if OrderQuestion.GROUND in answered and decision.power:
        found.append((ConfidenceMet.POWER, "You have named the power on which you share it."))
    if OrderQuestion.DANGER in answered:
        found.append((ConfidenceMet.PUBLIC_INTEREST, _IN_DANGER))
    elif OrderQuestion.GROUND in answered and (decision.ground or not decision.power):
        found.append((ConfidenceMet.PUBLIC_INTEREST, _ON_A_GROUND))
    return tuple(found)


def usual_confidence(facts: SharingFacts, verdict: Verdict) -> ConfidenceMet | None:
    """The way that the facts name by themselves: consent that is relied on, what a court or the duty requires, a power that
    was named. None where it takes words of its own: that the public interest outweighs it is argued, never filled in.
    """
    found = [
        each for each, _ in confidence_met_by(facts, verdict) if each is not ConfidenceMet.PUBLIC_INTEREST
    ]
    return found[0] if found else None
