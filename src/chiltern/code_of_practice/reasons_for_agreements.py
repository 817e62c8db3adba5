"""The reasons of agreements: what a decision rests on below the Code, and what an agreement does not cover. Clause 1.2."""

from __future__ import annotations

from chiltern.code_of_practice.reason import asked, reason
from chiltern.code_of_practice.words import Answer

YES, NO = Answer.YES, Answer.NO

AGREEMENT = asked(
    "agreement",
    yes="An agreement between both agencies pre-arranges this. It narrows what may go, and loosens nothing.",
    no="The agreement that you named does not cover this: decide without it, or as it says.",
    not_known="No purpose is named, so nobody can say whether the agreement covers this.",
    who_could_say="the one who asks",
    clauses=("1.2",),
)
NOT_BETWEEN_THEM = reason(
    "agreement.not_between_them",
    NO,
    "The agreement is not between these two agencies, or one of them is no signatory any more.",
    clauses=("1.2", "sign.1"),
)
NOT_STANDING = reason(
    "agreement.not_in_force",
    NO,
    "The agreement is not in force on this day: not every party has signed it, or it has ended.",
    clauses=("1.2",),
)
ANOTHER_PURPOSE = reason(
    "agreement.another_purpose", NO, "The agreement is for another purpose.", clauses=("1.2", "3.2")
)
ANOTHER_WAY = reason(
    "agreement.another_way",
    NO,
    "The agreement lets it go by other ways than this one.",
    clauses=("1.2", "3.6"),
)
CLASS_NOT_AGREED = reason(
    "item.class_not_agreed",
    NO,
    "The agreement does not cover information of this kind: withhold it, or decide without the agreement.",
    clauses=("1.2", "3.5"),
)
PAST_REVIEW = reason(
    "note.agreement_past_review",
    YES,
    "The agreement is past its review date. It still stands: check that it is still right, and tell your representative.",
    clauses=("1.2",),
)
