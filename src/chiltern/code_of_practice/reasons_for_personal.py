"""The reasons of releasing, to a person who asks, what is held about them. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.reason import reason
from chiltern.code_of_practice.words import Answer

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
LAW = ("subject-access",)

HIDDEN_FROM_THEM = reason(
    "personal.hidden_from_them",
    NO,
    "It is hidden from whoever asks, or not to be mentioned to them: it is never released to them.",
    clauses=("3.10", "8.3.1"),
)
MAY_BE_HIDDEN = reason(
    "personal.may_be_hidden",
    NO,
    "It is hidden from somebody, and it is not said that whoever asks is somebody else.",
    clauses=("3.10", "8.3.1"),
)
OWNER_AWAITED = reason(
    "personal.owner_awaited",
    NO,
    "The agency it belongs to has been asked, and has time to answer.",
    clauses=("3.10",),
    law=LAW,
)
OWNER_SILENT = reason(
    "personal.owner_silent",
    NO,
    "The agency it belongs to has not answered by its date: silence is not a yes.",
    clauses=("3.10",),
    law=LAW,
)
OWNER_SAYS_NO = reason(
    "personal.owner_says_no",
    NO,
    "The agency it belongs to says that it is not to be released.",
    clauses=("3.10",),
    law=LAW,
)
OWNER_SAYS_PART = reason(
    "personal.owner_says_part",
    NO,
    "The agency it belongs to says that a part of it may be released, and no more.",
    clauses=("3.10",),
    law=LAW,
)
NOT_ALL_DECIDED = reason(
    "personal.not_all_decided", NO, "Decide first what becomes of each item.", clauses=("8.3.1",)
)
