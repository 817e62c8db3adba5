"""The words of sharing: requests, decisions, information, terms, consent.

Clauses 3.1 to 3.10, 9.1 to 9.5.
"""

from __future__ import annotations

from chiltern.code_of_practice.words.base import Word


class RequestState(Word):
    """Where a request to one agency stands, as its provider keeps it."""

    SENT = "sent", "sent"
    ACKNOWLEDGED = "acknowledged", "acknowledged"
    CLARIFYING = "clarifying", "waiting for clarification"
    DECIDED_NOT_TOLD = "decided_not_told", "decided, not yet told"
    DECIDED = "decided", "answered"
    ASKED_AGAIN = "asked_again", "asked again"
    CLOSED = "closed", "closed"
    WITHDRAWN = "withdrawn", "withdrawn"
    TO_PUT = "to_put", "to be put to them by you"
    PUT = "put", "put to them; what they answer is not written down yet"


class RequesterState(Word):
    """Where the same request stands for the agency that asked."""

    WAITING = "waiting", "waiting for an answer"
    TO_CLARIFY = "to_clarify", "a clarification is asked of us"
    ANSWERED = "answered", "answered"
    CLOSED = "closed", "closed"
    WITHDRAWN = "withdrawn", "withdrawn"


class FollowUpKind(Word):
    """What the agency that asked wrote after its request."""

    CLARIFIES = "clarifies", "answered what was asked back"
    ASKS_FOR_MORE = "asks_for_more", "asked whether there is more"
    BRINGS_NEW = "brings_new", "said something new"
    CHANGES_URGENCY = "changes_urgency", "changed how urgent it is"
    WITHDRAWS = "withdraws", "withdrew the request"


class DecisionState(Word):
    """Whether a decision is an answer yet. Deciding again supersedes; nothing is edited."""

    PROPOSED = "proposed", "waiting for a manager to agree"
    TO_RELEASE = "to_release", "waiting for a second person to release a hidden place"
    MADE = "made", "made"
    SENT_BACK = "sent_back", "sent back to be decided afresh"
    SUPERSEDED = "superseded", "replaced by a later decision"


class DisclosureState(Word):
    """Where information that was shared stands."""

    SHARED = "shared", "shared"
    ACKNOWLEDGED = "acknowledged", "receipt acknowledged"
    REPORTED_BY_RECEIVER = "reported_by_receiver", "reported by receiver"
    UNCONFIRMED = "unconfirmed", "stands unconfirmed"
    CONFIRMED = "confirmed", "confirmed by the giver"
    CORRECTED = "corrected", "corrected by the giver"
    RECALLED = "recalled", "recalled"


class PermissionState(Word):
    """Where a question to the owner about passing on stands. Silence is not a yes."""

    ASKED = "asked", "asked"
    GIVEN = "given", "permitted"
    REFUSED = "refused", "refused"
    SILENT = "silent", "no answer by its date"
    WITHDRAWN = "withdrawn", "withdrawn"


class Outcome(Word):
    """How a decision answers. The parts of a part are the provider's own record."""

    SHARE = "share", "share"
    SHARE_IN_PART = "share_in_part", "share in part"
    DECLINE = "decline", "do not share"
    NOT_HELD = "not_held", "we hold nothing"
    CANNOT_TELL = "cannot_tell", "we cannot tell who this is"
    WRONG_BODY = "wrong_body", "we are not the body to ask"
    NOT_THIS_PROCESS = "not_this_process", "this is not the way to ask for it"
    NO_STATEMENT = "no_statement", "we do not say whether we hold information of this kind"


SHARING_OUTCOMES = frozenset({Outcome.SHARE, Outcome.SHARE_IN_PART})
DECLINING_OUTCOMES = frozenset({Outcome.DECLINE, Outcome.NO_STATEMENT})


class Method(Word):
    """How information goes. The giver decides; what is said is recorded like what is written."""

    SERVICE = "service", "in this service"
    TELEPHONE = "telephone", "by telephone"
    MEETING = "meeting", "in a meeting"
    SECURE_EMAIL = "secure_email", "by secure e-mail"
    PAPER = "paper", "on paper"

    @property
    def by_voice(self) -> bool:
        """Whether nothing written is left behind."""
        return self in (Method.TELEPHONE, Method.MEETING)


