"""What a rule may look at: frozen facts, gathered by the caller, stored with the decision and never looked up
here.

A fact that nobody has stated is NOT_KNOWN, never a no. Texts are present or absent only: a rule does not read
them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from chiltern.code_of_practice.words import (
    AgencyState,
    Answer,
    ConfidenceMet,
    ConsentBy,
    ConsentState,
    Delegated,
    ExceptionalGround,
    Function,
    InfoClass,
    ItemKind,
    Method,
    PassingOn,
    PermissionState,
    Role,
    StatutoryDuty,
    Urgency,
)

Id: TypeAlias = UUID | str

NOBODY: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """Who acts: one person in one post. `conflicts` are the records of people whom they must not meet
    here.
    """

    post: Id
    practitioner: Id
    agency: Id
    legal_body: Id
    role: Role
    teams: frozenset[Id] = NOBODY
    manages: frozenset[Id] = NOBODY
    conflicts: frozenset[Id] = NOBODY
    safeguarding_lead: bool = False


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """One agency or outside body, as the scheme knows it on the day.

    `second_on_grounds`: its own procedure asks for a second person where it shares without consent on a ground.
    `identity_stands`: YES for an admitted agency's own post; for anyone else, whether who they are was
    checked.
    """

    agency: Id
    legal_body: Id
    function: Function = Function.OTHER
    state: AgencyState = AgencyState.ADMITTED
    suspended: bool = False
    statutory_duty: StatutoryDuty = StatutoryDuty.NOT_CHECKED
    sensitive: bool = False
    identity_stands: Answer = Answer.YES
    registration_lapsed: bool = False
    second_on_grounds: bool = False

    @property
    def outside(self) -> bool:
        """Whether it is no signatory, and sees nothing here."""
        return self.state is AgencyState.OUTSIDE


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A child or adult, as far as seeking consent looks at them. Age in whole years; None before birth or
    unknown.
    """

    person: Id
    age: int | None = None
    competent: Answer = Answer.NOT_KNOWN
    suspected: Answer = Answer.NOT_KNOWN
    knowing_raises_risk: Answer = Answer.NOT_KNOWN
    competent_child_objects: bool = False


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One piece of information, and what the decider answered about it.

    `relevant_to_welfare` and `may_help` are the two questions of the duty to share; the five tests are clause
    3.5's. `hidden_from` are people from whom a place is hidden; `hidden_person_there` says whether one of
    them works at, or belongs to, the recipient; `to_hidden_person` that it would reach such a person's own
    post, line or inbox.
    """

    item: str
    kind: ItemKind = ItemKind.FACT
    classes: frozenset[InfoClass] = frozenset({InfoClass.GENERAL})
    known_false: bool = False
    hidden_from: frozenset[Id] = NOBODY
    hidden_person_there: Answer = Answer.NOT_KNOWN
    to_hidden_person: bool = False
    within_order: bool = True
    relevant_to_welfare: Answer = Answer.NOT_KNOWN
    may_help: Answer = Answer.NOT_KNOWN
    necessary: Answer = Answer.NOT_KNOWN
    proportionate: Answer = Answer.NOT_KNOWN
    relevant: Answer = Answer.NOT_KNOWN
    accurate: Answer = Answer.NOT_KNOWN
    need_to_know: Answer = Answer.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What is asked, or told unasked. `danger_said` and `acts_now` are the requester's statements, not the
    facts.

    `acts_now`: a statement by children's social care or the police that they act now, under section 47 or in
    an emergency.
    """

    practitioner: Id = ""
    post: Id = ""
    unasked: bool = False
    urgency: Urgency = Urgency.STANDARD
    purpose: str | None = None
    purpose_in_function: Answer = Answer.NOT_KNOWN
    danger_said: Answer = Answer.NOT_KNOWN
    acts_now: Answer = Answer.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """One answer to one question of consent (section 9). `classes` None: not limited to classes.

    `person_age` and `competent` are of the person whose own answer it is, for this decision: a child from
    sixteen and an adult are presumed competent. `delegated`: whether a carer was given this to decide;
    `delegated_for` and `delegated_until`: what, and until when. `responsibility`: whether a parent holds it.
    `giver` is the same for every answer of one person, `at` the minute of it; `person` whom it is about, `consent`
    which record says so. `but`: purposes that a no to all purposes leaves out, because another answer says it for
    them. `limits_said`: that limits were set in words, which a rule does not read.
    """

    by: ConsentBy
    state: ConsentState
    recipients: frozenset[Id] = NOBODY
    purposes: frozenset[str] = frozenset()
    classes: frozenset[InfoClass] | None = None
    since: date | None = None
    until: date | None = None
    person_age: int | None = None
    competent: Answer = Answer.NOT_KNOWN
    delegated: Answer = Answer.NOT_KNOWN
    # What was decided before this was asked took a delegation for one without bounds.
    delegated_for: frozenset[Delegated] | None = None
    delegated_until: date | None = None
    # What was decided before this was asked took every parent for a holder.
    responsibility: Answer = Answer.YES
    giver: Id = ""
    at: datetime | None = None
    person: Id = ""
    consent: Id = ""
    but: frozenset[str] = frozenset()
    limits_said: bool = False


