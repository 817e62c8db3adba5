"""The words of every list: its heading, its rows, and what it says where it is empty. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """How one list speaks. `row` is filled with the other side's name, or with how the thing stands."""

    title: str
    row: str
    empty: str
    waits: bool = False
    """Whether a clock runs in it."""


_AS_IT_STANDS = "{other}: {state}"

WORDS: Mapping[str, Words] = {
    "climbed": Words(
        "Past due, and gone up to you",
        "{other} waits for an answer",
        "Nothing late has gone up to you. What is past its due time comes here by itself.",
        waits=True,
    ),
    "challenges": Words(
        "They say that it cannot wait",
        "{other} says that it cannot wait",
        "Nobody says to you that it cannot wait. When another agency challenges silence or an answer, it stands here.",
        waits=True,
    ),
    "challenged": Words(
        "We said that it cannot wait",
        "You said to {other} that it cannot wait",
        "You have told nobody that it cannot wait. The button for it stands on a request that is late or answered.",
        waits=True,
    ),
    "personal": Words(
        "A person asks what is held",
        "Somebody asks what is held",
        "Nobody waits for you to say what is held. What a person asks by the public form stands here, with its month.",
        waits=True,
    ),
    "personal_before": Words(
        "Answered to a person, or sent on",
        "Somebody asked what is held",
        "What a person asked by the public form, and was answered, is listed here.",
    ),
    "consults": Words(
        "What may be released of ours?",
        "{other} asks what may be released to a person",
        "Nobody asks you what may be released. When somebody asks another agency for what belongs to you, it stands here.",
        waits=True,
    ),
    "consulted": Words(
        "Owners have answered",
        "An owner has said what may be released",
        "No owner’s answer waits for you to read it.",
    ),
    "looks": Words(
        "Shared alone, to be looked at",
        "{other} shared alone, in danger",
        "Nobody waits for you to look at what they shared alone.",
        waits=True,
    ),
    "advice": Words(
        "Asked for your advice",
        "{other} asks for your advice",
        "Nobody waits for your advice. When a colleague asks about a note of advice, it stands here.",
        waits=True,
    ),
    "advised": Words(
        "Advice that you asked for",
        "Your question is {state}",
        "No answer waits for you to read it. To ask, choose ‘May I share this?’, keep the note, and ask about it there.",
    ),
    "notes": Words(
        "Notes of advice",
        "To {other}: {state}",
        "You have no note of advice. To write one, choose ‘May I share this?’. It names nobody.",
    ),
    "asked": Words(
        "Asked of us",
        "{other} asks",
        "Nobody is waiting for an answer from you. When another agency asks, its request stands here.",
        waits=True,
    ),
    "told": Words(
        "Told to us, not answered back",
        "{other} tells you",
        "Nobody waits to hear what you will do. What other agencies tell you unasked stands here until you answer back.",
        waits=True,
    ),
    "asked_back": Words(
        "They ask back",
        "{other} asks you something first",
        "Nobody asks you anything about your requests. A question that stops an answer stands here first.",
        waits=True,
    ),
    "invited": Words(
        "Invited to a meeting, not answered",
        "{other} invites you",
        "No invitation waits for you. When another agency calls a meeting about a child, it stands here until you answer.",
        waits=True,
    ),
    "received": Words(
        "Came in",
        _AS_IT_STANDS,
        "Nothing new has come in. What other agencies share with you stands here until you acknowledge it.",
    ),
    "reported": Words(
        "Reported in our name, to confirm",
        "{other} wrote down a call with you",
        "Nobody waits for you to confirm a call. What another agency writes down of a call with you stands here.",
        waits=True,
    ),
    "permissions": Words(
        "May it be passed on?",
        "{other} asks to pass on what belongs to you",
        "Nobody asks to pass on what belongs to you.",
        waits=True,
    ),
    "corrections": Words(
        "Corrected by its owner, to be confirmed",
        "{other}: something that you hold is not true of this child",
        "Nothing that you hold waits for you to confirm a correction.",
        waits=True,
    ),
    "correcting": Words(
        "Corrected by us, waiting for their word",
        "{other} holds what you corrected",
        "Nobody has to confirm a correction of yours.",
        waits=True,
    ),
    "corrected": Words(
        "Corrected, and confirmed",
        "{other}: {state}",
        "Corrections that were confirmed, yours and others’, are listed here.",
    ),
    "recalled": Words(
        "Taken back before it was opened",
        "{other}: {state}",
        "What was taken back before anybody had opened it, by you or by others, is listed here.",
    ),
    "stops": Words(
        "Consent withdrawn or lapsed, to be answered",
        "{other}: consent has ended",
        "Nothing came to you on a consent that has ended since. When one ends, what rests on it stands here until you answer.",
        waits=True,
    ),
    "stopping": Words(
        "Consent withdrawn or lapsed, waiting for their answer",
        "{other} had it on consent",
        "Nobody has to answer for a consent of your agency’s that has ended.",
        waits=True,
    ),
    "stopped": Words(
        "Consent withdrawn or lapsed, and answered",
        "{other}: {state}",
        "What came or went on a consent that has ended since is listed here once it is answered.",
    ),
    "sent": Words(
        "We are waiting for",
        "Asked of {other}",
        "You are not waiting for anybody. To ask another agency, choose Ask someone.",
        waits=True,
    ),
    "telling": Words(
        "We told, waiting for their answer",
        "Told to {other}",
        "You are not waiting to hear what anybody will do. To tell another agency, choose Tell someone.",
        waits=True,
    ),
    "questions": Words(
        "We asked to pass on",
        "{other}: may we pass it on?",
        "You have not asked to pass anything on. The button for it stands beside what you received.",
        waits=True,
    ),
    "bundles": Words(
        "Bundles under way",
        "For {other}: {state}",
        "No bundle, summary or chronology is under way. To make one, open the child’s record and choose what you make.",
    ),
    "bundled": Words(
        "Bundles that went",
        "For {other}: {state}",
        "Bundles, summaries and chronologies are listed here once something of them has gone.",
    ),
    "calls": Words(
        "Calls we wrote down",
        "Call with {other}",
        "No call is written down yet. To write one down, choose Write down a call.",
    ),
    "answered": Words(
        "Answered by us, or withdrawn",
        "{other} asked",
        "What your team has answered is listed here, and what was withdrawn.",
    ),
    "over": Words(
        "Our requests, answered or closed",
        "Asked of {other}",
        "Your requests are listed here once they are answered, closed or withdrawn.",
    ),
    "read": Words("Received before", _AS_IT_STANDS, "What you have acknowledged is listed here."),
    "settled": Words(
        "Told by us before",
        "Told to {other}",
        "What you told, and have read the answer to, is listed here.",
    ),
    "looked": Words(
        "Shared alone, and looked at afterwards",
        "Shared alone with {other}",
        "What was shared alone in danger is listed here, with what somebody else said of it.",
    ),
    "reviews": Words(
        "Shared without consent, to look at again",
        "Shared with {other} without consent",
        "Nothing that was shared without consent waits to be looked at again. The day that is named when it is decided brings "
        "it here.",
        waits=True,
    ),
    "reviewed": Words(
        "Shared without consent, and looked at again",
        "Shared with {other} without consent",
        "What was shared without consent, and has been looked at again, is listed here.",
    ),
    "releases": Words(
        "A hidden place, waiting for you to release it",
        "A hidden place for {other}",
        "No hidden place waits for you to release it.",
        waits=True,
    ),
    "released": Words(
        "Hidden places, released or given back",
        "A hidden place for {other}",
        "What a second person has to release before it leaves is listed here, with what that person said.",
    ),
    "notices": Words(
        "Owners who are not told yet, to agree or to look at again",
        "For {other}: its owner is not told yet",
        "No notice to an owner waits for you. Where one is held back, a second person agrees, and it comes back on its day.",
        waits=True,
    ),
    "noticed": Words(
        "Owners who were not told at once",
        "For {other}: {state}",
        "What went on without telling its owner at once is listed here, with how it stands.",
    ),
    "orders": Words(
        "Orders of courts, to answer or to look at again",
        "{other}: {state}",
        "No order of a court waits for you. When one arrives that takes what others shared with you, write it down on the page of "
        "what came: each owner is told at once.",
        waits=True,
    ),
    "orders_over": Words(
        "Orders of courts, answered",
        "{other}: {state}",
        "Orders of courts that were answered, and looked at again, are listed here.",
    ),
    "ordered": Words(
        "A court orders what belongs to us",
        "A court orders {other} to produce what belongs to you",
        "No court orders what belongs to you. When one orders another agency to produce it, you are told here at once.",
    ),
    "ordered_before": Words(
        "Ordered by courts, and read",
        "A court ordered {other} to produce what belongs to you",
        "What courts ordered of yours, and you have put away, is listed here.",
    ),
    "ordered_of_ours": Words(
        "A court orders what belongs to us",
        "A court orders {other} to produce what belongs to you",
        "No court orders what belongs to you. When one orders another agency to produce it, you are told here at once, so that you "
        "can ask the court to limit it.",
    ),
    "excepted": Words(
        "Passed on without our permission: lawful reason recorded",
        "{other} passed on what belongs to you",
        "Nothing of yours was passed on without permission. When it is, for a lawful reason, you are told here at once. It is "
        "no breach of the Code.",
    ),
    "went": Words(
        "What of ours went on",
        "{other} passed on what belongs to you",
        "What belongs to you, and was passed on by others, is listed here.",
    ),
    "inquiries": Words(
        "Who read what was shared: investigations",
        "{other}: {state}",
        "Nobody asks you who at your agency read what others shared, and nobody has answered you. Names are for an investigation.",
    ),
    "inquired": Words(
        "Investigations of who read what was shared, asked and answered",
        "{other}: {state}",
        "What you asked other agencies about their readers, and what you answered, is listed here.",
    ),
    "glass": Words(
        "Read outside their own work",
        "A colleague read outside their own work",
        "Nobody has read outside their own work. When somebody does, you are told here the same minute.",
    ),
    "glass_asked": Words(
        "Your representative asks why you read",
        "Say why you read outside your own work",
        "Your representative asks you nothing about what you read outside your own work.",
    ),
    "attempts": Words(
        "Asked what we do not say",
        "{other} asked what we do not say",
        "Nobody has asked what you do not say. When you give your standing reply, who asked stands here.",
    ),
}
