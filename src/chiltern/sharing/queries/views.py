"""Frozen view data of the pages of sharing: templates get nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.code_of_practice.words import CallSide
from chiltern.sharing.queries.consent_over import OnConsent
from chiltern.sharing.workings.following import Stated


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: a reference, with whom, by when, how it stands. No name of a child stands in a list."""

    thing: UUID
    reference: str
    other_agency: str
    purpose: str
    urgency: str
    sort_at: datetime
    state: str
    overdue: bool = False
    stands: bool = False
    """Whether its clock stands: a clarification stopped it, or it is over."""
    runs: bool = True
    """Whether a clock still runs on it."""
    kind: str = "request"
    """request, reply, disclosure, telling, permission, climb, call, clarification, invitation or minute: which page it opens."""
    steps: int = 0
    """How far up it has gone at the agency that has to answer: 1 manager or cover, 2 representative."""
    outwards: bool = False
    """Whether we wait for a body outside the Code: it goes up here, where somebody has to ring it."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody whom a request is about, as the requester knows them."""

    name: str
    is_child: bool
    date_of_birth: str
    nhs_number: str
    upn: str
    address: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """Who they are in our own records, as a colleague said."""

    position: int
    person: UUID | None
    agreeing: tuple[str, ...]
    namesake: bool
    second_look: str


@dataclass(frozen=True, slots=True)
class ActView:
    """An act of this side: open, or why not."""

    act: str
    says: str
    open: bool
    why_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A step up, past the due time: 1 manager or cover, 2 representative; since when."""

    step: int
    since: datetime


@dataclass(frozen=True, slots=True)
class SaidView:
    """One thing said since: by which side, what it was, its words."""

    ours: bool
    what: str
    says: str
    at: datetime
    added: tuple[tuple[str, str], ...] = ()
    """What identifies those asked about, as far as it was added: whom and what, then the words."""


@dataclass(frozen=True, slots=True)
class ClarificationView:
    """What is asked back, as either side may see it."""

    id: UUID
    request: UUID
    reference: str
    ours: bool
    """Whether we asked it."""
    other_agency: str
    asks: str
    at: datetime
    answer: SaidView | None
    open: bool
    state: str
    people: tuple[str, ...]
    urgency: str
    due_at: datetime
    worked_out: str
    clock_stands: bool


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request to one agency, as either side may see it."""

    id: UUID
    reference: str
    ours: bool
    """Whether we asked."""
    provider: UUID
    other_agency: str
    from_name: str
    from_title: str
    reach: str
    people: tuple[PersonView, ...]
    needed: str
    period: str
    told: tuple[tuple[str, str], ...]
    also: str
    purpose: str
    stated: Stated
    sent_at: datetime
    due_at: datetime
    worked_out: str
    overdue: bool
    state: str
    state_says: str
    acts: tuple[ActView, ...]
    matches: tuple[MatchView, ...] = ()
    assigned_to: UUID | None = None
    reply: UUID | None = None
    parent: UUID | None = None
    decision: UUID | None = None
    decision_state: str = ""
    with_whom: str = ""
    """Who has it at the agency asked, as that agency alone sees."""
    steps: tuple[StepView, ...] = ()
    call: UUID | None = None
    """Where we asked: the call that answered it, as we wrote it down."""
    clock_stands: bool = False
    since: tuple[SaidView, ...] = ()
    """What was said by either side since it was sent, oldest first."""
    told_otherwise: tuple[SaidView, ...] = ()
    replies: tuple[tuple[UUID, datetime, str], ...] = ()
    """Every answer, the latest first."""
    open_question: UUID | None = None
    outside: UUID | None = None
    """The body outside the Code for which our own agency wrote it down."""
    heard_at: datetime | None = None
    heard_how: str = ""
    """When and how such a body asked."""
    goes_out_at: datetime | None = None
    """At the provider: when its standing reply, which is decided, goes out."""
    attempt: UUID | None = None
    """At the provider: the note that somebody asked what it does not say."""
    put_to: UUID | None = None
    """The body outside the Code that we ask."""
    reached: tuple[ReachedView, ...] = ()
    """How it was asked."""
    besides: tuple[tuple[str, str], ...] = ()
    """What whoever asks says of itself: what it will do with the answer, how long it keeps it, who authorised asking."""
    asked_by_decision: UUID | None = None
    """Where we asked: our decision on what they may know in order to answer."""
    release: UUID | None = None
    """At the provider: where a hidden place waits for a second person, or what that person said."""


