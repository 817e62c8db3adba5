"""The reasons of acts: role, side, state, self-dealing, suspension; passing on.

Clauses 3.6, 3.8, 3.10, 4.1, 9.3.
"""

from __future__ import annotations

from chiltern.code_of_practice.reason import asked, reason
from chiltern.code_of_practice.words import Answer

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN

# Who may do what, when
OPEN = reason("act.open", YES, "You can do this now.", clauses=("3.8",))
NOT_THIS_ROLE = reason("act.not_this_role", NO, "Your role does not do this.", clauses=("4.1",))
NOT_THIS_SIDE = reason("act.not_this_side", NO, "This is for the other agency to do.", clauses=("3.6",))
NOT_IN_THIS_STATE = reason("act.not_in_this_state", NO, "This is not open at this point.", clauses=("3.8",))
NOT_THE_OWNER = reason(
    "act.not_the_owner",
    NO,
    "Only whoever it belongs to corrects it. Tell them what you know.",
    clauses=("3.10",),
)
NOT_THE_VERSION_THAT_STANDS = reason(
    "act.not_the_version_that_stands",
    NO,
    "It has been corrected since. Look at what stands now, and correct that.",
    clauses=("3.10",),
)
ASKED_BACK_ALREADY = reason(
    "act.asked_back_already",
    NO,
    "It has been asked back already. Who has confirmed stands beside it.",
    clauses=("3.10",),
)
ASKED_BACK = reason(
    "onward.asked_back",
    NO,
    "Its owner has asked for it back: there is no new use of it. If you must keep or use it, say so to its owner.",
    clauses=("3.10",),
)
RECALLED_ALREADY = reason("act.recalled_already", NO, "It has been recalled already.", clauses=("3.10",))
HAS_BEEN_READ = reason(
    "act.has_been_read",
    NO,
    "Somebody there has opened it. What was read cannot be unread: ring them, and ask for it back or correct it.",
    clauses=("3.10",),
)
TOLD_ANOTHER_WAY = reason(
    "act.told_another_way",
    NO,
    "It did not go by this service alone. Ring them.",
    clauses=("3.6", "3.10"),
)
WITHDRAWN = reason("act.withdrawn", NO, "This request has been withdrawn.", clauses=("3.6", "3.8"))
SELF_DEALING = reason(
    "act.self_dealing",
    NO,
    "Nobody decides in one post what they asked for in another.",
    clauses=("3.8",),
)
OWN_DECISION = reason(
    "act.own_decision",
    NO,
    "Whoever agrees, releases or looks afterwards is not the one who decided.",
    clauses=("3.3", "9.3"),
)
OWN_REPORT = reason(
    "act.own_report",
    NO,
    "Nobody confirms at one agency what they wrote down at another.",
    clauses=("3.8",),
)
STANDING_REPLY = reason(
    "act.standing_reply",
    NO,
    "Only a sensitive service gives this as its standing reply. Say what you hold, or why you do not share it.",
    clauses=("3.8",),
)
RELEASE_TAKES_MANAGER = reason(
    "act.release_takes_manager",
    NO,
    "Something that may help them stays behind, so whoever releases this has to be a manager.",
    clauses=("9.3",),
)
NOT_ASKED_TO_LOOK = reason(
    "act.not_asked_to_look",
    NO,
    "Somebody else is asked to look at this.",
    clauses=("9.3",),
)
NOT_ASKED_TO_AGREE = reason(
    "act.not_asked_to_agree",
    NO,
    "Somebody else was named to agree to this.",
    clauses=("3.10",),
)
OWN_QUESTION = reason(
    "act.own_question",
    NO,
    "Whoever wrote the note asks for advice on it and reads it; somebody else gives it.",
    clauses=("3.3",),
)
NOT_ASKED_TO_ADVISE = reason(
    "act.not_asked_to_advise", NO, "Somebody else is asked for advice on this.", clauses=("3.3",)
)
TOLD_TO_NAMED = reason(
    "act.told_to_named",
    NO,
    "It was told to named people alone, and stays with them. If somebody else should have it, ring whoever told "
    "you, and ask them to tell that colleague too.",
    clauses=("2.2", "3.7"),
)
NOT_ANSWERED_YET = reason("act.not_answered_yet", NO, "Nobody has answered yet.", clauses=("3.3",))
NOT_WHO_DECIDED = reason(
    "act.not_who_decided",
    NO,
    "It was removed when consent ended. Whoever acted on it before can read it, with a reason: ask them.",
    clauses=("2.2", "3.8"),
)
OUTSIDE_SEES_NOTHING = reason(
    "act.outside_sees_nothing",
    NO,
    "They are outside the Code and see nothing here: call them back, and write down what they say.",
    clauses=("3.6",),
)
SUSPENDED_ROUTINE = reason(
    "act.suspended_routine",
    NO,
    "While your agency is suspended its routine requests wait. Anything urgent goes on.",
    clauses=("sign.1",),
)
SUSPENDED_URGENT = reason(
    "act.suspended_urgent",
    YES,
    "Your agency is suspended; what is urgent goes on all the same.",
    clauses=("9.3",),
)
ONLY_OPENED = reason(
    "act.only_opened",
    NO,
    "You see this for a short time, to read it. To work on it, ask a colleague who has it to give it to you.",
    clauses=("2.2",),
)
HELD = reason(
    "act.held", NO, "It is on hold: nothing about it is destroyed while the hold stands.", clauses=("3.7",)
)
NOT_LATE = reason(
    "act.not_late",
    NO,
    "It is not answered, and not past its due time: nothing can be challenged yet. In danger, ring.",
    clauses=("3.6", "8.4"),
)
ALREADY_CHALLENGED = reason(
    "act.already_challenged",
    NO,
    "Your side has said so already, and its answer is awaited: it stands on the page of the request.",
    clauses=("8.4",),
)
READ_ALREADY = reason(
    "act.read_already", NO, "It has been read: ask them to remove it instead.", clauses=("3.7",)
)

