"""Which answers a body can give, and which of them give information away with them. Clauses 3.5 and 3.8.

Naming another body *about this person* is information like any other: it is an item, and tested as one.
"""

from __future__ import annotations

from chiltern.code_of_practice.facts import AgencyFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import STANDING_REPLY
from chiltern.code_of_practice.words import SHARING_OUTCOMES, Outcome

GIVES_ITEMS = SHARING_OUTCOMES | {Outcome.WRONG_BODY}


def answers_open(provider: AgencyFacts) -> tuple[Outcome, ...]:
    """The answers that this body can choose from, in the order of the form."""
    return tuple(outcome for outcome in Outcome if against_answer(provider, outcome) is None)


def against_answer(provider: AgencyFacts, outcome: Outcome) -> Reason | None:
    """Why this answer is not open to this body, or None. Saying nothing at all is for sensitive services alone:
    theirs is the same whether or not anything is held.
    """
    return STANDING_REPLY if outcome is Outcome.NO_STATEMENT and not provider.sensitive else None


def judged_as(outcome: Outcome, *, gives: bool) -> Outcome:
    """The outcome whose conditions count: whatever gives an item away asks what sharing asks."""
    return Outcome.SHARE if outcome is Outcome.WRONG_BODY and gives else outcome
