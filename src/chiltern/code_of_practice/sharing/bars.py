"""The two bars, which stand everywhere, in danger too: what is known to be false, and a hidden place.

Clauses 3.4, 3.5, 3.7. A hidden place never goes to a person it is hidden from, nor to a post, line or inbox
of theirs.
"""

from __future__ import annotations

from chiltern.code_of_practice.facts import ItemFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_items import (
    HIDDEN_PERSON_RECEIVES,
    HIDDEN_PERSON_THERE_NOT_PROTECTIVE,
    KNOWN_FALSE,
    PLACE_BY_VOICE,
    PLACE_COURT_CONFIDENTIAL,
    PLACE_COURT_FORM,
    PLACE_HIDDEN_THERE_NOT_KNOWN,
    PLACE_LOOKED_AT_AFTERWARDS,
    PLACE_NAMED_POSTS,
    PLACE_NOBODY_THERE,
    PLACE_NOT_THIS_WAY,
    PLACE_TO_BE_RELEASED,
)
from chiltern.code_of_practice.sharing.whole import Whole
from chiltern.code_of_practice.words import Answer, InfoClass

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN


def bars(item: ItemFacts, whole: Whole) -> tuple[list[Reason], bool, Answer]:
    """The two bars: what holds it back, whether one does, and what is still to be said about a hidden
    place.
    """
    reasons = [KNOWN_FALSE] if item.known_false else []
    if not item.hidden_from or InfoClass.LOCATING not in item.classes:
        return reasons, item.known_false, YES
    place = _place(item, whole)
    reasons.append(place)
    if place is PLACE_BY_VOICE and whole.route.released is not YES:
        reasons.append(PLACE_LOOKED_AT_AFTERWARDS)
    return reasons, item.known_false or place.answer is NO, place.answer


def _place(item: ItemFacts, whole: Whole) -> Reason:
    """Where a hidden place may go. Not knowing who works there is asked before, and in danger found out
    afterwards.
    """
    route = whole.route
    if item.to_hidden_person:
        return HIDDEN_PERSON_RECEIVES
    if route.to_court:
        return PLACE_COURT_CONFIDENTIAL if route.court_form else PLACE_COURT_FORM
    if item.hidden_person_there is not YES:
        return PLACE_NOBODY_THERE if item.hidden_person_there is NO else PLACE_HIDDEN_THERE_NOT_KNOWN
    if not route.protective:
        return HIDDEN_PERSON_THERE_NOT_PROTECTIVE
    if whole.danger:
        return PLACE_BY_VOICE if route.named_posts and route.by_voice else PLACE_NOT_THIS_WAY
    if not route.named_posts or route.released is NO:
        return PLACE_NOT_THIS_WAY
    return PLACE_NAMED_POSTS if route.released is YES else PLACE_TO_BE_RELEASED
