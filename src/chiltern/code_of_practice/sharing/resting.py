"""What rests on consent alone, and what follows where that consent has ended. Clauses 2.1, 3.3, 3.10, 9.1 and 9.5.

An item rests on consent alone where the Code lets it go with the consent, and would not let it go without. What goes in
danger, by a duty, by a court or on a recorded ground does not rest on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from chiltern.code_of_practice.book import Book, Row
from chiltern.code_of_practice.clocks import Due, after_working_days
from chiltern.code_of_practice.consent import consent_for, rests_on
from chiltern.code_of_practice.facts import ActorFacts, AgencyFacts, ConsentFacts, Id, ItemFacts, SharingFacts
from chiltern.code_of_practice.reasons_for_acts import (
    NOT_IN_THIS_STATE,
    NOT_THIS_ROLE,
    NOT_THIS_SIDE,
    NOT_WHO_DECIDED,
)
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.lawful import not_for_agency, offered_conditions
from chiltern.code_of_practice.sharing.open_acts import verdict_on_act
from chiltern.code_of_practice.sharing.rule import may_share
from chiltern.code_of_practice.stop_machine import CONSENT_STOP
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.whose_answer import GIVEN, in_scope, whose_to_give
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    ConsentBy,
    ConsentState,
    InfoClass,
    OrderQuestion,
    Standing,
    StatutoryDuty,
    StopState,
)

DAYS = "consent-withdrawn.working_days"
CAN_GO = frozenset({Standing.MUST, Standing.MAY, Standing.MAY_WITH_REASON})
WHOLE = ""
"""Stands for everything that was said, where no items were weighed."""
NOT_REACHED = frozenset({StatutoryDuty.NONE, StatutoryDuty.NOT_CHECKED})


def resting_on_consent(facts: SharingFacts, book: Book) -> Mapping[str, tuple[ConsentFacts, ...]]:
    """The items that go on consent alone, each with the answers that let it go; none where nothing does."""
    if not any(consent.state in GIVEN for consent in facts.consents):
        return {}
    no_yes = tuple(consent for consent in facts.consents if consent.state not in GIVEN)
    without = _standings(may_share(replace(facts, consents=no_yes), book))
    classes = {item.item: item.classes for item in facts.items}
    return {
        key: _relied_on(facts, classes.get(key, frozenset()), book.on)
        for key, (standing, question) in _standings(may_share(facts, book)).items()
        if question is OrderQuestion.CONSENT and standing in CAN_GO and without[key][0] not in CAN_GO
    }


def still_stands(
    consents: Iterable[ConsentFacts],
    recipient: Id,
    purpose: str | None,
    classes: frozenset[InfoClass],
    on: date,
) -> bool:
    """Whether some consent of one person that stands now covers what went then."""
    standing = consent_for(consents, recipient, purpose, on)
    return standing.answer is Answer.YES and standing.covers(classes)


def _standings(verdict: Verdict) -> dict[str, tuple[Standing, OrderQuestion]]:
    if not verdict.items:
        return {WHOLE: (verdict.standing, verdict.question)}
    return {item.item: (item.standing, item.question) for item in verdict.items}


def _relied_on(facts: SharingFacts, classes: frozenset[InfoClass], on: date) -> tuple[ConsentFacts, ...]:
    recipient, purpose = facts.recipient.agency, facts.request.purpose
    standing = rests_on(facts.consents, recipient, purpose, on)
    return tuple(
        consent
        for consent in facts.consents
        if consent.consent in standing
        and in_scope(consent, recipient, purpose, on)
        and whose_to_give(consent) is Answer.YES
        and (consent.classes is None or classes <= consent.classes)
    )


@dataclass(frozen=True, slots=True)
class StopInHand:
    """What was shared on a withdrawn consent, as far as the question "what can I do with it?" looks at it.

    `outside`: its recipient is a body outside the Code: whoever shared it asks, and writes the answer down.
    `decided`: the posts that acted on it at its recipient before.
    """

    giver: Id
    recipient: Id
    state: StopState
    outside: bool = False
    decided: frozenset[Id] = frozenset()


def stop_due(withdrawn_at: datetime, book: Book) -> Due:
    """By when a recipient answers. There is no new use in the meantime."""
    return after_working_days(withdrawn_at, book.setting(DAYS), book.bank_holidays)


def may_do_on_stop(act: Act, actor: ActorFacts, facts: StopInHand, book: Book) -> Verdict:
    """What the Code says of answering it, and of reading what was relied on."""
    against = []
    if actor.agency != (facts.giver if facts.outside else facts.recipient):
        against.append(NOT_THIS_SIDE)
    if not opens(actor.role, act):
        against.append(NOT_THIS_ROLE)
    if not CONSENT_STOP.allows(facts.state, act):
        against.append(NOT_IN_THIS_STATE)
    if act is Act.READ_RELIED_ON and actor.post not in facts.decided:
        against.append(NOT_WHO_DECIDED)
    return verdict_on_act(tuple(against), book)


def bases_to_keep(agency: AgencyFacts, book: Book) -> tuple[Row, ...]:
    """The bases on which this agency could keep it: never the consent that has ended."""
    left_out = {key for key, _ in _not_for(agency)}
    return tuple(row for row in book.table("basis") if row.id not in left_out)


def bases_not_offered(agency: AgencyFacts, book: Book) -> tuple[tuple[Row, str], ...]:
    """The others, each with why: nothing is left out silently."""
    left_out = dict(_not_for(agency))
    return tuple((row, left_out[row.id]) for row in book.table("basis") if row.id in left_out)


def _not_for(agency: AgencyFacts) -> list[tuple[str, str]]:
    """By what is known of the agency: a public body has tasks by statute, a body that nothing binds has not."""
    found = [("consent-basis", "The consent has ended.")]
    if agency.statutory_duty in NOT_REACHED:
        found.append(("legal-obligation", "No statute that is known here binds your agency."))
    return [*found, *not_for_agency(agency)]


def conditions_to_keep(agency: AgencyFacts, classes: frozenset[InfoClass], book: Book) -> tuple[Row, ...]:
    """The conditions that could still apply, where the information is of a kind that needs one."""
    ended = ConsentFacts(ConsentBy.PARENT, ConsentState.WITHDRAWN)
    facts = SharingFacts(agency, agency, items=(ItemFacts(WHOLE, classes=classes),), consents=(ended,))
    return tuple(row for row in offered_conditions(facts, book) if row.id != "explicit-consent")
