"""The reasons of the whole: danger, compulsion, consent, ground, who matched, and what the page adds.

Clauses 1.1, 2.1, 3.1 to 3.5, 9.1 to 9.5. Each is a constant; its sentence is what a practitioner reads.
"""

from __future__ import annotations

from chiltern.code_of_practice.reason import asked, reason
from chiltern.code_of_practice.words import Answer

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN

# Question 1: danger
DANGER = asked(
    "danger",
    yes="You have reason to think that someone is in danger, or that a child may be suffering significant "
    "harm.",
    no="You have no reason to think that someone is in danger or a child is suffering significant harm.",
    not_known="Nobody has said whether someone is in danger or a child may be suffering significant harm.",
    who_could_say="you, who decide",
    clauses=("9.3", "3.4"),
    law=("significant-harm",),
)
DANGER_BY_STATEMENT = reason(
    "danger.by_statement",
    YES,
    "Children's social care or the police state that they act now; with such a requester "
    "“do not know” is read as yes.",
    clauses=("9.3",),
    law=("significant-harm",),
)
REQUESTER_SAYS_DANGER = reason(
    "danger.requester_says", YES, "The one who asks says that someone is in danger.", clauses=("9.3",)
)
REQUESTER_ACTS_NOW = reason(
    "danger.requester_acts_now",
    YES,
    "Children's social care or the police state that they act now, under section 47 or in an emergency.",
    clauses=("9.3",),
    law=("significant-harm",),
)
RECIPIENT_CAN_ACT = asked(
    "recipient_can_act",
    yes="The one who would receive it can act for the child.",
    no="The one who would receive it cannot act for the child: ring someone who can.",
    not_known="Nobody has said whether the one who would receive it can act for the child.",
    who_could_say="you, or the one who would receive it",
    clauses=("9.3",),
)
SECOND_LOOK_AFTERWARDS = reason(
    "danger.second_look",
    NOT_KNOWN,
    "You can decide alone. A second person looks at it afterwards, within one working day.",
    clauses=("3.3", "9.3"),
    who_could_say="a second person at your agency, or whom the council's officer names",
)

# Question 2: compulsion
COURT_ORDER = reason("court_order", YES, "A court orders it.", clauses=("2.1",))
DUTY_BINDS = reason(
    "duty.binds",
    YES,
    "Both bodies are covered by the duty to share, and it is in force.",
    clauses=("9.3", "9.5"),
    law=("duty-to-share",),
)
DUTY_NOT_CONFIRMED = reason(
    "duty.not_confirmed",
    NOT_KNOWN,
    "Both bodies are covered by the duty to share. Must, if in force: not confirmed.",
    clauses=("9.3", "9.5"),
    law=("duty-to-share",),
    who_could_say="the council's officer for the Code",
)
DUTY_NOT_IN_FORCE = reason(
    "duty.not_in_force", NO, "The duty to share is not in force on this day.", law=("duty-to-share",)
)
DUTY_NOT_COVERED = reason(
    "duty.not_covered", NO, "The duty to share does not cover both bodies.", law=("duty-to-share",)
)
DUTY_COVER_NOT_KNOWN = reason(
    "duty.cover_not_known",
    NOT_KNOWN,
    "Nobody has checked whether the duty to share covers both bodies.",
    law=("duty-to-share",),
    who_could_say="the council's officer for the Code",
)
DETRIMENT = reason(
    "duty.detriment",
    NO,
    "You consider that sharing would do this child more harm than not sharing: the duty then does not bind.",
    clauses=("3.4",),
    law=("duty-to-share",),
)
WELFARE_AS_A_WHOLE = asked(
    "duty.relevant_to_welfare",
    yes="You consider it relevant to safeguarding or promoting the child's welfare.",
    no="You do not consider it relevant to safeguarding or promoting the child's welfare.",
    not_known="Nobody has said whether it is relevant to the child's welfare: the duty stays open.",
    who_could_say="you, who hold it",
    clauses=("9.3",),
    law=("duty-to-share",),
)
HELP_AS_A_WHOLE = asked(
    "duty.may_help",
    yes="It may help their work for this child.",
    no="It could not help their work for this child.",
    not_known="Nobody has said whether it may help their work for this child: the duty stays open.",
    who_could_say="you, or the one who asks",
    clauses=("3.5", "9.3"),
    law=("duty-to-share",),
)
VIEWS = asked(
    "views",
    yes="The child's and family's views were sought, or you wrote why not.",
    no="The child's and family's views were not sought.",
    not_known="The child's and family's views: sought, or why not?",
    who_could_say="you, the child, the family",
    clauses=("3.1", "9.1"),
    law=("hra-1998",),
)

