"""A place that our record hides, in what is written after a request. Clauses 3.4, 3.7 and 9.3."""

from __future__ import annotations

from dataclasses import replace

from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.hidden_words import insist_no_place_asked, saying_from_whom
from chiltern.sharing.workings.following import FollowUpGiven


def following_with_places(
    by: Actor, in_hand: fetch.InHand, given: FollowUpGiven, danger_said: Answer | None = None
) -> FollowUpGiven:
    """In danger it goes, and says from whom the place stays hidden; else raises Invalid for the text that names it.

    `danger_said`: where it is said anew with this; None: as it was said last.
    """
    people, texts = fetch.people_filed(in_hand.asked.id), given.leaving()
    if (danger_said or in_hand.stated.danger_said) is not Answer.YES:
        insist_no_place_asked(by, people, texts)
        return given
    return replace(given, says=saying_from_whom(by, people, given.says, texts["people"]))
