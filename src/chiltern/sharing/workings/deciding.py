"""What a decision says: the form's own shape, typed. Clauses 2.1, 3.4, 3.5, 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.sharing import GIVES_ITEMS, judged_as
from chiltern.code_of_practice.words import (
    Answer,
    ConfidenceMet,
    InfoClass,
    ItemKind,
    Marking,
    Method,
    Outcome,
    PassingOn,
    ShowOriginator,
)
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.documents import DocumentGiven
from chiltern.sharing.workings.recognising import WordsSaid

ITEM_TESTS = (
    "relevant_to_welfare",
    "may_help",
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
)


@dataclass(frozen=True, slots=True)
class ItemGiven:
    """One piece of information as the decider wrote it: shared, or withheld with its reason."""

    text: str
    kind: ItemKind
    source: str
    about: str
    classes: frozenset[InfoClass] = frozenset({InfoClass.GENERAL})
    marking: Marking = Marking.OFFICIAL_SENSITIVE
    observed_on: date | None = None
    why_it_bears: str = ""
    share: bool = True
    known_false: bool = False
    withheld_because: str = ""
    tests: dict[str, Answer] = field(default_factory=dict)
    """By the names in ITEM_TESTS; a test without an answer is not known."""
    document: DocumentGiven | None = None
    hidden_from: tuple[str, ...] = ()
    """Where it says where somebody can be found: from whom that has to stay hidden."""
    hidden_there: Answer = Answer.NOT_KNOWN
    """Whether one of them works at, or belongs to, the agency that gets it."""
    reaches_them: Answer = Answer.NOT_KNOWN
    """Whether it would reach the post, line or shared inbox of one of them."""

    @property
    def document_pages(self) -> int | None:
        """How many pages its copy has; None where the item has no document, or it stays here."""
        return len(self.document.pages) or None if self.document and self.share else None


@dataclass(frozen=True, slots=True)
class TermsGiven:
    """What travels with the information (3.10)."""

    passing_on: PassingOn = PassingOn.ASK_ME
    bodies: tuple[UUID, ...] = ()
    show_originator: ShowOriginator = ShowOriginator.ALL
    keep_out_of_online_access: bool = True
    not_to_be_mentioned_to: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswersGiven:
    """What the decider answered for the whole. Texts are kept as written; a rule looks only at whether they are there."""

    danger: Answer = Answer.NOT_KNOWN
    danger_rests_on: str = ""
    sexual_abuse: Answer = Answer.NOT_KNOWN
    """Whether it is about sexual abuse of a child. No rule waits for it: where it may be, it was said whom to ring."""
    recipient_can_act: Answer = Answer.NOT_KNOWN
    relevant_to_welfare: Answer = Answer.NOT_KNOWN
    may_help: Answer = Answer.NOT_KNOWN
    detriment: Answer = Answer.NOT_KNOWN
    ground_applies: Answer = Answer.NOT_KNOWN
    ground: str = ""
    power: str = ""
    better_than_silence: str = ""
    why_this_much: str = ""
    review_on: date | None = None
    """Without consent: the day on which it is looked at again."""
    child_says: str = ""
    family_says: str = ""
    views: str = ""
    """Both in one, as it was asked before."""
    told: str = ""
    family_work: str = ""
    advice: str = ""
    """Taken from whom; the reference of a note of advice is enough."""
    basis: str = ""
    conditions: tuple[str, ...] = ()
    confidence: str = ""
    confidence_met: ConfidenceMet | None = None
    """What was chosen; `confidence` has it in words."""
    safety_if_shared: str = ""
    safety_if_not_shared: str = ""
    court_order: Answer = Answer.NOT_KNOWN
    within_order: Answer = Answer.NOT_KNOWN
    """Whether the order covers what is shared; without an order nobody asks."""
    court_confidential_form: Answer = Answer.NOT_KNOWN
    """Whether a hidden place goes to a court in its confidential form."""
    second_person: UUID | None = None
    """The practitioner who agreed, where the agency's procedure asks for a second person; `second_words`: in which words."""
    second_words: str = ""
    method: Method = Method.SERVICE

    def texts(self) -> dict[str, str]:
        """The free texts by name."""
        return {name: value for name in self.__slots__ if type(value := getattr(self, name)) is str}