@dataclass(frozen=True, slots=True)
class ReachedView:
    """How a body outside the Code was reached, or answered: by which way, when, with whom, who made sure of them how."""

    side: CallSide
    method: str
    at: datetime
    whom: str
    checked: str
    terms: str
    by: str
    """Which colleague told or asked them, or wrote down what they said."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What stands beside the old text."""

    id: UUID
    reference: str
    version: int
    untrue: str
    instead: str
    at: datetime
    asked_back: bool = False
    """Whether it is asked back; `untrue` says why."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """A piece of information as this reader may see it. `belongs_to` is what its terms show."""

    id: UUID
    text: str
    kind: str
    classes: tuple[str, ...]
    marking: str
    observed_on: date | None
    source: str
    about: str
    why_it_bears: str
    belongs_to: str
    ours: bool
    version: int
    document_pages: int = 0
    """How many pages its document has; 0 where it is text alone."""
    hidden_from: tuple[str, ...] = ()
    """From whom it has to stay hidden, wherever it goes."""
    corrections: tuple[CorrectionView, ...] = ()
    """What was corrected of it since, the oldest first."""
    quoted: str = ""
    """In a summary: the passage that its writer took from it."""


@dataclass(frozen=True, slots=True)
class TermsView:
    """Terms in words."""

    passing_on: str
    ask_first: bool
    show_originator: str
    keep_out_of_online_access: bool
    not_to_be_mentioned_to: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnersTold:
    """Where it went on without telling its owners: since when they know, or None while they do not."""

    at: datetime | None


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """What came, or what was given."""

    id: UUID
    reference: str
    from_agency: str
    to_agency: str
    received: bool
    method: str
    at: datetime
    terms: TermsView
    items: tuple[ItemView, ...]
    note: str
    acknowledged_at: datetime | None
    agency_request: UUID | None
    opened: bool
    """Whether this post has read it before."""
    over: bool = False
    """Whether its time has ended: no new use."""
    on_consent: OnConsent | None = None
    """What of it goes on consent alone."""
    agreement: str = ""
    """The id of the agreement under which it went; empty where it was none."""
    decision: UUID | None = None
    """The decision by which we gave it; None for whoever received it."""
    recalled: bool = False
    can_be_recalled: bool = False
    """For its giver: unread, as far as whoever shared it may see; the act itself looks closer."""
    owners_told: OwnersTold | None = None
    """None where nothing was held back from its owners."""
    notice: UUID | None = None
    """Where our agency held it back: the notice."""


@dataclass(frozen=True, slots=True)
class ReplyView:
    """An answer as the requester gets it."""

    id: UUID
    request: UUID
    request_reference: str
    from_agency: str
    to_agency: str
    told: str
    as_sent: str
    at: datetime
    disclosure: DisclosureView | None
    acknowledged_at: datetime | None
    received: bool
    """Whether we asked, and this came to us."""
    settles: tuple[str, ...] = ()
    """Where they cannot tell who this is: what would settle it, in words."""
    later: UUID | None = None
    """The answer that replaced this one."""
    told_how: SaidView | None = None
    """Where it was told by another way than this service."""


@dataclass(frozen=True, slots=True)
class HeardView:
    """What an owner said by telephone, as the asker wrote it down."""

    permits: bool
    who: str
    at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PermissionView:
    """A question about passing on, as either side may see it."""

    id: UUID
    item: ItemView | None
    from_agency: str
    to_agency: str
    third_agency: str
    recipient: UUID
    ours: bool
    """Whether we asked."""
    purpose_key: str
    purpose: str
    why: str
    asked_at: datetime
    due_at: datetime
    state: str
    reasons: str
    until: datetime | None
    disclosure: UUID
    worked_out: str = ""
    """How the due time was worked out, for both sides."""
    taken_back: str = ""
    """Why its owner took it back, and when."""
    taken_back_at: datetime | None = None
    steps: tuple[StepView, ...] = ()
    told: str = ""
    """Whom its owner told by telephone, as the owner wrote it down."""
    heard: HeardView | None = None
