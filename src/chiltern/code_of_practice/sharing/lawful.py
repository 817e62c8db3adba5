"""Which lawful bases and which conditions for special-category and offence data are offered, and which count.

Clause 2.1. Rows of the Book; what is not in force on its day is not offered.
"""

from __future__ import annotations

from collections.abc import Set

from chiltern.code_of_practice.book import Book, Row
from chiltern.code_of_practice.consent import consent_for
from chiltern.code_of_practice.facts import AgencyFacts, SharingFacts
from chiltern.code_of_practice.sharing.conditions import (
    LEGAL_OBLIGATION,
    is_compelled,
    questions_answered,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import (
    SPECIAL_CLASSES,
    Answer,
    Function,
    InfoClass,
    OrderQuestion,
    StatutoryDuty,
)

SAFEGUARDING_CONDITION = "sch1-18"
EXPLICIT_CONSENT = "explicit-consent"
LAW_ENFORCEMENT = "law-enforcement"
PUBLIC_TASK = "public-task"
ENFORCES_THE_LAW = frozenset({Function.POLICE, Function.JUSTICE, Function.COURT})
"""Who processes for the purposes of part 3 of the Data Protection Act, as far as what a body does tells."""
SPECIAL = frozenset(
    {
        SAFEGUARDING_CONDITION,
        "sch1-6",
        "sch1-10",
        LAW_ENFORCEMENT,
        "health-or-social-care",
        "vital-interests-special",
        EXPLICIT_CONSENT,
    }
)
FOR_OFFENCES = frozenset(
    {SAFEGUARDING_CONDITION, "sch1-6", "sch1-10", LAW_ENFORCEMENT, "criminal-offence-data"}
)

KNOWN = SPECIAL | FOR_OFFENCES
COVERS_SPECIAL, COVERS_OFFENCES = "special", "offences"
_COVERED = "covers: {}"
_MEET_SPECIAL = SPECIAL | {_COVERED.format(COVERS_SPECIAL)}
_MEET_OFFENCE = FOR_OFFENCES | {_COVERED.format(COVERS_OFFENCES)}


def covering(named: frozenset[str], book: Book) -> frozenset[str]:
    """The conditions named; in the place of those that the council's officer added, what each of them covers."""
    if named <= KNOWN:
        return named
    rows = [book.rows[name] for name in named - KNOWN if name in book.rows]
    return named & KNOWN | {_COVERED.format(kind) for row in rows for kind in row.fields.get("covers", ())}


def meets_special(named: Set[str], *, refused: bool, consent: Answer) -> bool:
    """Whether a condition for special-category data is named that applies: asked and refused is none of the
    three cases of schedule 1 paragraph 18, and explicit consent needs consent.
    """
    without = {SAFEGUARDING_CONDITION} if refused else set()
    without |= set() if consent is Answer.YES else {EXPLICIT_CONSENT}
    return not (_MEET_SPECIAL & named) <= without


def meets_offence(named: Set[str], *, refused: bool) -> bool:
    """Whether a condition for offence data is named that applies: after a refusal paragraph 18 alone is none here either."""
    return not (_MEET_OFFENCE & named) <= ({SAFEGUARDING_CONDITION} if refused else set())


def offered_conditions(facts: SharingFacts, book: Book) -> tuple[Row, ...]:
    """The conditions to choose from, where an item is of a kind that needs one: for special-category data, for
    offences. After a refusal schedule 1 paragraph 18 is not among them, without consent explicit consent is not, and
    law enforcement only where it is the agency's own task.
    """
    classes = {kind for item in facts.items for kind in item.classes}
    wanted = set() if SPECIAL_CLASSES.isdisjoint(classes) else set(SPECIAL)
    wanted |= FOR_OFFENCES if InfoClass.OFFENCE in classes else set()
    kinds = {COVERS_SPECIAL} if not SPECIAL_CLASSES.isdisjoint(classes) else set()
    kinds |= {COVERS_OFFENCES} if InfoClass.OFFENCE in classes else set()
    recipient, purpose = facts.recipient.agency, facts.request.purpose
    consent = consent_for(facts.consents, recipient, purpose, book.on, facts.about)
    without = {SAFEGUARDING_CONDITION} if consent.refused else set()
    without |= set() if consent.answer is Answer.YES else {EXPLICIT_CONSENT}
    without |= {key for key, _ in not_for_agency(facts.provider)}
    return tuple(
        row
        for row in book.table("condition")
        if row.id not in without and (row.id in wanted or not kinds.isdisjoint(row.fields.get("covers", ())))
    )


def not_for_agency(agency: AgencyFacts) -> tuple[tuple[str, str], ...]:
    """The bases and conditions that are not for a body of this kind, each with why. What is not checked leaves nothing out."""
    found = []
    if agency.statutory_duty is StatutoryDuty.NONE:
        found.append((PUBLIC_TASK, "It is for public authorities and those who do their tasks."))
    if agency.statutory_duty is StatutoryDuty.LISTED:
        found.append(("legitimate-interest", "A public authority does not rest its own tasks on it."))
    if agency.function not in ENFORCES_THE_LAW:
        found.append((LAW_ENFORCEMENT, "It is for the police, probation and the courts."))
    return tuple(found)


def offered_bases(facts: SharingFacts, verdict: Verdict, book: Book) -> tuple[Row, ...]:
    """The lawful bases to choose from, by what the agency is: legal obligation only where a court or the duty compels,
    though a test may be open yet; consent only where it is what is relied on.
    """
    left_out = {key for key, _ in not_for_agency(facts.provider)}
    if not is_compelled(facts, verdict):
        left_out.add(LEGAL_OBLIGATION)
    if OrderQuestion.CONSENT not in questions_answered(verdict):
        left_out.add("consent-basis")
    return tuple(row for row in book.table("basis") if row.id not in left_out)


def usual_basis(facts: SharingFacts, verdict: Verdict, book: Book) -> str:
    """The basis that the facts name by themselves: what a court or the duty requires, else a public authority's own task.
    Empty where they name none. A page fills it in, and a person changes it or lets it stand.
    """
    offered = {row.id for row in offered_bases(facts, verdict, book)}
    if LEGAL_OBLIGATION in offered:
        return LEGAL_OBLIGATION
    listed = facts.provider.statutory_duty is StatutoryDuty.LISTED
    return PUBLIC_TASK if listed and PUBLIC_TASK in offered else ""


def not_offered(facts: SharingFacts, verdict: Verdict, book: Book) -> tuple[tuple[Row, str], ...]:
    """The bases and conditions that these facts do not allow, each with why: never left out silently."""
    offered = {row.id for row in (*offered_bases(facts, verdict, book), *offered_conditions(facts, book))}
    whys = (*_WHY_NOT, *not_for_agency(facts.provider))
    left_out = [(key, why) for key, why in whys if key not in offered and _bears(key, facts)]
    rows = [(book.row(key), why) for key, why in left_out]
    return tuple((row, why) for row, why in rows if row.in_force(book.on))


def _bears(key: str, facts: SharingFacts) -> bool:
    """A condition that is left out is said only where the information is of a kind that needs one."""
    classes = {kind for item in facts.items for kind in item.classes}
    if key == LAW_ENFORCEMENT:
        return InfoClass.OFFENCE in classes or not SPECIAL_CLASSES.isdisjoint(classes)
    return key not in (SAFEGUARDING_CONDITION, EXPLICIT_CONSENT) or not SPECIAL_CLASSES.isdisjoint(classes)


_WHY_NOT = (
    (LEGAL_OBLIGATION, "No court and no confirmed duty compels it."),
    ("consent-basis", "It would not rest on consent."),
    (EXPLICIT_CONSENT, "Nobody has consented to this."),
    (SAFEGUARDING_CONDITION, "It was asked for and refused: that is none of its three cases."),
)