@dataclass(frozen=True, slots=True)
class MatchFacts:
    """How sure it is that both sides mean the same person: identifiers that agree, and namesakes at our
    own.
    """

    agreeing: frozenset[str] = frozenset()
    namesake: bool = False
    second_look: Answer = Answer.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What the decider answered for the whole. Each bool says that the answer was written, not what it says.

    `ground` and `power` are ids of rows of the Book: the ground without consent, the statute that gives the
    power. `recipient_can_act`: for a recipient that is not social care, police or emergency health: is it
    with the child? `second_person`, `released_by`, `manager` are practitioners; a rule compares them with
    `decider`.
    """

    decider: Id = ""
    danger: Answer = Answer.NOT_KNOWN
    recipient_can_act: Answer = Answer.NOT_KNOWN
    court_order: bool = False
    court_confidential_form: bool = False
    relevant_to_welfare: Answer = Answer.NOT_KNOWN
    may_help: Answer = Answer.NOT_KNOWN
    detriment: Answer = Answer.NOT_KNOWN
    ground_applies: Answer = Answer.NOT_KNOWN
    ground: str | None = None
    power: str | None = None
    better_than_silence: bool = False
    why_this_much: bool = False
    review_on: bool = False
    procedure_needs_second: bool = False
    second_person: Id | None = None
    views: bool = False
    child_says: bool = False
    family_says: bool = False
    basis: str | None = None
    conditions: frozenset[str] = frozenset()
    confidence: bool = False
    confidence_met: ConfidenceMet | None = None
    """What was chosen; None where it was said in words alone."""
    safety_if_shared: bool = False
    safety_if_not_shared: bool = False
    told: bool = False
    family_work: bool = False
    advice: bool = False
    reasons: bool = False
    method: Method = Method.SERVICE
    method_accepted: Answer = Answer.NOT_KNOWN
    method_reason: bool = False
    named_posts_outside_line: bool = False
    released_by: Id | None = None
    manager: Id | None = None


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """An agreement on which somebody wants a decision to rest: between whom, for what, which information, by which ways.

    `signed_on`: the day on which the last party signed it; None while one has not. `ended_on`: from that day on it stands
    no more. Past `review_on` it stands, and warns.
    """

    agreement: Id
    parties: frozenset[Id] = NOBODY
    purposes: frozenset[str] = frozenset()
    classes: frozenset[InfoClass] = frozenset()
    methods: frozenset[Method] = frozenset()
    passing_on: PassingOn = PassingOn.ASK_ME
    basis: str | None = None
    signed_on: date | None = None
    ended_on: date | None = None
    review_on: date | None = None
    called: str = ""
    """For pages: no rule reads it."""


@dataclass(frozen=True, slots=True)
class SharingFacts:
    """Everything that the question "may this be shared?" looks at, for one provider and one recipient.

    `about`: on record at the provider, whom it is about; each of them consents to what is about them.
    """

    provider: AgencyFacts
    recipient: AgencyFacts
    request: RequestFacts = field(default_factory=RequestFacts)
    decision: DecisionFacts = field(default_factory=DecisionFacts)
    items: tuple[ItemFacts, ...] = ()
    consents: tuple[ConsentFacts, ...] = ()
    match: MatchFacts = field(default_factory=MatchFacts)
    agreement: AgreementFacts | None = None
    about: frozenset[Id] = NOBODY


@dataclass(frozen=True, slots=True)
class TermsFacts:
    """What the owner said in advance about passing on; the last day of `expires` is included."""

    passing_on: PassingOn = PassingOn.ASK_ME
    bodies: frozenset[Id] = NOBODY
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class PermissionFacts:
    """One answer of the owner, for one third agency and one purpose; the last day of `until` is included."""

    state: PermissionState
    to: Id
    purpose: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class HeldItemFacts:
    """An item that its holder received, or its own: whose it is and under which terms it came."""

    item: str
    originator: Id
    terms: TermsFacts = field(default_factory=TermsFacts)
    permissions: tuple[PermissionFacts, ...] = ()
    consent_over: ConsentState | None = None
    """How the consent ended on which alone it came; None where it stands, or it is kept on another basis."""
    asked_back: bool = False
    """Whether its owner has asked for it back since."""


@dataclass(frozen=True, slots=True)
class PassingOnFacts:
    """Passing on: the sharing itself (its provider is the holder), and whose each item is.

    `protects_this_child`: whether the recipient gets it to protect this child, in a strategy discussion,
    conference and core group, care proceedings or police investigation. `exception_reason`: that it was
    written.
    """

    sharing: SharingFacts
    held: tuple[HeldItemFacts, ...]
    protects_this_child: Answer = Answer.NOT_KNOWN
    exception: ExceptionalGround | None = None
    exception_reason: bool = False
