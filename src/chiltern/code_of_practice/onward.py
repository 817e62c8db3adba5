"""Passing on what belongs to somebody else: terms answer, or the owner is asked, or a lawful reason is
recorded.

Clause 3.10. What one owner refuses stays behind, the rest moves; silence is not a yes. An owner's wish alone
never stops what a duty or a court requires, nor what protects someone from significant harm.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from chiltern.code_of_practice.agreements import stricter
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import (
    AgencyFacts,
    AgreementFacts,
    HeldItemFacts,
    Id,
    PassingOnFacts,
    PermissionFacts,
    RequestFacts,
)
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import (
    ASKED_BACK,
    BACK_TO_OWNER,
    EXCEPTIONAL_COMPELLED,
    EXCEPTIONAL_HARM,
    EXCEPTIONAL_NOT_SHOWN,
    OWN_INFORMATION,
    PERMISSION,
    PERMISSION_OVER,
    PERMISSION_SILENT,
    SAME_LEGAL_BODY,
    TERMS_ASK,
    TERMS_EXPIRED,
    TERMS_FORBID,
    TERMS_NAME_THEM,
    TERMS_PROTECT,
)
from chiltern.code_of_practice.reasons_for_consent import CAME_ON_LAPSED_CONSENT, CAME_ON_WITHDRAWN_CONSENT
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.verdict import ItemVerdict, Verdict, strongest
from chiltern.code_of_practice.words import (
    Answer,
    ConsentState,
    ExceptionalGround,
    Function,
    OrderQuestion,
    PassingOn,
    PermissionState,
    ShowOriginator,
    Standing,
)

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
ONLINE_ACCESS = frozenset({Function.HEALTH, Function.EMERGENCY_HEALTH, Function.EDUCATION})
_BY_TERMS = frozenset({SAME_LEGAL_BODY, TERMS_NAME_THEM, TERMS_PROTECT})
_LEAVE = _BY_TERMS | {OWN_INFORMATION, BACK_TO_OWNER, PERMISSION.yes}
NEEDS_A_MUST = frozenset({ExceptionalGround.DUTY, ExceptionalGround.COURT})


class PresetTerms(NamedTuple):
    """The terms that a disclosure starts with; whoever decides may change them."""

    passing_on: PassingOn
    show_originator: ShowOriginator
    keep_out_of_online_access: bool


def preset_terms(
    provider: AgencyFacts,
    recipient: AgencyFacts,
    request: RequestFacts,
    agreement: AgreementFacts | None = None,
) -> PresetTerms:
    """Those who protect this child where there is a section 47 enquiry, ask me otherwise; no wider than the agreement."""
    enquiry = request.acts_now is YES
    return PresetTerms(
        stricter(PassingOn.PROTECTS if enquiry else PassingOn.ASK_ME, agreement),
        ShowOriginator.FIRST if provider.sensitive else ShowOriginator.ALL,
        recipient.function in ONLINE_ACCESS,
    )


_SHOWN_LESS_AND_LESS = (ShowOriginator.ALL, ShowOriginator.FIRST, ShowOriginator.NOBODY)


def narrower(came: ShowOriginator, given: ShowOriginator) -> ShowOriginator:
    """Who may see whose it is after one more hop: what the owner kept back stays kept back."""
    return max(came, given, key=_SHOWN_LESS_AND_LESS.index)


def one_hop_on(came: PassingOn, given: PassingOn) -> PassingOn:
    """How far what belongs to others goes from there: not at all where either says so, else its owner is asked first."""
    return PassingOn.NOT_AT_ALL if PassingOn.NOT_AT_ALL in (came, given) else PassingOn.ASK_ME


def may_pass_on(facts: PassingOnFacts, book: Book) -> Verdict:
    """What the Code says of passing these items on: the sharing itself, and the leave of each owner.

    Raises KeyError where an item has no row in `held`: whose it is has to be known.
    """
    verdict = may_share(facts.sharing, book)
    held = {row.item: row for row in facts.held}
    items = tuple(_item(item, held[item.item], facts, book.on) for item in verdict.items)
    if not items:
        return verdict
    best = strongest(tuple(item.standing for item in items))
    question = next(item.question for item in items if item.standing is best)
    return verdict._replace(standing=best, question=question, items=items)


def owner_leave(held: HeldItemFacts, facts: PassingOnFacts, on: date) -> tuple[Reason, ...]:
    """What the owner says to it; the last reason is the answer, one before it says why the terms did not
    answer.
    """
    holder, recipient = facts.sharing.provider, facts.sharing.recipient
    if held.originator == holder.agency:
        return (OWN_INFORMATION,)
    if held.originator == recipient.agency:
        return (BACK_TO_OWNER,)
    if any(_stands(p, recipient.agency, facts.sharing.request.purpose, on) for p in held.permissions):
        return (PERMISSION.yes,)
    terms = _terms_answer(held, facts, on)
    if terms.answer is YES:
        return (terms,)
    return terms, _permission_answer(held, recipient.agency, terms)


def is_exceptional(item: ItemVerdict) -> bool:
    """Whether the item would go without its owner's leave, for a lawful reason: the owner is then told at
    once.
    """
    return EXCEPTIONAL_COMPELLED in item.reasons or EXCEPTIONAL_HARM in item.reasons


def lacks_leave(item: ItemVerdict) -> bool:
    """Whether nothing of its owner's lets it go: no terms, no permission; then only a lawful reason does."""
    return _LEAVE.isdisjoint(item.reasons)


