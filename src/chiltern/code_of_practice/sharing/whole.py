"""What is settled once for all items: danger, compulsion, consent, ground, who matched (clauses 3.2, 3.3, 9.1
to 9.5).

Danger first, then what compels, then consent; the facts of each are stated by people, never guessed.
"""

from __future__ import annotations

from typing import NamedTuple

from chiltern.code_of_practice.agreements import Agreed, agreed
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.consent import ConsentStanding, consent_for
from chiltern.code_of_practice.facts import AgencyFacts, DecisionFacts, Id, RequestFacts, SharingFacts
from chiltern.code_of_practice.matching import who_matched
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons import (
    BETTER_THAN_SILENCE,
    COURT_ORDER,
    DANGER,
    DANGER_BY_STATEMENT,
    DETRIMENT,
    DUTY_BINDS,
    DUTY_COVER_NOT_KNOWN,
    DUTY_NOT_CONFIRMED,
    DUTY_NOT_COVERED,
    DUTY_NOT_IN_FORCE,
    GROUND,
    OWN_PERSON,
    PURPOSE,
    PURPOSE_FILLED_IN,
    PURPOSE_OUTSIDE_FUNCTION,
    RECIPIENT_CAN_ACT,
    REQUESTER_ACTS_NOW,
    REQUESTER_SAYS_DANGER,
    SECOND_LOOK_AFTERWARDS,
    SECOND_PERSON,
    VIEWS,
    WHY_THIS_MUCH,
)
from chiltern.code_of_practice.sharing.lawful import covering
from chiltern.code_of_practice.words import (
    STATES_ENQUIRIES,
    Answer,
    Function,
    InForce,
    StatutoryDuty,
)

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
DUTY = "duty-to-share"


class Route(NamedTuple):
    """How it would travel, as far as a hidden place depends on it."""

    to_court: bool
    protective: bool
    court_form: bool
    named_posts: bool
    released: Answer
    """By a second person; no where the decider released it; not known until somebody has."""
    by_voice: bool


class Whole(NamedTuple):
    """The answers that every item shares. `duty`: in force and confirmed between these two, or not confirmed,
    or NO where it does not reach them; `duty_open` where only a missing check keeps it away.
    """

    danger: bool
    danger_known: bool
    court: bool
    duty: InForce
    duty_open: bool
    detriment: bool
    purpose: Answer
    consent: ConsentStanding
    ground: Answer
    matched: Answer
    conditions: frozenset[str]
    route: Route
    agreed: Agreed


def settle(facts: SharingFacts, book: Book) -> tuple[Whole, list[Reason]]:
    """The shared answers, and every reason for them in the order of the questions. Raises UnknownRowError for
    a purpose, ground or power that the Book does not hold.
    """
    decision, reasons = facts.decision, list[Reason]()
    danger, danger_known = _danger(facts, reasons)
    duty, duty_open, detriment = _compulsion(facts, book, reasons)
    if not danger:
        reasons.append(VIEWS.yes if decision.views else VIEWS.not_known)
    purpose = _purpose(facts, book, danger, reasons)
    consent = consent_for(facts.consents, facts.recipient.agency, facts.request.purpose, book.on, facts.about)
    reasons += (consent.reason, *consent.also)
    ground = _ground(decision, book, reasons)
    matched = OWN_PERSON if facts.request.unasked else who_matched(facts.match)
    reasons.append(matched)
    under = agreed(facts, book.on)
    reasons += under.reasons
    if danger:
        reasons.append(SECOND_LOOK_AFTERWARDS)
    whole = Whole(
        danger,
        danger_known,
        decision.court_order,
        duty,
        duty_open,
        detriment,
        purpose,
        consent,
        ground,
        matched.answer,
        covering(decision.conditions, book),
        _route(facts),
        under,
    )
    return whole, reasons


def _route(facts: SharingFacts) -> Route:
    decision, recipient = facts.decision, facts.recipient
    return Route(
        to_court=recipient.function is Function.COURT,
        protective=recipient.function.protective,
        court_form=decision.court_confidential_form,
        named_posts=decision.named_posts_outside_line,
        released=_released(decision),
        by_voice=decision.method.by_voice,
    )


def _compulsion(facts: SharingFacts, book: Book, reasons: list[Reason]) -> tuple[InForce, bool, bool]:
    """Court and duty: whether the duty reaches, whether a missing check keeps it open, and whether the holder
    considers that sharing would do this child more harm.
    """
    if facts.decision.court_order:
        reasons.append(COURT_ORDER)
    duty, duty_reason = _duty(facts, book)
    reasons.append(duty_reason)
    detriment = facts.decision.detriment is YES and duty is not InForce.NO
    if detriment:
        reasons.append(DETRIMENT)
    return duty, duty_reason is DUTY_COVER_NOT_KNOWN, detriment


