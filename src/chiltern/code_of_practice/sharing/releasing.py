"""A hidden place where one of those works from whom it is hidden: a second person releases it before it leaves. 3.4, 3.7.

In danger nothing waits: the place goes by voice, and a second person looks afterwards (looking.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from chiltern.code_of_practice.facts import Id, SharingFacts
from chiltern.code_of_practice.reasons_for_items import PLACE_TO_BE_RELEASED
from chiltern.code_of_practice.verdict import Verdict

SOMEBODY = "a second person"
"""Whoever it will be: nobody's id."""


def waits_for_release(verdict: Verdict, going: Collection[str]) -> bool:
    """Whether one of the items that are to go may leave only once a second person has released it."""
    return any(PLACE_TO_BE_RELEASED in item.reasons for item in verdict.items if item.item in going)


def released(facts: SharingFacts, by: Id = SOMEBODY) -> SharingFacts:
    """The same facts once this person has released it: whether anything else stands in the way is the rule's to say."""
    return replace(facts, decision=replace(facts.decision, released_by=by))
