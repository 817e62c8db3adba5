"""Consent, in a first form: whose answer counts, and for what it was given (clauses 3.3, 9.1, 9.2).

Consent does not come first: danger and duty do. One holder of parental responsibility is enough; another's no
is recorded. A competent child's answer prevails over a parent's. Competence is not known only where it would
matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ConsentFacts, Id, PersonFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_consent import (
    ASSESS_COMPETENCE,
    CHILD_DECIDES,
    CHILD_OBJECTS,
    COMPETENCE_NOT_KNOWN,
    CONSENT,
    CONSENT_FOR_SOMETHING_ELSE,
    CONSENT_LAPSED,
    CONSENT_NOT_SOUGHT,
    CONSENT_NOT_THEIRS,
    CONSENT_REFUSED,
    CONSENT_WITHDRAWN,
    DELEGATION_NOT_KNOWN,
    KNOWING_RAISES_RISK,
    RISK_OF_ASKING_NOT_KNOWN,
    SEEK,
    SUSPECTED,
    TELL_INSTEAD,
    WOULD_NO_CHANGE_NOT_KNOWN,
)
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, InfoClass

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
PRESUMED_COMPETENT = 16
GIVEN = (ConsentState.GIVEN, ConsentState.GIVEN_WITH_LIMITS)
SAID_NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


class ConsentStanding(NamedTuple):
    """Whether there is consent for one recipient, purpose and day.

    `classes`: for each answer that it rests on, the classes of information it is limited to, or None.
    """

    answer: Answer
    reason: Reason
    classes: tuple[frozenset[InfoClass] | None, ...]
    refused: bool

    def covers(self, classes: frozenset[InfoClass]) -> bool:
        """Whether it covers information of these classes too."""
        return any(limit is None or classes <= limit for limit in self.classes)


def consent_for(
    consents: Iterable[ConsentFacts], recipient: Id, purpose: str | None, on: date
) -> ConsentStanding:
    """How consent stands for this recipient and purpose on this day, whatever the class of information."""
    consents = tuple(consents)
    refused = any(c.state in SAID_NO for c in consents)
    if not consents:
        return ConsentStanding(NOT_KNOWN, CONSENT.not_known, (), refused)
    own_no = [c for c in consents if _own(c) and c.state in SAID_NO and _named(c, recipient, purpose)]
    if any(competence(c) is YES for c in own_no):
        return ConsentStanding(NO, _own_no_reason(own_no), (), refused)
    said_yes = [c for c in consents if in_scope(c, recipient, purpose, on)]
    counts = tuple(c.classes for c in said_yes if whose_to_give(c) is YES)
    open_yes = [c for c in said_yes if whose_to_give(c) is NOT_KNOWN]
    if counts and any(competence(c) is NOT_KNOWN for c in own_no):
        return ConsentStanding(NOT_KNOWN, COMPETENCE_NOT_KNOWN, (), refused)
    if counts:
        return ConsentStanding(YES, CONSENT.yes, counts, refused)
    if open_yes:
        child = open_yes[0].by is ConsentBy.CHILD
        reason = COMPETENCE_NOT_KNOWN if child else DELEGATION_NOT_KNOWN
        return ConsentStanding(NOT_KNOWN, reason, (), refused)
    return ConsentStanding(NO, CONSENT_NOT_THEIRS if said_yes else _why_not(consents, on), (), refused)


def in_scope(consent: ConsentFacts, recipient: Id, purpose: str | None, on: date) -> bool:
    """Whether it was given, for this recipient and purpose, and stands on this day; its last day is
    included.
    """
    return (
        consent.state in GIVEN
        and recipient in consent.recipients
        and purpose in consent.purposes
        and (consent.since or on) <= on <= (consent.until or on)
    )


def competence(consent: ConsentFacts) -> Answer:
    """Whether the person whose own answer it is can decide this; from sixteen it is presumed."""
    presumed = consent.by is ConsentBy.ADULT or (consent.person_age or 0) >= PRESUMED_COMPETENT
    return YES if presumed and consent.competent is NOT_KNOWN else consent.competent


def whose_to_give(consent: ConsentFacts) -> Answer:
    """Whether whoever answered is somebody whose answer counts."""
    if consent.by is ConsentBy.PARENT:
        return YES
    return consent.delegated if consent.by is ConsentBy.CARER else competence(consent)


def _own(consent: ConsentFacts) -> bool:
    return consent.by in (ConsentBy.ADULT, ConsentBy.CHILD)


def _named(consent: ConsentFacts, recipient: Id, purpose: str | None) -> bool:
    """A no that names nobody and no purpose is a no to all of them."""
    return (not consent.recipients or recipient in consent.recipients) and (
        not consent.purposes or purpose in consent.purposes
    )


def _own_no_reason(own_no: list[ConsentFacts]) -> Reason:
    if any(c.by is ConsentBy.CHILD for c in own_no):
        return CHILD_DECIDES
    withdrawn = any(c.state is ConsentState.WITHDRAWN for c in own_no)
    return CONSENT_WITHDRAWN if withdrawn else CONSENT_REFUSED


def _why_not(consents: tuple[ConsentFacts, ...], on: date) -> Reason:
    states = {c.state for c in consents}
    if ConsentState.WITHDRAWN in states:
        return CONSENT_WITHDRAWN
    if ConsentState.REFUSED in states:
        return CONSENT_REFUSED
    if ConsentState.LAPSED in states or any(c.state in GIVEN and c.until and c.until < on for c in consents):
        return CONSENT_LAPSED
    return CONSENT_FOR_SOMETHING_ELSE if states & set(GIVEN) else CONSENT_NOT_SOUGHT


def whether_to_ask(
    person: PersonFacts, would_no_change: Answer, book: Book
) -> tuple[Answer, tuple[Reason, ...]]:
    """Whether to seek this person's consent, with every reason. Safety first; then: would a no change
    anything?
    """
    reasons = []
    if person.suspected is YES:
        reasons.append(SUSPECTED)
    if person.knowing_raises_risk is YES:
        reasons.append(KNOWING_RAISES_RISK)
    if person.competent_child_objects:
        reasons.append(CHILD_OBJECTS)
    if NOT_KNOWN in (person.suspected, person.knowing_raises_risk):
        reasons.append(RISK_OF_ASKING_NOT_KNOWN)
    by_answer = {YES: SEEK, NO: TELL_INSTEAD, NOT_KNOWN: WOULD_NO_CHANGE_NOT_KNOWN}
    reasons.append(by_answer[would_no_change])
    answers = {reason.answer for reason in reasons}
    answer = NO if NO in answers else NOT_KNOWN if NOT_KNOWN in answers else YES
    return answer, (*reasons, *_prompt(person, book))


def _prompt(person: PersonFacts, book: Book) -> tuple[Reason, ...]:
    """About twelve is a prompt to assess, never a gate."""
    prompt_age: int = book.setting("competence_prompt_age")
    young = person.age is not None and prompt_age <= person.age < PRESUMED_COMPETENT
    return (ASSESS_COMPETENCE,) if young and person.competent is NOT_KNOWN else ()