def _danger(facts: SharingFacts, reasons: list[Reason]) -> tuple[bool, bool]:
    """The decider's own answer counts. A statement by social care or the police that they act now makes a yes
    of "do not know"; it never overrules a no. In danger, what is not known of the recipient does not read as
    no.
    """
    decision, request, recipient = facts.decision, facts.request, facts.recipient
    stated, answer = _states_it(request, recipient), read_danger(decision.danger, request, recipient)
    reasons.append(DANGER_BY_STATEMENT if answer is not decision.danger else DANGER.by(answer))
    if request.danger_said is YES:
        reasons.append(REQUESTER_SAYS_DANGER)
    if stated:
        reasons.append(REQUESTER_ACTS_NOW)
    if answer is NO:
        return False, True
    can_act = YES if recipient.function.acts_in_danger else decision.recipient_can_act
    reasons.append(RECIPIENT_CAN_ACT.by(can_act))
    return answer is YES and can_act is not NO, answer is YES or can_act is NO


def in_danger(facts: SharingFacts) -> bool:
    """Whether these answers are question 1's: somebody in danger, and a recipient that can act."""
    return _danger(facts, [])[0]


def read_danger(said: Answer, request: RequestFacts, recipient: AgencyFacts) -> Answer:
    """The decider's answer; “do not know” is a yes where social care or the police state that they act now."""
    return YES if said is NOT_KNOWN and _states_it(request, recipient) else said


def _states_it(request: RequestFacts, recipient: AgencyFacts) -> bool:
    return (
        request.acts_now is YES
        and not request.unasked
        and recipient.function in STATES_ENQUIRIES
        and recipient.identity_stands is YES
    )


def _duty(facts: SharingFacts, book: Book) -> tuple[InForce, Reason]:
    """Whether the duty to share reaches from one body to the other on this day, signed or not."""
    in_force = book.duties[DUTY]
    covers = {facts.provider.statutory_duty, facts.recipient.statutory_duty}
    if in_force is InForce.NO:
        return in_force, DUTY_NOT_IN_FORCE
    if StatutoryDuty.NONE in covers:
        return InForce.NO, DUTY_NOT_COVERED
    if StatutoryDuty.NOT_CHECKED in covers:
        return InForce.NO, DUTY_COVER_NOT_KNOWN
    return in_force, DUTY_BINDS if in_force is InForce.CONFIRMED else DUTY_NOT_CONFIRMED


def _purpose(facts: SharingFacts, book: Book, danger: bool, reasons: list[Reason]) -> Answer:
    purpose = facts.request.purpose
    if purpose is not None:
        book.row(purpose, "purpose")
        reasons.append(PURPOSE.yes)
        if facts.request.purpose_in_function is NO:
            reasons.append(PURPOSE_OUTSIDE_FUNCTION)
        return YES
    reasons.append(PURPOSE_FILLED_IN if danger else PURPOSE.not_known)
    return YES if danger else NOT_KNOWN


def _ground(decision: DecisionFacts, book: Book, reasons: list[Reason]) -> Answer:
    """A ground counts once it is named, and why it serves better than silence, and why this much, are
    written.
    """
    named = decision.ground is not None or decision.power is not None
    if decision.ground is not None:
        book.row(decision.ground, "ground")
    if decision.power is not None:
        book.row(decision.power)
    if decision.ground_applies is not YES or not named:
        answer = NO if decision.ground_applies is NO else NOT_KNOWN
        reasons.append(GROUND.by(answer))
        return answer
    second = _second_reason(decision)
    parts = [
        GROUND.yes,
        BETTER_THAN_SILENCE.yes if decision.better_than_silence else BETTER_THAN_SILENCE.not_known,
        WHY_THIS_MUCH.yes if decision.why_this_much else WHY_THIS_MUCH.not_known,
        *([second] if second else []),
    ]
    reasons.extend(parts)
    return YES if all(part.answer is YES for part in parts) else NOT_KNOWN


def _second_reason(decision: DecisionFacts) -> Reason | None:
    if not decision.procedure_needs_second:
        return None
    if decision.second_person is None:
        return SECOND_PERSON.not_known
    return SECOND_PERSON.yes if _second(decision.second_person, decision) else SECOND_PERSON.no


def _released(decision: DecisionFacts) -> Answer:
    if decision.released_by is None:
        return NOT_KNOWN
    return YES if _second(decision.released_by, decision) else NO


def _second(person: Id | None, decision: DecisionFacts) -> bool:
    """Whether somebody is named who is not the decider."""
    return person is not None and person != decision.decider