# Question 4: a ground without consent
PURPOSE = asked(
    "purpose",
    yes="There is a legitimate purpose.",
    no="There is no legitimate purpose.",
    not_known="No purpose is named.",
    who_could_say="the one who asks",
    clauses=("1.1", "3.2"),
)
PURPOSE_FILLED_IN = reason(
    "purpose.filled_in",
    YES,
    "The purpose is to protect a child from harm.",
    clauses=("3.2",),
    law=("protect-from-harm",),
)
PURPOSE_OUTSIDE_FUNCTION = reason(
    "purpose.outside_function",
    NO,
    "The purpose lies outside what the one who asks is there to do: you decide.",
    clauses=("3.2",),
)
GROUND = asked(
    "ground",
    yes="There is a ground to share without consent.",
    no="There is no ground to share without consent.",
    not_known="Nobody has said whether there is a ground to share without consent.",
    who_could_say="you, who decide",
    clauses=("3.3", "9.5"),
    law=("confidence",),
)
BETTER_THAN_SILENCE = asked(
    "ground.better_than_silence",
    yes="You wrote why sharing serves better than silence.",
    no="Sharing does not serve better than silence.",
    not_known="Why does sharing serve better than silence?",
    who_could_say="you, who decide",
    clauses=("9.5",),
)
WHY_THIS_MUCH = asked(
    "ground.why_this_much",
    yes="You wrote why this much.",
    no="This is more than is needed.",
    not_known="Why this much, and not less?",
    who_could_say="you, who decide",
    clauses=("9.5", "3.5"),
    law=("hra-1998",),
)
SECOND_PERSON = asked(
    "ground.second_person",
    yes="A second person agreed, as your agency's procedure asks.",
    no="The second person is the one who decides: that does not count.",
    not_known="Your agency's procedure asks for a second person.",
    who_could_say="a second person at your agency",
    clauses=("3.3",),
)

# Who matched
MATCHED = reason(
    "match.enough", YES, "At least two identifiers agree, and nobody is confused with them.", clauses=("3.5",)
)
MATCHED_AFTER_A_LOOK = reason(
    "match.second_look", YES, "A person looked at both side by side: the same.", clauses=("3.5",)
)
OWN_PERSON = reason(
    "match.own_person", YES, "You tell it unasked, of a person in your own records.", clauses=("3.5",)
)
NOT_THE_SAME = reason(
    "match.not_the_same", NO, "A person looked at both side by side: not the same.", clauses=("3.5",)
)
SECOND_LOOK_NEEDED = reason(
    "match.second_look_needed",
    NOT_KNOWN,
    "Fewer than two identifiers agree, or you hold a twin or namesake: look at both side by side.",
    clauses=("3.5",),
    who_could_say="you, or the one who asks: another identifier",
)

# What the page adds; none of it changes the standing
OUTSIDE_THE_CODE = reason(
    "note.outside_the_code",
    YES,
    "Outside the Code: call them back on a number found independently, use a secure route, state the terms in "
    "writing.",
    clauses=("sign.1", "7.1"),
)
SUSPENDED = reason(
    "note.suspended",
    YES,
    "Suspended by the Core group: their routine requests wait; nothing urgent does.",
    clauses=("sign.1",),
)
REGISTRATION_LAPSED = reason(
    "note.registration_lapsed",
    YES,
    "Their registration with the regulator has lapsed. It stops nothing here.",
    clauses=("3.9",),
)
IDENTITY_NOT_CHECKED = reason(
    "note.identity_not_checked",
    YES,
    "Nobody has checked who they are: ring back on a number found independently.",
    clauses=("3.6", "3.7"),
)
SENSITIVE_SERVICE = reason(
    "note.sensitive_service",
    YES,
    "You are a sensitive service: that you hold anything is itself a thing to decide about.",
    clauses=("3.5",),
)
