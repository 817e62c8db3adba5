"""Who matched: how sure both sides are that they mean the same person, before anything leaves (clauses 3.4,
3.5).

Fewer than two identifiers that agree, or a twin or namesake in our own register, asks for a second look side
by side.
"""

from __future__ import annotations

from chiltern.code_of_practice.facts import MatchFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons import MATCHED, MATCHED_AFTER_A_LOOK, NOT_THE_SAME, SECOND_LOOK_NEEDED
from chiltern.code_of_practice.words import Answer

ENOUGH = 2

# What can agree, and what it is called. A name alone is one identifier, however many names it has.
IDENTIFIERS = {
    "name": "name",
    "date_of_birth": "date of birth",
    "address": "address",
    "nhs_number": "NHS number",
    "upn": "unique pupil number",
    "household": "a member of the household",
}


def needs_second_look(match: MatchFacts) -> bool:
    """Whether the identifiers leave room for somebody else."""
    return match.namesake or len(match.agreeing) < ENOUGH


def who_matched(match: MatchFacts) -> Reason:
    """Same person, not the same, or not sure yet; `second_look` is what a person said with both side by
    side.
    """
    if match.second_look is Answer.NO:
        return NOT_THE_SAME
    if not needs_second_look(match):
        return MATCHED
    return MATCHED_AFTER_A_LOOK if match.second_look is Answer.YES else SECOND_LOOK_NEEDED


def would_settle(match: MatchFacts) -> tuple[str, ...]:
    """Identifiers that do not agree yet, in words: what to ask for with "we cannot tell who this is"."""
    return tuple(says for key, says in IDENTIFIERS.items() if key not in match.agreeing)