# Passing on
OWN_INFORMATION = reason("onward.own", YES, "It is your own agency's information.", clauses=("3.10",))
SAME_LEGAL_BODY = reason(
    "onward.same_legal_body",
    YES,
    "It stays inside one legal body: no permission is asked; need to know and terms still bind.",
    clauses=("3.10",),
)
BACK_TO_OWNER = reason(
    "onward.back_to_owner", YES, "It goes back to the agency it belongs to.", clauses=("3.10",)
)
TERMS_PROTECT = reason(
    "onward.terms_protect", YES, "Its terms let it go to those who protect this child.", clauses=("3.10",)
)
TERMS_NAME_THEM = reason("onward.terms_name_them", YES, "Its terms name this body.", clauses=("3.10",))
TERMS_ASK = reason("onward.terms_ask", NO, "Its terms ask you to ask the owner first.", clauses=("3.10",))
TERMS_FORBID = reason(
    "onward.terms_forbid", NO, "Its terms say: not to be passed on; ring the owner.", clauses=("3.10",)
)
TERMS_EXPIRED = reason("onward.terms_expired", NO, "Its terms have expired.", clauses=("3.10",))
PERMISSION = asked(
    "onward.permission",
    yes="The owner permits it, for this purpose and until a date.",
    no="The owner refuses: it stays behind, the rest moves.",
    not_known="The owner has not been asked, or has not answered yet.",
    who_could_say="the agency it belongs to",
    clauses=("3.10",),
)
PERMISSION_SILENT = reason(
    "onward.silent",
    NOT_KNOWN,
    "The owner let the date pass: silence is not a yes. It has gone up there; ring them.",
    clauses=("3.10", "8.4"),
    who_could_say="the agency it belongs to",
)
PERMISSION_OVER = reason(
    "onward.permission_over",
    NO,
    "The owner's permission has expired, was withdrawn, or was for another purpose or recipient.",
    clauses=("3.10",),
)
EXCEPTIONAL_COMPELLED = reason(
    "onward.compelled",
    YES,
    "A duty or a court requires it: the owner's wish alone cannot stop it. Its representative is told at "
    "once.",
    clauses=("3.10",),
    law=("duty-to-share",),
)
EXCEPTIONAL_HARM = reason(
    "onward.harm",
    YES,
    "Passed on to protect someone from significant harm, serious crime or danger. The owner's "
    "representative is told "
    "at once, unless telling would raise the risk.",
    clauses=("3.10", "9.3"),
    law=("significant-harm",),
)
EXCEPTIONAL_NOT_SHOWN = reason(
    "onward.exception_not_shown",
    NOT_KNOWN,
    "You gave a lawful reason that nothing here bears out: write down what it rests on.",
    clauses=("3.10",),
    who_could_say="you, who decide",
)
