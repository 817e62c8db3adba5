"""What pages show of consent: frozen, in clear, no row behind it. Words are sentences already (clauses 9.1, 9.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Delegated, InfoClass
from chiltern.consent.queries.asking import NotToAskView
from chiltern.consent.workings.kinds import HowAnswered, TellingState, ToldOf


@dataclass(frozen=True, slots=True)
class Named:
    """An agency, a body or a purpose with its key."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One answer. `state` as it was written down, `stands` as it is today: what ended has lapsed.

    `giver` is empty where nobody was asked; for the person themself it is how they are called. `classes` None: not
    limited to kinds of information. `replaced_by`: the row that stands for this one.
    """

    id: UUID
    reference: str
    state: ConsentState
    stands: ConsentState
    by: ConsentBy
    giver: str
    giver_id: UUID | None
    recipients: tuple[Named, ...]
    purposes: tuple[Named, ...]
    classes: tuple[InfoClass, ...] | None
    since: date | None
    until: date | None
    review_on: date | None
    happened_at: datetime
    written_at: datetime
    written_by: str
    how: HowAnswered | None
    how_words: str
    limits: str
    reason: str
    would_no_change: Answer
    responsibility: Answer
    delegated: Answer
    delegated_words: str
    delegated_for: tuple[Delegated, ...]
    delegated_by: str
    delegated_until: date | None
    agreed: Answer
    basis: str
    own_form: tuple[tuple[str, str], ...]
    instead_of: UUID | None
    replaced_by: UUID | None

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether it was given and nothing stands for it yet; what has lapsed can be withdrawn too."""
        given = self.state in (ConsentState.GIVEN, ConsentState.GIVEN_WITH_LIMITS)
        return given and self.replaced_by is None


@dataclass(frozen=True, slots=True)
class CompetenceView:
    """One judgement, for one decision."""

    id: UUID
    competent: Answer
    grounds: str
    judged_by: str
    decision: str
    purposes: tuple[Named, ...]
    happened_at: datetime
    written_by: str


@dataclass(frozen=True, slots=True)
class ToldView:
    """What somebody was told, or why telling is unsafe."""

    id: UUID
    state: TellingState
    whom: str
    of: tuple[ToldOf, ...]
    how: HowAnswered | None
    words: str
    language: str
    formats: str
    why_unsafe: str
    happened_at: datetime
    written_by: str


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """Everything about one person, newest first. `history` holds every answer, those that are replaced too.

    `prompt_competence`: from about the scheme's age, where nobody has judged it yet: a prompt, never a gate.
    """

    person: UUID
    called: str
    is_child: bool
    age: int | None
    language: str
    formats: str
    not_to_ask: tuple[NotToAskView, ...]
    standing: tuple[ConsentView, ...]
    history: tuple[ConsentView, ...]
    competence: tuple[CompetenceView, ...]
    told: tuple[ToldView, ...]
    prompt_competence: bool

    @property
    def disagree(self) -> bool:
        """Whether somebody who answered says yes and somebody else no: both stand, and both are shown."""
        states = {one.state for one in self.standing}
        said_no = states & {ConsentState.REFUSED, ConsentState.WITHDRAWN}
        return bool(said_no) and bool(states & {ConsentState.GIVEN, ConsentState.GIVEN_WITH_LIMITS})


@dataclass(frozen=True, slots=True)
class DueView:
    """One consent that is about to lapse or due to be looked at again: its reference, and never a name."""

    id: UUID
    reference: str
    person: UUID
    state: ConsentState
    review_on: date
    until: date | None
    overdue: bool