@dataclass(frozen=True, slots=True)
class DecisionGiven:
    """A decision on a request, whole."""

    outcome: Outcome
    reasons: str
    as_sent: str = ""
    answers: AnswersGiven = field(default_factory=AnswersGiven)
    items: tuple[ItemGiven, ...] = ()
    terms: TermsGiven = field(default_factory=TermsGiven)
    settles: tuple[str, ...] = ()
    """Where they cannot tell who this is: the identifiers that would settle it."""
    replaces: UUID | None = None
    """The earlier decision that this one replaces."""
    seen_up_to: int | None = None
    """The number of the requester's last follow-up that stood on the decider's page."""
    to_posts: tuple[UUID, ...] = ()
    """Where one of those works there from whom a place is hidden: the posts outside that person's line; nobody else."""
    outside_line: str = ""
    """How the decider knows that they are outside it."""
    agreement: UUID | None = None
    """The agreement on which it is to rest."""
    words: tuple[WordsSaid, ...] = ()
    """What the writer said of words that also stand in something received."""

    @property
    def going(self) -> tuple[ItemGiven, ...]:
        """The items that leave with this answer."""
        return tuple(item for item in self.items if item.share) if self.outcome in GIVES_ITEMS else ()

    @property
    def rests_on(self) -> dict[str, UUID]:
        """What its entry says of the agreement; nothing where there is none."""
        return {"agreement": self.agreement} if self.agreement else {}

    @property
    def typed(self) -> dict[str, str]:
        """The new texts in which words of something received could stand, by names as on the form."""
        return {
            "as_sent": self.as_sent,
            **{f"items-{place}": one.text for place, one in enumerate(self.items)},
        }

    def names_who(self, *, outside: bool) -> bool:
        """Whether it goes to named posts alone, of whom it is said how they are known to be outside the line."""
        return names_those(self.to_posts, self.outside_line, outside=outside)

    @property
    def judged(self) -> Outcome:
        """The outcome whose conditions count."""
        return judged_as(self.outcome, gives=bool(self.going))

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        texts = {"reasons": self.reasons, "as_sent": self.as_sent, "outside_line": self.outside_line}
        known = {f"known_from_{place + 1}": one.known_from for place, one in enumerate(self.words)}
        for name, text in {**self.answers.texts(), **texts, **known}.items():
            short_enough(name, text)
        sharing = self.outcome in (Outcome.SHARE, Outcome.SHARE_IN_PART)
        if sharing and not any(item.share for item in self.items):
            raise Invalid("items", "Choose at least one item to share, or decide otherwise")
        if self.outcome is Outcome.SHARE and not all(item.share for item in self.items):
            raise Invalid("outcome", "You are withholding something: choose 'share in part'")
        self._check_answer()
        for place, item in enumerate(self.items):
            _check_item(place, item, leaves=item in self.going)

    def _check_answer(self) -> None:
        if self.outcome in _WHY and not self.reasons.strip():
            raise Invalid("reasons", _WHY[self.outcome])
        if self.outcome is Outcome.NOT_HELD and self.items:
            raise Invalid(
                "outcome", "You have listed what you hold: choose another answer, or remove the items"
            )
        if self.outcome is Outcome.CANNOT_TELL and not set(self.settles) & set(IDENTIFIERS):
            raise Invalid("settles", "Choose at least one identifier that would settle who this is")
        if self.outcome is Outcome.NOT_THIS_PROCESS and not self.as_sent.strip():
            raise Invalid("as_sent", "Say how they can ask for it instead")


_WHY = {
    Outcome.NOT_HELD: "Say where you looked",
    Outcome.CANNOT_TELL: "Say why you cannot tell who this is",
    Outcome.WRONG_BODY: "Say why you are not the body to ask",
    Outcome.NOT_THIS_PROCESS: "Say why this is not the way to ask for it",
}


def _check_item(place: int, item: ItemGiven, *, leaves: bool) -> None:
    if not item.text.strip():
        raise Invalid(f"items-{place}-text", "Write the item, or remove it")
    if not item.share and not (item.withheld_because.strip() or item.known_false):
        raise Invalid(f"items-{place}-withheld_because", "Say why you withhold this item")
    if item.hidden_from and InfoClass.LOCATING not in item.classes:
        raise Invalid(
            f"items-{place}-classes", "Tick ‘where someone can be found’: you say from whom it is hidden"
        )
    for name in ("text", "source", "about", "why_it_bears", "withheld_because"):
        short_enough(f"items-{place}-{name}", getattr(item, name))
    if item.document is not None:
        item.document.check(place, leaves=leaves)


def names_those(posts: Sequence[UUID], outside_line: str, *, outside: bool) -> bool:
    """A body outside the Code has no posts here: who there may know it stands in the words on how they are known."""
    return bool((posts or outside) and outside_line.strip())


def terms_from(stored: dict[str, Any]) -> TermsGiven:
    """The terms that a stored decision gave, read back."""
    return TermsGiven(
        passing_on=PassingOn(stored["passing_on"]),
        bodies=tuple(UUID(body) for body in stored["bodies"]),
        show_originator=ShowOriginator(stored["show_originator"]),
        keep_out_of_online_access=stored["keep_out_of_online_access"],
        not_to_be_mentioned_to=stored["not_to_be_mentioned_to"],
        expires_on=date.fromisoformat(stored["expires_on"]) if stored["expires_on"] else None,
    )
