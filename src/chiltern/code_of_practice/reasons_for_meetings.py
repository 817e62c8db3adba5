"""The reasons of meetings: what cannot be done there now, and what does not stand in the family's version.

Clauses 3.4, 3.6, 3.7, 3.8, 3.10.
"""

from __future__ import annotations

from chiltern.code_of_practice.reason import asked, reason
from chiltern.code_of_practice.words import Answer

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN

ANSWERED_ALREADY = reason(
    "meeting.answered", NO, "Your agency has answered this invitation already.", clauses=("3.8",)
)
NOT_COMING = reason(
    "meeting.not_coming",
    NO,
    "Your agency is not coming. Tell whoever called the meeting what you know by ‘Tell someone’.",
    clauses=("3.6",),
)
HELD_ALREADY = reason(
    "meeting.held_already",
    NO,
    "It was held before it was written down: nobody is waited for. What you know of it can still be put in.",
    clauses=("3.6", "3.8"),
)

# What a family reads
FAMILY_MAY = asked(
    "family.may",
    yes="Whoever put it in says that it may stand in the family’s version.",
    no="Whoever put it in says that it does not stand in the family’s version.",
    not_known="Its owner has not said whether the family may read it. Ask the owner.",
    who_could_say="the agency it belongs to",
    clauses=("3.10",),
)
NOT_TO_BE_MENTIONED = reason(
    "family.not_to_be_mentioned",
    NO,
    "Its terms say that it is not to be mentioned to somebody. It is not for paper that lies in a home.",
    clauses=("3.7", "3.10"),
)
PLACE_IS_HIDDEN = reason(
    "family.place_hidden",
    NO,
    "It says where somebody can be found, and a place is hidden from somebody here.",
    clauses=("3.7",),
)
PLACE_NOT_KNOWN = reason(
    "family.place_not_known",
    NOT_KNOWN,
    "It says where somebody can be found, and not everybody here is on your record: nobody can say whether that is hidden.",
    clauses=("3.7",),
    who_could_say="you, once everybody has a record",
)
