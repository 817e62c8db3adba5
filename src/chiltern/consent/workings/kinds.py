"""Closed lists about consent and telling: a stable key to store, and the words in which a page says it (9.1, 9.2)."""

from __future__ import annotations

from chiltern.code_of_practice.words import Word


class HowAnswered(Word):
    """How somebody gave an answer."""

    FACE_TO_FACE = "face_to_face", "face to face"
    TELEPHONE = "telephone", "by telephone or video"
    SIGNED_FORM = "signed_form", "on a signed form"
    IN_WRITING = "in_writing", "in writing, without a form"
    INTERPRETER = "interpreter", "through an interpreter"
    SIGNS_OR_PICTURES = "signs_or_pictures", "with signs, symbols or pictures"
    OTHER = "other", "in another way"


class WhyNotAsk(Word):
    """Why somebody is not to be asked."""

    SUSPECTED = "suspected", "suspected of harm"
    KNOWING_RAISES_RISK = "knowing_raises_risk", "their knowing would raise the risk"
    CHILD_OBJECTS = "child_objects", "a competent child does not want them asked"


class TellingState(Word):
    """Whether somebody was told. That it is unsafe is a complete answer."""

    TOLD = "told", "told"
    NOT_TOLD_UNSAFE = "not_told_unsafe", "not told: unsafe"


class ToldOf(Word):
    """What somebody is told."""

    USES = "uses", "what is shared, with whom, and what for"
    RIGHTS = "rights", "their rights over it"
    COMPLAIN = "complain", "how to complain"
