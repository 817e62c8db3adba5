"""A decision under way on a request to us: what the Code says of it, and what is still to be answered. 3.3 to 3.8."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from chiltern.code_of_practice.book import Row
from chiltern.code_of_practice.facts import AgreementFacts, DecisionFacts, ItemFacts, RequestFacts
from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.onward import PresetTerms, preset_terms
from chiltern.code_of_practice.reasons import DUTY_COVER_NOT_KNOWN
from chiltern.code_of_practice.sharing import (
    CONDITIONS,
    Condition,
    answers_open,
    asked_besides,
    offered_bases,
    offered_conditions,
    unanswered,
)
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.sharing.confidence import confidence_met_by, usual_confidence
from chiltern.code_of_practice.sharing.lawful import not_offered, usual_basis
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import SHARING_OUTCOMES, ConfidenceMet, Function, Outcome
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.acts import insist_deciding
from chiltern.sharing.queries.verdicts import Weighed, both_sides, weigh
from chiltern.sharing.workings.deciding import DecisionGiven, TermsGiven


@dataclass(frozen=True, slots=True)
class UnderDecision:
    """What the pages of deciding show: the verdict, what is open, what is offered, the terms to start with."""

    weighed: Weighed
    asks: tuple[Condition, ...]
    open: tuple[Condition, ...]
    preset: PresetTerms
    recipient_acts_in_danger: bool
    answers: tuple[Outcome, ...] = ()
    """The answers that this body can give."""
    settles: tuple[str, ...] = ()
    """Identifiers that do not agree yet: what to ask for where they cannot tell who this is."""
    followed: int = 0
    """The number of the requester's last follow-up."""
    terms: TermsGiven | None = None
    """Where something is passed on: its terms as they travel, no wider than its owners'."""
    quiet: bool = False
    """Where something is passed on: whether an owner is not told yet that it is here, or went from here."""

    @property
    def verdict(self) -> Verdict:
        """What the Code says."""
        return self.weighed.verdict

    @property
    def outside(self) -> bool:
        """Whether it would go to a body outside the Code, which sees nothing here."""
        return self.weighed.facts.recipient.outside

    @property
    def open_besides_the_way(self) -> tuple[Condition, ...]:
        """What is still open; how a body outside the Code was told is written down last."""
        return tuple(each for each in self.open if each.fact != "method")

    @property
    def to_court(self) -> bool:
        """Whether it would go to a court: a hidden place then only in the court's confidential form."""
        return self.weighed.facts.recipient.function is Function.COURT

    @property
    def agreement(self) -> AgreementFacts | None:
        """The agreement on which it is to rest."""
        return self.weighed.facts.agreement

    @property
    def keeps_to(self) -> AgreementFacts | None:
        """The agreement that binds the terms: in danger none does."""
        return None if self.verdict.in_danger else self.agreement

    def waits_for_reasons(self, outcome: Outcome) -> bool:
        """Whether it is not decided without them: sharing in danger waits for no words, and anything else does."""
        return not (self.verdict.in_danger and outcome in SHARING_OUTCOMES)

    def asks_of(self, about: About) -> tuple[Condition, ...]:
        """The conditions that this outcome asks about the decision, or about each item."""
        return tuple(each for each in self.asks if each.about is about)

    def bases(self) -> tuple[Row, ...]:
        """The lawful bases to choose from."""
        return offered_bases(self.weighed.facts, self.verdict, self.weighed.law)

    def usual_basis(self) -> str:
        """The basis that the agreement names, else the one that the facts do; empty where it has to be chosen."""
        offered = {row.id for row in self.bases()}
        if self.agreement is not None and self.agreement.basis in offered:
            return self.agreement.basis or ""
        return usual_basis(self.weighed.facts, self.verdict, self.weighed.law)

    def usual_confidence(self) -> str:
        """How the facts say that confidence is met; empty where it has to be argued."""
        return usual_confidence(self.weighed.facts, self.verdict) or ""

    def ways_of_confidence(self) -> tuple[tuple[ConfidenceMet, str], ...]:
        """How confidence could be met, each with why."""
        return confidence_met_by(self.weighed.facts, self.verdict)

    @property
    def filled_in(self) -> frozenset[str]:
        """The conditions that a page fills in from what is known: they are looked at, and not worked out."""
        named = {"basis": self.usual_basis(), "confidence": self.usual_confidence()}
        return frozenset(fact for fact, value in named.items() if value)

    def lacks_condition(self) -> bool:
        """Whether what is told is of a kind for which the law asks a condition, and none is named. In danger nothing waits."""
        named = self.weighed.facts.decision.conditions
        return bool(self.special_conditions()) and not named and not self.verdict.in_danger

    def special_conditions(self) -> tuple[Row, ...]:
        """The conditions for special-category and offence data to choose from."""
        return offered_conditions(self.weighed.facts, self.weighed.law)

    def left_out(self) -> tuple[tuple[Row, str], ...]:
        """What these facts do not allow, each with why: never left out silently."""
        return not_offered(self.weighed.facts, self.verdict, self.weighed.law)


def under_decision(by: Actor, request_id: UUID, given: DecisionGiven) -> UnderDecision:
    """Raises Missing, or Refused where deciding is not open to this actor now."""
    in_hand = fetch.agency_request(by, request_id)
    both = both_sides(by, in_hand)
    insist_deciding(by, in_hand, given.replaces, known=both)
    weighed = weigh(by, in_hand, given, both=both)
    facts = weighed.facts
    return UnderDecision(
        weighed=weighed,
        asks=asks(weighed, given.judged),
        open=unanswered(facts, weighed.verdict, given.judged, declines=weighed.needs.detriment_test),
        preset=preset_terms(facts.provider, facts.recipient, facts.request, facts.agreement),
        recipient_acts_in_danger=facts.recipient.function.acts_in_danger,
        answers=answers_open(facts.provider),
        settles=tuple(key for key in IDENTIFIERS if key not in facts.match.agreeing),
        followed=in_hand.followed,
    )


def asks(weighed: Weighed, outcome: Outcome) -> tuple[Condition, ...]:
    """What this outcome asks, answered or not. In danger it is asked too; there sharing does not wait for it.

    A ground counts only once it is argued: what argues it is asked together with it. The two questions of the duty
    are asked also where nobody knows yet whether it reaches.
    """
    blank = replace(
        weighed.facts, decision=DecisionFacts(), request=RequestFacts(), items=(ItemFacts("any"),)
    )
    verdict = weighed.verdict
    calm, declines = verdict._replace(in_danger=False), weighed.needs.detriment_test
    found = (*unanswered(blank, calm, outcome, declines=declines), *asked_besides(verdict, outcome))
    besides: set[str] = set()
    if any(each.when == "without_consent" for each in found):
        besides.add("on_a_ground")
    if outcome in SHARING_OUTCOMES and (verdict.in_danger or DUTY_COVER_NOT_KNOWN in verdict.reasons):
        besides.add("duty")
    left_out = "not_in_danger" if verdict.in_danger else "nothing"
    return tuple(
        each for each in CONDITIONS if (each in found and each.when != left_out) or each.when in besides
    )