def goes_by_terms(reasons: Collection[Reason]) -> bool:
    """Whether its owner's terms let it go on, also inside one legal body: then it goes for as long as they last."""
    return not _BY_TERMS.isdisjoint(reasons)


def has_to_ask(item: ItemVerdict) -> bool:
    """Whether the owner's answer is what is missing."""
    return PERMISSION.not_known in item.reasons and not is_exceptional(item)


def _terms_answer(held: HeldItemFacts, facts: PassingOnFacts, on: date) -> Reason:
    terms = held.terms
    if terms.passing_on is PassingOn.NOT_AT_ALL:
        return TERMS_FORBID
    if terms.expires is not None and terms.expires < on:
        return TERMS_EXPIRED
    if facts.sharing.provider.legal_body == facts.sharing.recipient.legal_body:
        return SAME_LEGAL_BODY
    if terms.passing_on is PassingOn.PROTECTS and facts.protects_this_child is YES:
        return TERMS_PROTECT
    if terms.passing_on is PassingOn.THESE_BODIES and facts.sharing.recipient.agency in terms.bodies:
        return TERMS_NAME_THEM
    return TERMS_ASK


def _stands(permission: PermissionFacts, to: Id, purpose: str | None, on: date) -> bool:
    return (
        permission.state is PermissionState.GIVEN
        and permission.to == to
        and permission.purpose == purpose
        and (permission.until is None or on <= permission.until)
    )


def _permission_answer(held: HeldItemFacts, to: Id, terms: Reason) -> Reason:
    """The owner's latest answer for this agency; permissions stand in the order in which they were asked."""
    states = [p.state for p in held.permissions if p.to == to]
    if not states:
        over = any(p.state is PermissionState.GIVEN for p in held.permissions)
        return PERMISSION_OVER if over else TERMS_FORBID if terms is TERMS_FORBID else PERMISSION.not_known
    return {
        PermissionState.ASKED: PERMISSION.not_known,
        PermissionState.SILENT: PERMISSION_SILENT,
        PermissionState.REFUSED: PERMISSION.no,
        PermissionState.GIVEN: PERMISSION_OVER,
        PermissionState.WITHDRAWN: PERMISSION_OVER,
    }[states[-1]]


def _item(item: ItemVerdict, held: HeldItemFacts, facts: PassingOnFacts, on: date) -> ItemVerdict:
    leave = owner_leave(held, facts, on)
    over = _no_new_use(item, held, facts, leave[-1])
    reasons = tuple(dict.fromkeys((*item.reasons, *over, *leave)))
    if over:
        return item._replace(standing=Standing.MUST_NOT, question=OrderQuestion.OTHERWISE, reasons=reasons)
    if leave[-1].answer is YES or item.standing is Standing.MUST_NOT:
        return item._replace(reasons=reasons)
    exception = _exception(item, facts)
    if exception is not None:
        shown = exception.answer is YES
        standing = item.standing if shown and item.standing is not Standing.UNKNOWN else Standing.UNKNOWN
        if shown and standing is Standing.MAY:
            standing = Standing.MAY_WITH_REASON
        return item._replace(standing=standing, reasons=(*reasons, exception))
    stays = Standing.MUST_NOT if leave[-1].answer is NO else Standing.UNKNOWN
    return item._replace(standing=stays, question=OrderQuestion.OTHERWISE, reasons=reasons)


def _no_new_use(
    item: ItemVerdict, held: HeldItemFacts, facts: PassingOnFacts, leave: Reason
) -> tuple[Reason, ...]:
    """Why it stays: its owner asked for it back, or the consent is over on which alone it came. Never in danger, under a court
    or a duty, nor on the way back to its owner.
    """
    if leave is BACK_TO_OWNER or (held.consent_over is None and not held.asked_back):
        return ()
    lawful = _exception(item, facts)
    if item.question is OrderQuestion.COMPULSION or (lawful is not None and lawful.answer is YES):
        return ()
    asked_back = (ASKED_BACK,) if held.asked_back else ()
    if held.consent_over is None:
        return asked_back
    lapsed = held.consent_over is ConsentState.LAPSED
    return *asked_back, CAME_ON_LAPSED_CONSENT if lapsed else CAME_ON_WITHDRAWN_CONSENT


def _exception(item: ItemVerdict, facts: PassingOnFacts) -> Reason | None:
    """The lawful reason to pass it on without leave, or one that nothing bears out, or None where none is
    given.
    """
    if item.standing is Standing.MUST or item.question is OrderQuestion.COMPULSION:
        return EXCEPTIONAL_COMPELLED
    if item.question is OrderQuestion.DANGER:
        return EXCEPTIONAL_HARM
    if facts.exception is None:
        return None
    claimed = (
        facts.exception not in NEEDS_A_MUST and facts.exception is not ExceptionalGround.SIGNIFICANT_HARM
    )
    return EXCEPTIONAL_HARM if claimed and facts.exception_reason else EXCEPTIONAL_NOT_SHOWN
