"""Passing on under way: what the Code says of it, and what is still to be answered. Clauses 3.5 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.onward import preset_terms
from chiltern.code_of_practice.sharing import unanswered
from chiltern.code_of_practice.words import Outcome
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.holding import held
from chiltern.sharing.queries.under_decision import UnderDecision, asks
from chiltern.sharing.queries.weighing_onward import (
    ending_with_leave,
    may_go,
    onward_facts,
    terms_that_travel,
    weigh_onward,
)
from chiltern.sharing.workings.passing import PassingGiven


def under_passing(
    by: Actor, disclosure_id: UUID, items: Sequence[UUID], recipient: UUID, given: PassingGiven
) -> UnderDecision:
    """Raises Missing where the disclosure did not come to this agency, or an item was not in it."""
    holding = held(by, disclosure_id, items, recipient)
    facts = onward_facts(by, holding, recipient, given)
    weighed = weigh_onward(facts, law_at(by.at))
    going = holding.only(may_go(holding, weighed.verdict)) if holding.bundle else holding
    return UnderDecision(
        weighed=weighed,
        asks=asks(weighed, Outcome.SHARE),
        open=unanswered(facts.sharing, weighed.verdict, Outcome.SHARE),
        preset=preset_terms(facts.sharing.provider, facts.sharing.recipient, facts.sharing.request),
        recipient_acts_in_danger=facts.sharing.recipient.function.acts_in_danger,
        terms=ending_with_leave(going, weighed.verdict, terms_that_travel(by, going, given)),
        quiet=bool(holding.quiet),
    )
