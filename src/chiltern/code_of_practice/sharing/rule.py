"""The rule itself: danger, compulsion, consent in scope, a ground, otherwise; for the whole and item by item.

Clauses 3.3 to 3.5, 9.1 to 9.5. `may_share(facts, book)` is the one answer behind form, button, interface and
record.
"""

from __future__ import annotations

from chiltern.code_of_practice.agreements import notes_on
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import SharingFacts
from chiltern.code_of_practice.membership import notes_between
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons import HELP_AS_A_WHOLE, WELFARE_AS_A_WHOLE
from chiltern.code_of_practice.sharing.items import Found, Rest, judge, rest_of
from chiltern.code_of_practice.sharing.whole import Whole, settle
from chiltern.code_of_practice.verdict import STRENGTH, ItemVerdict, Verdict
from chiltern.code_of_practice.words import Answer, Declining, InForce, OrderQuestion, Standing

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
WEIGHT = (Declining.FREE, Declining.MANAGER, Declining.MANAGER_AND_DETRIMENT)
_RANK = {standing: rank for rank, standing in enumerate(STRENGTH)}


def may_share(facts: SharingFacts, book: Book) -> Verdict:
    """What the Code says of sharing these items with this recipient, on the Book's day.

    Without items it answers for the whole, from the decider's answers for the whole. Raises UnknownRowError
    for a purpose, ground or power that the Book does not hold.
    """
    whole, reasons = settle(facts, book)
    items = judge(facts.items, whole)
    if items:
        best = max(items, key=lambda item: _RANK[item.standing])
        standing, question = best.standing, best.question
        if_in_force = Standing.MUST if any(item.if_in_force for item in items) else None
        declining = _heaviest(items, whole)
    else:
        standing, question, if_in_force, declining = _as_a_whole(facts, whole, rest_of(whole), reasons)
    return Verdict(
        standing=standing,
        question=question,
        in_danger=whole.danger,
        reasons=tuple(reasons),
        notes=(*notes_between(facts.provider, facts.recipient), *notes_on(facts, book.on)),
        if_in_force=if_in_force,
        declining=declining,
        items=items,
        book=book.digest,
    )


def _as_a_whole(
    facts: SharingFacts, whole: Whole, rest: Rest, reasons: list[Reason]
) -> tuple[Standing, OrderQuestion, Standing | None, Declining]:
    """Before any item is chosen: from what the decider said of all that is held."""
    decision = facts.decision
    reaches = whole.duty is not InForce.NO
    answers = (decision.relevant_to_welfare, decision.may_help)
    if reaches or whole.duty_open:
        reasons += (WELFARE_AS_A_WHOLE.by(answers[0]), HELP_AS_A_WHOLE.by(answers[1]))
    helps = NO if NO in answers else NOT_KNOWN if NOT_KNOWN in answers else YES
    bound = reaches and helps is YES
    must = whole.court or (bound and whole.duty is InForce.CONFIRMED and not whole.detriment)
    unconfirmed = bound and whole.duty is InForce.NOT_CONFIRMED and not whole.detriment
    declining = Declining.MANAGER if whole.danger else Declining.FREE
    if whole.court or bound:
        declining = Declining.MANAGER_AND_DETRIMENT
    duty_open = (reaches or whole.duty_open) and helps is NOT_KNOWN and not whole.detriment
    standing, question = _in_order(whole, rest, must, duty_open)
    return standing, question, Standing.MUST if unconfirmed else None, declining


def _in_order(whole: Whole, rest: Rest, must: bool, duty_open: bool) -> Found:
    if whole.danger:
        return Standing.MUST if must else Standing.MAY_WITH_REASON, OrderQuestion.DANGER
    if must and whole.matched is not NO:
        return Standing.MUST if whole.matched is YES else Standing.UNKNOWN, OrderQuestion.COMPULSION
    standing, question = rest.with_consent
    if standing is Standing.MUST_NOT and duty_open:
        standing = Standing.UNKNOWN
    return standing, question


def _heaviest(items: tuple[ItemVerdict, ...], whole: Whole) -> Declining:
    """Declining the whole takes what its weightiest item takes; under question 1 never less than a
    manager.
    """
    least = Declining.MANAGER if whole.danger else Declining.FREE
    return max((least, *(item.declining for item in items)), key=WEIGHT.index)
