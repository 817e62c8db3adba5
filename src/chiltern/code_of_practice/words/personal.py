"""The words of a person's own request for what is held about them, or about a child. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class Relation(Word):
    """For whom somebody asks."""

    MYSELF = "myself", "myself"
    MY_CHILD = "my_child", "my child"
    CARED_FOR = "cared_for", "a child whom I look after"
    ON_BEHALF = "on_behalf", "somebody who has asked me to"


class PersonalState(Word):
    """How far a person's own request has come."""

    RECEIVED = "received", "received"
    CHECKED = "checked", "identity and right to ask are checked"
    FOUND = "found", "looked for, being decided"
    REFUSED = "refused", "refused, to be answered"
    CLOSED = "closed", "answered"


class IdentityShown(Word):
    """How somebody has shown who they are."""

    PAPERS = "papers", "they showed papers with a photograph, in person"
    KNOWN = "known", "a colleague who knows them met them in person"
    SENT = "sent", "they sent copies of two papers, and were rung back on a number that we held already"


class RightToAsk(Word):
    """What gives somebody the right to ask."""

    OWN = "own", "it is about themselves"
    PARENTAL = (
        "parental",
        "parental responsibility, seen on paper, and the child does not object or is too young to",
    )
    CHILD_AGREES = "child_agrees", "the child understands, and agrees"
    AUTHORITY = "authority", "a written authority, or an order of a court, seen"


class WhyRefused(Word):
    """Why a request goes no further. It stays inside: whoever asked reads the same words whichever it is."""

    NO_IDENTITY = "no_identity", "they have not shown who they are"
    NO_RIGHT = (
        "no_right",
        "they have no right to ask about this person: no parental responsibility, no authority",
    )
    CHILD_OBJECTS = "child_objects", "the child understands, and does not wish it"
    DANGER = "danger", "answering would put somebody in danger"


class ViewState(Word):
    """How an owner has answered that its information is asked for."""

    ASKED = "asked", "not answered yet"
    GIVEN = "given", "answered"
    SILENT = "silent", "not answered by its date"
    OVER = "over", "no longer asked: the person has been answered"


class OwnersView(Word):
    """What the agency whose information it is says to its release."""

    RELEASE = "release", "it may be released"
    IN_PART = "in_part", "a part of it may be released"
    HOLD_BACK = "hold_back", "do not release it"


class WhyHeldBack(Word):
    """Why a piece of information is not released. It stays inside."""

    HARM = "harm", "it could do serious harm to somebody's health"
    THIRD_PERSON = "third_person", "it would say who told us, or give away somebody else's information"
    ENQUIRY = "enquiry", "it would prejudice an enquiry, or preventing a crime"
    BEST_INTERESTS = "best_interests", "it is about abuse, and not in the child's best interests"
    OTHER = "other", "something else, as written down"


class Released(Word):
    """What becomes of one piece of information."""

    WHOLE = "whole", "release it"
    PART = "part", "release a part of it"
    HELD_BACK = "held_back", "hold it back"


class ReplyWay(Word):
    """How the reply reached whoever asked."""

    IN_PERSON = "in_person", "handed over in person"
    POST = "post", "by post, to an address that they said is safe"
    SECURE_EMAIL = "secure_email", "by secure e-mail"
