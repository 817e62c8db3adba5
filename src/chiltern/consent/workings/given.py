"""What somebody states about consent, as an action takes it: not yet checked (see workings/checks.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, Delegated, InfoClass
from chiltern.consent.workings.kinds import HowAnswered, TellingState, ToldOf, WhyNotAsk
from chiltern.people.workings.given import Whom

NOT_KNOWN = Answer.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class NotToAsk:
    """Somebody who is not to be asked, and why; `why` in words too, for whoever comes next."""

    whom: Whom
    because: WhyNotAsk
    why: str = ""


@dataclass(frozen=True, slots=True)
class Competence:
    """A judgement that somebody is competent to decide this, or not: by whom, on what, for which decision.

    `purposes`: the purposes of sharing that the decision is about. `happened_at` None: now.
    """

    competent: Answer
    grounds: str
    judged_by: str
    purposes: tuple[str, ...] = ()
    decision: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer. `giver` is left out where the person answers for themselves, and where nobody was asked.

    `classes` None: not limited to classes of information. `responsibility` is asked of a parent, `delegated` of a
    carer, with what was left to them, by whom and until when. `agreed` and `basis` are two questions: whether they
    agreed to the sharing (confidence), and on which lawful basis of data protection it rests. `own_form`: question
    and answer of the agency's own form.
    """

    state: ConsentState
    by: ConsentBy
    giver: Whom | None = None
    recipients: tuple[UUID, ...] = ()
    purposes: tuple[str, ...] = ()
    classes: tuple[InfoClass, ...] | None = None
    since: date | None = None
    until: date | None = None
    review_on: date | None = None
    happened_at: datetime | None = None
    how: HowAnswered | None = None
    how_words: str = ""
    limits: str = ""
    reason: str = ""
    would_no_change: Answer = NOT_KNOWN
    responsibility: Answer = NOT_KNOWN
    delegated: Answer = NOT_KNOWN
    delegated_words: str = ""
    delegated_for: tuple[Delegated, ...] = ()
    delegated_by: str = ""
    delegated_until: date | None = None
    competence: Competence | None = None
    not_to_ask: tuple[NotToAsk, ...] = ()
    agreed: Answer = NOT_KNOWN
    basis: str = ""
    own_form: Mapping[str, str] = field(default_factory=dict)
    instead_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That whoever gave a consent takes it back. `happened_at` None: now."""

    how: HowAnswered | None = None
    words: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told of, how, in which language or format; or why telling is unsafe."""

    state: TellingState
    whom: Whom | None = None
    of: tuple[ToldOf, ...] = ()
    how: HowAnswered | None = None
    words: str = ""
    language: str = ""
    formats: str = ""
    why_unsafe: str = ""
    happened_at: datetime | None = None
