"""The reasons of consent: in scope or not, whose answer it is, and whether to ask at all.

Clauses 3.3, 9.1, 9.2.
"""

from __future__ import annotations

from chiltern.code_of_practice.reason import asked, reason
from chiltern.code_of_practice.words import Answer

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN

# Question 3: consent in scope
CONSENT = asked(
    "consent",
    yes="There is consent for this recipient and purpose on this day.",
    no="There is no consent for this.",
    not_known="Nobody has said whether there is consent.",
    who_could_say="the person, or a holder of parental responsibility; first: would a no change what you do?",
    clauses=("3.3", "9.1", "9.2"),
)
CONSENT_NOT_SOUGHT = reason("consent.not_sought", NO, "Consent was not sought.", clauses=("3.3", "9.1"))
CONSENT_REFUSED = reason("consent.refused", NO, "Consent was refused.", clauses=("3.3", "9.5"))
CONSENT_WITHDRAWN = reason("consent.withdrawn", NO, "Consent was withdrawn.", clauses=("3.3",))
CONSENT_LAPSED = reason("consent.lapsed", NO, "Consent was given and has lapsed.", clauses=("3.3",))
CONSENT_FOR_SOMETHING_ELSE = reason(
    "consent.out_of_scope",
    NO,
    "Consent was given for another recipient, purpose or time: that is not consent for this.",
    clauses=("3.3", "9.1"),
)
CONSENT_NOT_THEIRS = reason(
    "consent.not_theirs", NO, "Whoever consented was not the one who could.", clauses=("9.2",)
)
CHILD_DECIDES = reason(
    "consent.child_decides",
    NO,
    "The child is competent to decide this, and said no: that prevails over a parent's yes.",
    clauses=("9.2",),
)
COMPETENCE_NOT_KNOWN = reason(
    "consent.competence_not_known",
    NOT_KNOWN,
    "It would rest on the child's own answer, and nobody has judged the child's competence for this "
    "decision.",
    clauses=("9.2",),
    who_could_say="a practitioner who knows the child",
)
DELEGATION_NOT_KNOWN = reason(
    "consent.delegation_not_known",
    NOT_KNOWN,
    "A carer consented, and nobody has said whether this was theirs to decide.",
    clauses=("9.2",),
    who_could_say="a holder of parental responsibility",
)
OUTSIDE_DELEGATION = reason(
    "consent.outside_delegation",
    NO,
    "A carer consented, outside what was left to them to decide, or after it ended.",
    clauses=("9.1", "9.2"),
    who_could_say="a holder of parental responsibility",
)
RESPONSIBILITY_NOT_KNOWN = reason(
    "consent.responsibility_not_known",
    NOT_KNOWN,
    "A parent consented, and nobody has said whether they hold parental responsibility.",
    clauses=("9.2",),
    who_could_say="the parent, with the birth certificate or the order; or children's social care",
)
OPPOSITE_ANSWERS = reason(
    "consent.opposite_answers",
    NOT_KNOWN,
    "The same person is recorded as saying yes and no in the same minute: both are kept, and neither counts.",
    clauses=("3.3", "9.2"),
    who_could_say="whoever answered, asked again where that is safe; or those who wrote it down",
)
CONSENT_FOR_SOME = reason(
    "consent.for_some_of_them",
    NOT_KNOWN,
    "There is consent for somebody whom this is about, and not for everybody.",
    clauses=("3.3", "9.1"),
    who_could_say="each of the others, or a holder of parental responsibility for them",
)
LIMITS_IN_WORDS = reason(
    "consent.limits_in_words",
    YES,
    "It was given with limits in words: read them, and share nothing that they leave out.",
    clauses=("3.3", "9.1"),
)
ANOTHER_SAID_NO = reason(
    "consent.another_said_no",
    NO,
    "Another holder of parental responsibility said no. One holder's yes is enough in law; the no is on record.",
    clauses=("9.2",),
)

# What came on consent alone, at its recipient
CAME_ON_WITHDRAWN_CONSENT = reason(
    "onward.consent_withdrawn",
    NO,
    "It came here on consent alone, and that is withdrawn: there is no new use of it unless your agency has said on which "
    "other basis it keeps it.",
    clauses=("3.3", "3.10", "9.1"),
)
CAME_ON_LAPSED_CONSENT = reason(
    "onward.consent_lapsed",
    NO,
    "It came here on consent alone, and that has lapsed: there is no new use of it. Ask whoever shared it whether the "
    "family agrees again.",
    clauses=("3.3", "3.10", "9.1"),
)

# Seeking consent
SEEK = reason("seek.ask", YES, "A no would change what you do: ask.", clauses=("9.1",))
TELL_INSTEAD = reason(
    "seek.tell_instead",
    NO,
    "A no would not change what you do: do not ask; tell them when it is safe, and ask their views.",
    clauses=("9.1", "3.1"),
)
WOULD_NO_CHANGE_NOT_KNOWN = reason(
    "seek.would_no_change_not_known",
    NOT_KNOWN,
    "Would a no change what you do?",
    clauses=("9.1",),
    who_could_say="you, who decide",
)
SUSPECTED = reason(
    "seek.suspected", NO, "Suspected of harm: do not ask.", clauses=("9.1",), law=("significant-harm",)
)
KNOWING_RAISES_RISK = reason(
    "seek.knowing_raises_risk", NO, "Their knowing would raise the risk: do not ask.", clauses=("9.1", "3.4")
)
RISK_OF_ASKING_NOT_KNOWN = reason(
    "seek.risk_not_known",
    NOT_KNOWN,
    "Is it safe to ask: are they suspected, or would their knowing raise the risk?",
    clauses=("9.1", "3.4"),
    who_could_say="you, or a practitioner who knows the family",
)
CHILD_OBJECTS = reason(
    "seek.child_objects", NO, "A competent child does not want this parent asked.", clauses=("9.2",)
)
ASSESS_COMPETENCE = reason(
    "seek.assess_competence",
    YES,
    "From about this age a child may be competent to decide: assess it. A prompt, never a gate.",
    clauses=("9.2",),
)
