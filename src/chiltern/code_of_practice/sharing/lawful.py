"""Which lawful bases and which conditions for special-category and offence data are offered, and which count.

Clause 2.1. Rows of the Book; what is not in force on its day is not offered.
"""

from __future__ import annotations

from collections.abc import Set

from chiltern.code_of_practice.book import Book, Row
from chiltern.code_of_practice.consent import consent_for
from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.sharing.conditions import questions_answered
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    SPECIAL_CLASSES,
    Answer,
    InfoClass,
    OrderQuestion,
    Standing,
)

SAFEGUARDING_CONDITION = "sch1-18"
EXPLICIT_CONSENT = "explicit-consent"
SPECIAL = frozenset(
    {
        SAFEGUARDING_CONDITION,
        "sch1-6",
        "sch1-10",
        "law-enforcement",
        "health-or-social-care",
        "vital-interests-special",
        EXPLICIT_CONSENT,
    }
)
FOR_OFFENCES = frozenset(
    {SAFEGUARDING_CONDITION, "sch1-6", "sch1-10", "law-enforcement", "criminal-offence-data"}
)


def meets_special(named: Set[str], *, refused: bool, consent: Answer) -> bool:
    """Whether a condition for special-category data is named that applies: asked and refused is none of the
    three cases of schedule 1 paragraph 18, and explicit consent needs consent.
    """
    without = {SAFEGUARDING_CONDITION} if refused else set()
    without |= set() if consent is Answer.YES else {EXPLICIT_CONSENT}
    return not (SPECIAL & named) <= without


def meets_offence(named: Set[str], *, refused: bool) -> bool:
    """Whether a condition for offence data is named that applies: after a refusal paragraph 18 alone is none here either."""
    return not (FOR_OFFENCES & named) <= ({SAFEGUARDING_CONDITION} if refused else set())


def offered_conditions(facts: SharingFacts, book: Book) -> tuple[Row, ...]:
    """The conditions to choose from, where an item is of a kind that needs one: for special-category data, for
    offences. After a refusal schedule 1 paragraph 18 is not among them, and without consent explicit consent is not.
    """
    classes = {kind for item in facts.items for kind in item.classes}
    wanted = set() if SPECIAL_CLASSES.isdisjoint(classes) else set(SPECIAL)
    wanted |= FOR_OFFENCES if InfoClass.OFFENCE in classes else set()
    recipient, purpose = facts.recipient.agency, facts.request.purpose
    consent = consent_for(facts.consents, recipient, purpose, book.on, facts.about)
    wanted -= {SAFEGUARDING_CONDITION} if consent.refused else set()
    wanted -= set() if consent.answer is Answer.YES else {EXPLICIT_CONSENT}
    return tuple(row for row in book.table("condition") if row.id in wanted)


def offered_bases(verdict: Verdict, book: Book) -> tuple[Row, ...]:
    """The lawful bases to choose from: legal obligation only under a MUST, consent only where it is what is
    relied on.
    """
    left_out = set()
    if Standing.MUST not in {verdict.standing, *(item.standing for item in verdict.items)}:
        left_out.add("legal-obligation")
    if OrderQuestion.CONSENT not in questions_answered(verdict):
        left_out.add("consent-basis")
    return tuple(row for row in book.table("basis") if row.id not in left_out)


def not_offered(facts: SharingFacts, verdict: Verdict, book: Book) -> tuple[tuple[Row, str], ...]:
    """The bases and conditions that these facts do not allow, each with why: never left out silently."""
    offered = {row.id for row in (*offered_bases(verdict, book), *offered_conditions(facts, book))}
    left_out = [(key, why) for key, why in _WHY_NOT if key not in offered and _bears(key, facts)]
    return tuple((book.row(key), why) for key, why in left_out)


def _bears(key: str, facts: SharingFacts) -> bool:
    """A condition that is left out is said only where the information is of a kind that needs one."""
    return key not in (SAFEGUARDING_CONDITION, EXPLICIT_CONSENT) or any(
        not SPECIAL_CLASSES.isdisjoint(item.classes) for item in facts.items
    )


_WHY_NOT = (
    ("legal-obligation", "No court and no confirmed duty compels it."),
    ("consent-basis", "It would not rest on consent."),
    (EXPLICIT_CONSENT, "Nobody has consented to this."),
    (SAFEGUARDING_CONDITION, "It was asked for and refused: that is none of its three cases."),
)
