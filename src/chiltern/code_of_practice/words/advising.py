"""The words of advice: whom to ask for it, and the questions of "may I share this?". Clauses 3.3 to 3.5, 9.1 to 9.5."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class Adviser(Word):
    """Whom somebody asks for advice, at their own agency."""

    DATA_PROTECTION = "data_protection", "the data-protection officer"
    CALDICOTT = "caldicott", "the Caldicott Guardian"
    MANAGER = "manager", "a manager"


class AdviceStep(Word):
    """One page of "may I share this?", in the order of the questions."""

    DANGER = "danger", "Danger"
    WHOM = "whom", "Who would get it"
    CAN_ACT = "can_act", "Whether they can act"
    COMPULSION = "compulsion", "What may compel it"
    DETRIMENT = "detriment", "More harm than not"
    PURPOSE = "purpose", "What it is for"
    AGREEMENT = "agreement", "Agreement"
    ASKING = "asking", "Whether to ask"
    CONSENT = "consent", "Consent"
    GROUND = "ground", "Without consent"
    MATCH = "match", "Whether both mean the same person"
    TESTS = "tests", "The five tests"
    BARS = "bars", "What kind it is, and what never goes"
    LAWFUL = "lawful", "What it rests on in law"
