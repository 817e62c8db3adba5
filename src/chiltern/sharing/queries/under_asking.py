"""A request under way, for its pages: what the Code says of telling each agency so, and what is still to be answered.

Clauses 3.2 to 3.5, 9.1 and 9.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.agencies.facts import agency_facts
from chiltern.code_of_practice.onward import preset_terms
from chiltern.code_of_practice.sharing import CONDITIONS, Condition, unanswered
from chiltern.code_of_practice.sharing.asking import left_to_ask
from chiltern.code_of_practice.words import Function, Outcome
from chiltern.consent.facts.standing import consents_of
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import day_in_london, law_at
from chiltern.sharing.queries.consent_lines import consent_lines
from chiltern.sharing.queries.under_decision import UnderDecision, asks
from chiltern.sharing.queries.weighing_asking import AskingWeighed, weigh_asking
from chiltern.sharing.workings.asking import AgencyAsked, PersonAsked, Question
from chiltern.sharing.workings.asking_decided import AskingGiven


@dataclass(frozen=True, slots=True)
class UnderAsking:
    """Every agency as it was weighed; and what is asked of the asker, once for all of them."""

    agencies: tuple[AskingWeighed, ...]
    under: UnderDecision

    @property
    def left(self) -> tuple[Condition, ...]:
        """What the request does not say itself."""
        return left_to_ask(self.under.asks)

    @property
    def in_danger(self) -> bool:
        """Whether nothing has to wait, for any of them."""
        return all(one.verdict.in_danger for one in self.agencies)


def under_asking(
    by: Actor, question: Question, asked: Sequence[AgencyAsked], deciding: AskingGiven
) -> UnderAsking:
    """Raises Missing before an agency is chosen, Invalid as `weigh_asking` does."""
    found = weigh_asking(by, question, asked, deciding)
    if not found:
        raise Missing
    each = [_under(one) for one in found]
    first = max(each, key=lambda under: len(under.asks))
    every = UnderDecision(
        weighed=first.weighed,
        asks=tuple(one for one in CONDITIONS if any(one in under.asks for under in each)),
        open=tuple(one for one in CONDITIONS if any(one in under.open for under in each)),
        preset=first.preset,
        recipient_acts_in_danger=all(under.recipient_acts_in_danger for under in each),
    )
    return UnderAsking(found, every)


def consent_for_asking(by: Actor, people: Sequence[PersonAsked], to: UUID, purpose: str) -> str:
    """How consent stands for whom it is about, for one agency; empty where nobody of them is on record here."""
    own = [one.person for one in people if one.person is not None]
    if not own:
        return ""
    return "\n".join(consent_lines(people, consents_of(by, own), to, purpose or None, law_at(by.at)))


def asker_function(by: Actor) -> Function:
    """What the asking agency is there to do."""
    return agency_facts(by.agency, day_in_london(by.at)).function


def _under(one: AskingWeighed) -> UnderDecision:
    facts = one.weighed.facts
    return UnderDecision(
        weighed=one.weighed,
        asks=asks(one.weighed, Outcome.SHARE),
        open=unanswered(facts, one.verdict, Outcome.SHARE),
        preset=preset_terms(facts.provider, facts.recipient, facts.request),
        recipient_acts_in_danger=facts.recipient.function.acts_in_danger,
    )