class CallSide(Word):
    """Who told whom, in a call that is written down: seen from the one who writes."""

    RECEIVED = "received", "they told us"
    GIVEN = "given", "we told them"


class IdentityCheck(Word):
    """How somebody made sure who was speaking, or writing. That nobody did is an answer."""

    CALLED_BACK = "called_back", "called back on a number that we already held"
    KNOWN = "known", "we know the voice, or the person"
    SEEN = "seen", "met in person, badge or card seen"
    KNOWN_ADDRESS = "known_address", "came from an address that we already held"
    NOT_CHECKED = "not_checked", "not checked"


class Urgency(Word):
    """How soon an answer is needed. Immediate is the written follow-up of a telephone call."""

    IMMEDIATE = "immediate", "immediate"
    URGENT = "urgent", "urgent"
    STANDARD = "standard", "standard"
    ROUTINE = "routine", "routine"


class PassingOn(Word):
    """What the owner says in advance about passing on."""

    PROTECTS = "protects", "may go to those who protect this child"
    THESE_BODIES = "these_bodies", "may go to these bodies"
    ASK_ME = "ask_me", "ask us before passing this on"
    NOT_AT_ALL = "not_at_all", "not to be passed on: ring us"


class ShowOriginator(Word):
    """Who may see whose information it is."""

    ALL = "all", "everyone who receives it"
    FIRST = "first", "the first recipient only"
    NOBODY = "nobody", "nobody"


class ItemKind(Word):
    """What kind of statement an item is; shown beside it wherever it goes."""

    FACT = "fact", "fact"
    OPINION = "opinion", "professional opinion"
    REPORTED = "reported", "reported by others"
    CHILDS_WORDS = "childs_words", "the child's own words"
    UNCONFIRMED = "unconfirmed", "unconfirmed"


class InfoClass(Word):
    """What an item is about, as far as the law treats it apart."""

    GENERAL = "general", "general"
    EDUCATION = "education", "education and attendance"
    FAMILY = "family", "family and relationships"
    HOUSING = "housing", "housing and money"
    LOCATING = "locating", "where someone can be found"
    HEALTH = "health", "health"
    SEXUAL = "sexual", "sex life or sexual orientation"
    ORIGIN = "origin", "racial or ethnic origin"
    BELIEF = "belief", "religion, belief or politics"
    OFFENCE = "offence", "offences and allegations of them"


SPECIAL_CLASSES = frozenset({InfoClass.HEALTH, InfoClass.SEXUAL, InfoClass.ORIGIN, InfoClass.BELIEF})


class Marking(Word):
    """The government's marking, travelling with the item."""

    OFFICIAL = "official", "OFFICIAL"
    OFFICIAL_SENSITIVE = "official_sensitive", "OFFICIAL-SENSITIVE"


class Delegated(Word):
    """What is left to a carer to decide, in the words of placement plans."""

    HEALTH = "health", "day-to-day health: appointments, the dentist, the optician"
    SCHOOL = "school", "school or nursery: meetings, reports, trips"
    ACTIVITIES = "activities", "clubs, leisure and holidays"
    FAMILY = "family", "seeing family and friends"


class ConsentState(Word):
    """How consent stands (clause 3.3)."""

    NOT_SOUGHT = "not_sought", "not sought"
    GIVEN = "given", "given"
    GIVEN_WITH_LIMITS = "given_with_limits", "given with limits"
    REFUSED = "refused", "refused"
    WITHDRAWN = "withdrawn", "withdrawn"
    LAPSED = "lapsed", "lapsed"


class ConsentBy(Word):
    """Whose answer a consent is (clause 9.2)."""

    ADULT = "adult", "the adult whom it is about"
    CHILD = "child", "the child whom it is about"
    PARENT = "parent", "a holder of parental responsibility"
    CARER = "carer", "a carer, within what was delegated"


class ExceptionalGround(Word):
    """Why something may be passed on without its owner's permission, lawfully."""

    DUTY = "duty", "a duty requires it"
    COURT = "court", "a court orders it"
    SIGNIFICANT_HARM = "significant_harm", "to protect a child from significant harm"
    SERIOUS_CRIME = "serious_crime", "to prevent or detect a serious crime"
    DANGER_TO_ANYONE = "danger_to_anyone", "someone is in danger"
