"""What the Code says of one item: the two bars, the duty's two questions, the five tests, consent,
conditions.

Clauses 2.1, 3.3, 3.5, 9.3. Only the bars say MUST_NOT in danger. All reasons are listed, not the first that
fails.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from chiltern.code_of_practice.facts import ItemFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_agreements import AGREEMENT, CLASS_NOT_AGREED
from chiltern.code_of_practice.reasons_for_items import (
    ACCURATE,
    CLASS_NOT_CONSENTED,
    COMPELLED_AGAINST_A_TEST,
    COMPELLED_ONCE_ANSWERED,
    MAY_HELP,
    NECESSARY,
    NEED_TO_KNOW,
    OFFENCE_CONDITION,
    OUTSIDE_ORDER,
    PROPORTIONATE,
    RELEVANT,
    SPECIAL_CONDITION,
    WELFARE,
    WITHIN_ORDER,
)
from chiltern.code_of_practice.sharing.bars import bars
from chiltern.code_of_practice.sharing.lawful import meets_offence, meets_special
from chiltern.code_of_practice.sharing.whole import Whole
from chiltern.code_of_practice.verdict import ItemVerdict
from chiltern.code_of_practice.words import (
    SPECIAL_CLASSES,
    Answer,
    Declining,
    InfoClass,
    InForce,
    OrderQuestion,
    Standing,
)

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
MUST, MAY, MAY_WITH_REASON = Standing.MUST, Standing.MAY, Standing.MAY_WITH_REASON
UNKNOWN, MUST_NOT = Standing.UNKNOWN, Standing.MUST_NOT
OFFENCE = InfoClass.OFFENCE
Found = tuple[Standing, OrderQuestion]


class Rest(NamedTuple):
    """What questions 3 to 5 say where nothing of the item stands in the way: with consent for its classes,
    without.
    """

    with_consent: Found
    without: Found


def rest_of(whole: Whole) -> Rest:
    """Questions 3, 4 and 5 for the whole. A missing fact that could change a no makes it UNKNOWN."""
    if NO in (whole.matched, whole.agreed.answer):
        could = MUST_NOT if whole.danger_known else UNKNOWN
        return Rest((could, OrderQuestion.OTHERWISE), (could, OrderQuestion.OTHERWISE))
    sure = whole.matched is YES and whole.purpose is YES and whole.agreed.answer is YES
    without: Found
    if whole.ground is YES:
        without = (MAY_WITH_REASON if sure else UNKNOWN, OrderQuestion.GROUND)
    else:
        missing = (
            NOT_KNOWN in (whole.ground, whole.consent.answer) or whole.duty_open or not whole.danger_known
        )
        without = (UNKNOWN if missing else MUST_NOT, OrderQuestion.OTHERWISE)
    if whole.consent.answer is not YES:
        return Rest(without, without)
    return Rest((MAY if sure else UNKNOWN, OrderQuestion.CONSENT), without)


# Everything of an item that a rule looks at, but for whether its place is hidden from anyone.
_LOOKED_AT = attrgetter(
    "classes",
    "known_false",
    "hidden_person_there",
    "to_hidden_person",
    "within_order",
    "relevant_to_welfare",
    "may_help",
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
)
_ENOUGH = 1000
Judged = tuple[Standing, OrderQuestion, tuple[Reason, ...], Standing | None, Declining]


def judge(items: tuple[ItemFacts, ...], whole: Whole) -> tuple[ItemVerdict, ...]:
    """The verdict on each item. The same answers get the same verdict, so each kind is worked out once."""
    seen, rest = _seen(whole), rest_of(whole)
    verdicts = []
    for item in items:
        key = (_LOOKED_AT(item), not item.hidden_from)
        judged = seen.get(key)
        if judged is None:
            if len(seen) >= _ENOUGH:
                seen.clear()
            judged = seen[key] = _judge(item, whole, rest)
        verdicts.append(ItemVerdict(item.item, *judged))
    return tuple(verdicts)


@lru_cache(maxsize=64)
def _seen(whole: Whole) -> dict[tuple[object, bool], Judged]:
    """What was worked out under these answers for the whole: a memory of a pure function, nothing else."""
    return {}


def _judge(item: ItemFacts, whole: Whole, rest: Rest) -> Judged:
    """One item under all questions, except its name."""
    reasons, barred, place = bars(item, whole)
    helps = _duty_questions(item, whole, reasons)
    covered = whole.duty is not InForce.NO
    tests, tested = _tests(item, under_duty=covered or whole.danger)
    reasons += tests
    passed = tested
    if whole.agreed.answer is NO:
        reasons.append(AGREEMENT.no)
    if whole.agreed.classes is not None and not item.classes <= whole.agreed.classes:
        reasons.append(CLASS_NOT_AGREED)
        passed = NO
    condition = _conditions(item, whole, reasons)
    declining = _declining(item, whole, barred, helps)
    if barred:
        return MUST_NOT, OrderQuestion.OTHERWISE, tuple(reasons), None, declining
    found = _compelled(item, whole, helps, tested, condition, reasons)
    standing, question = found or _stands(item, whole, rest, helps, passed, condition, reasons)
    if place is NOT_KNOWN and not whole.danger and standing is not MUST_NOT:
        standing = UNKNOWN
    unconfirmed = whole.duty is InForce.NOT_CONFIRMED and not whole.detriment and helps is YES
    return standing, question, tuple(reasons), MUST if unconfirmed else None, declining


def _tests(item: ItemFacts, *, under_duty: bool) -> tuple[tuple[Reason, ...], Answer]:
    """The five tests. Under a duty, necessary asks whether it may help their work for this child."""
    necessary = item.may_help if under_duty and item.may_help is not NOT_KNOWN else item.necessary
    reasons = (
        NECESSARY.by(necessary),
        PROPORTIONATE.by(item.proportionate),
        RELEVANT.by(item.relevant),
        ACCURATE.by(item.accurate),
        NEED_TO_KNOW.by(item.need_to_know),
    )
    answers = {reason.answer for reason in reasons}
    return reasons, NO if NO in answers else NOT_KNOWN if NOT_KNOWN in answers else YES


def _compelled(
    item: ItemFacts, whole: Whole, helps: Answer, tested: Answer, condition: Answer, reasons: list[Reason]
) -> Found | None:
    """Questions 1 and 2; None where neither answers. In danger nothing waits. Below it what compels is named first, and
    must is said once all is answered: a test that nobody has answered, or with no, leaves it open.
    """
    must = _must(item, whole, helps)
    if whole.danger:
        return (MUST if must else MAY_WITH_REASON), OrderQuestion.DANGER
    if not must or whole.matched is NO:
        return None
    if tested is NO:
        reasons.append(COMPELLED_AGAINST_A_TEST)
    elif NOT_KNOWN in (tested, condition):
        reasons.append(COMPELLED_ONCE_ANSWERED)
    sure = whole.matched is YES and tested is YES and condition is YES
    return (MUST if sure else UNKNOWN), OrderQuestion.COMPULSION


def _stands(
    item: ItemFacts,
    whole: Whole,
    rest: Rest,
    helps: Answer,
    passed: Answer,
    condition: Answer,
    reasons: list[Reason],
) -> Found:
    """Questions 3 to 5 in their order, for an item that no bar holds back and nothing compels."""
    standing, question = rest.without
    if whole.consent.answer is YES:
        if whole.consent.covers(item.classes):
            standing, question = rest.with_consent
        else:
            reasons.append(CLASS_NOT_CONSENTED)
    duty_open = (
        helps is NOT_KNOWN and (whole.duty is not InForce.NO or whole.duty_open) and not whole.detriment
    )
    could_change = duty_open or not whole.danger_known
    if passed is NO:
        return (UNKNOWN if could_change else MUST_NOT), OrderQuestion.OTHERWISE
    if standing is MUST_NOT:
        return (UNKNOWN if could_change else MUST_NOT), question
    return (standing if passed is YES and condition is YES else UNKNOWN), question


def _must(item: ItemFacts, whole: Whole, helps: Answer) -> bool:
    if whole.court and item.within_order:
        return True
    return whole.duty is InForce.CONFIRMED and helps is YES and not whole.detriment


def _duty_questions(item: ItemFacts, whole: Whole, reasons: list[Reason]) -> Answer:
    """Whether the holder considers it relevant to the child's welfare, and that it may help their work."""
    if whole.court:
        reasons.append(WITHIN_ORDER if item.within_order else OUTSIDE_ORDER)
    if whole.duty is not InForce.NO or whole.duty_open or whole.danger:
        reasons.append(WELFARE.by(item.relevant_to_welfare))
        reasons.append(MAY_HELP.by(item.may_help))
    if NO in (item.relevant_to_welfare, item.may_help, item.relevant):
        return NO
    return YES if item.relevant_to_welfare is YES and item.may_help is YES else NOT_KNOWN


def _conditions(item: ItemFacts, whole: Whole, reasons: list[Reason]) -> Answer:
    met = YES
    if not SPECIAL_CLASSES.isdisjoint(item.classes):
        named = meets_special(whole.conditions, refused=whole.consent.refused, consent=whole.consent.answer)
        reasons.append(SPECIAL_CONDITION.yes if named else SPECIAL_CONDITION.not_known)
        met = YES if named else NOT_KNOWN
    if OFFENCE in item.classes:
        named = meets_offence(whole.conditions, refused=whole.consent.refused)
        reasons.append(OFFENCE_CONDITION.yes if named else OFFENCE_CONDITION.not_known)
        met = met if named else NOT_KNOWN
    return met


def _declining(item: ItemFacts, whole: Whole, barred: bool, helps: Answer) -> Declining:
    """What withholding this item takes. What could not help, is not relevant or may not go is withheld
    freely.
    """
    if barred:
        return Declining.FREE
    if whole.court and item.within_order:
        return Declining.MANAGER_AND_DETRIMENT
    if helps is NO:
        return Declining.FREE
    if whole.duty is not InForce.NO and helps is YES:
        return Declining.MANAGER_AND_DETRIMENT
    return Declining.MANAGER if whole.danger else Declining.FREE
