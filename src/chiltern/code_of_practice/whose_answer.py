"""Whose answer it is, whether it is theirs to give, and whether it is to this question (clauses 3.3, 9.1, 9.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chiltern.code_of_practice.facts import ConsentFacts, Id
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Delegated, InfoClass

PRESUMED_COMPETENT = 16
GIVEN = (ConsentState.GIVEN, ConsentState.GIVEN_WITH_LIMITS)
_GOES_WITH = {
    Delegated.HEALTH: frozenset({InfoClass.HEALTH}),
    Delegated.SCHOOL: frozenset({InfoClass.EDUCATION}),
    Delegated.ACTIVITIES: frozenset[InfoClass](),
    Delegated.FAMILY: frozenset({InfoClass.FAMILY}),
}
"""Everyday life is general information: that goes with whatever was left to them."""
SAID_NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


def in_scope(consent: ConsentFacts, recipient: Id, purpose: str | None, on: date) -> bool:
    """Whether it was given, for this recipient and purpose, and stands on this day; its last day is
    included.
    """
    return (
        consent.state in GIVEN
        and recipient in consent.recipients
        and purpose in consent.purposes
        and (consent.since or on) <= on <= (consent.until or on)
        and delegation_stands(consent, on)
    )


def delegation_stands(consent: ConsentFacts, on: date) -> bool:
    """Whether what was left to a carer is still theirs on this day; its last day is included."""
    return consent.by is not ConsentBy.CARER or on <= (consent.delegated_until or on)


def within_delegation(consent: ConsentFacts) -> ConsentFacts:
    """A carer's yes, for the kinds of information that go with what was left to them, and for no others."""
    if consent.by is not ConsentBy.CARER or consent.delegated_for is None or consent.state not in GIVEN:
        return consent
    theirs = frozenset({InfoClass.GENERAL}).union(*(_GOES_WITH[area] for area in consent.delegated_for))
    return replace(consent, classes=theirs if consent.classes is None else consent.classes & theirs)


def competence(consent: ConsentFacts) -> Answer:
    """Whether the person whose own answer it is can decide this; from sixteen it is presumed."""
    presumed = consent.by is ConsentBy.ADULT or (consent.person_age or 0) >= PRESUMED_COMPETENT
    return Answer.YES if presumed and consent.competent is Answer.NOT_KNOWN else consent.competent


def whose_to_give(consent: ConsentFacts) -> Answer:
    """Whether whoever answered is somebody whose answer counts."""
    if consent.by is ConsentBy.PARENT:
        return consent.responsibility
    return consent.delegated if consent.by is ConsentBy.CARER else competence(consent)


def is_own(consent: ConsentFacts) -> bool:
    """Whether the person answered for themselves."""
    return consent.by in (ConsentBy.ADULT, ConsentBy.CHILD)


def reaches(consent: ConsentFacts, recipient: Id, purpose: str | None) -> bool:
    """A no that names nobody and no purpose is a no to all of them."""
    if consent.recipients and recipient not in consent.recipients:
        return False
    return purpose in consent.purposes if consent.purposes else purpose not in consent.but
