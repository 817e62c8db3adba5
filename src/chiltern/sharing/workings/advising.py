"""What was answered to "may I share this?": the form's own shape, typed, about no one by name. Clauses 3.3 to 3.5, 9.1 to 9.5."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import (
    AdviceStep,
    Adviser,
    Answer,
    ConsentBy,
    ConsentState,
    Function,
    InfoClass,
    ItemKind,
)
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.deciding import ITEM_TESTS, AnswersGiven
from chiltern.sharing.workings.nameless import like_names, refuse_identifiers
from chiltern.sharing.workings.plain import plain

FIELDS: Mapping[AdviceStep, tuple[str, ...]] = {
    AdviceStep.DANGER: ("danger", "sexual_abuse", "danger_rests_on"),
    AdviceStep.WHOM: ("recipient", "function", "asked", "acts_now"),
    AdviceStep.CAN_ACT: ("recipient_can_act",),
    AdviceStep.COMPULSION: ("court_order", "relevant_to_welfare", "may_help"),
    AdviceStep.DETRIMENT: ("detriment",),
    AdviceStep.PURPOSE: ("purpose", "child_says", "family_says", "told", "family_work"),
    AdviceStep.AGREEMENT: ("agreement",),
    AdviceStep.ASKING: (
        "would_no_change",
        "suspected",
        "knowing_raises_risk",
        "child_objects",
        "age",
        "already_asked",
    ),
    AdviceStep.CONSENT: ("state", "by", "in_scope", "competent", "delegated"),
    AdviceStep.GROUND: ("ground_applies", "ground", "power", "better_than_silence", "why_this_much"),
    AdviceStep.MATCH: ("agreeing", "namesake"),
    AdviceStep.TESTS: ("necessary", "proportionate", "relevant", "accurate", "need_to_know"),
    AdviceStep.BARS: ("kind", "classes", "hidden", "hidden_there", "reaches_them", "way", "known_false"),
    AdviceStep.LAWFUL: ("basis", "conditions", "confidence"),
}
"""What each page asks: an answer counts only while its page is asked for."""
VOICE, NAMED, OTHER_WAY = "voice", "named", "other"
"""How what says where somebody is would go: to named posts outside that person's line by voice, or in writing; or not so."""


@dataclass(frozen=True, slots=True)
class AskingGiven:
    """Whether to seek consent: what a no would change, and whether it is safe to ask."""

    would_no_change: Answer = Answer.NOT_KNOWN
    already_asked: Answer = Answer.NOT_KNOWN
    suspected: Answer = Answer.NOT_KNOWN
    knowing_raises_risk: Answer = Answer.NOT_KNOWN
    child_objects: Answer = Answer.NOT_KNOWN
    age: int | None = None
    """Of the child, in whole years."""


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """What whoever was asked has answered. `in_scope`: for this recipient and this purpose, and it stands today."""

    state: ConsentState = ConsentState.NOT_SOUGHT
    by: ConsentBy = ConsentBy.PARENT
    in_scope: Answer = Answer.NOT_KNOWN
    competent: Answer = Answer.NOT_KNOWN
    delegated: Answer = Answer.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class PieceGiven:
    """The information, by its kind alone: never its words."""

    kind: ItemKind = ItemKind.FACT
    classes: frozenset[InfoClass] = frozenset({InfoClass.GENERAL})
    known_false: Answer = Answer.NOT_KNOWN
    hidden: Answer = Answer.NOT_KNOWN
    """Whether a place in it has to stay hidden from somebody."""
    hidden_there: Answer = Answer.NOT_KNOWN
    reaches_them: Answer = Answer.NOT_KNOWN
    way: str = OTHER_WAY
    tests: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AdviceGiven:
    """Everything that was answered. `recipient`: a signatory; None for a body that is not on the list."""

    recipient: UUID | None = None
    function: Function = Function.OTHER
    asked: Answer = Answer.NOT_KNOWN
    acts_now: Answer = Answer.NOT_KNOWN
    purpose: str = ""
    agreement: UUID | None = None
    """The agreement on which it would rest."""
    agreeing: frozenset[str] = frozenset()
    namesake: Answer = Answer.NOT_KNOWN
    answers: AnswersGiven = field(default_factory=AnswersGiven)
    asking: AskingGiven = field(default_factory=AskingGiven)
    consent: ConsentSaid = field(default_factory=ConsentSaid)
    piece: PieceGiven = field(default_factory=PieceGiven)

    @property
    def rings_first(self) -> bool:
        """Whether the numbers to ring stand first: danger, or sexual abuse, or nobody has said yet."""
        return self.answers.danger is not Answer.NO or self.answers.sexual_abuse is not Answer.NO

    def check(self, *, named_nobody: bool) -> None:
        """Raises Invalid with words for the field: too long, or somebody is named."""
        texts = self.answers.texts()
        for name, text in texts.items():
            short_enough(name, text)
        refuse_identifiers(texts)
        if not named_nobody and (found := like_names(texts.values())):
            raise Invalid("named_nobody", f"Say whether these name anybody: {', '.join(found)}")


@dataclass(frozen=True, slots=True)
class AdviceAsked:
    """A question to an adviser; it too names nobody."""

    adviser: Adviser
    asks: str

    def check(self) -> None:
        """Raises Invalid with words for the field."""
        if not self.asks.strip():
            raise Invalid("asks", "Write what you want to know")
        short_enough("asks", self.asks)
        refuse_identifiers({"asks": self.asks})


def said_on(said: Mapping[str, Any], steps: Iterable[AdviceStep]) -> dict[str, Any]:
    """Of what was said, what these pages ask, in their order."""
    return {name: said[name] for step in steps for name in FIELDS[step] if name in said}


def flat(given: AdviceGiven) -> dict[str, Any]:
    """The answers by name, as a draft has them: what a note stores of them."""
    whole: dict[str, Any] = plain(given)
    parts = [whole.pop(name) for name in ("answers", "asking", "consent", "piece")]
    tests = parts[-1].pop("tests")
    return {name: value for part in (whole, *parts, tests) for name, value in part.items()}


def advice_from(said: Mapping[str, Any]) -> AdviceGiven:
    """The answers of a draft, as they are typed; what is not said yet is not known."""
    return AdviceGiven(
        recipient=UUID(said["recipient"]) if said.get("recipient") else None,
        function=Function(said.get("function") or Function.OTHER),
        **_answers(said, AdviceGiven),
        purpose=said.get("purpose") or "",
        agreement=UUID(said["agreement"]) if said.get("agreement") else None,
        agreeing=frozenset(said.get("agreeing") or ()),
        answers=AnswersGiven(**_answers(said, AnswersGiven), **_texts(said)),
        asking=AskingGiven(
            **_answers(said, AskingGiven), age=int(said["age"]) if said.get("age") not in (None, "") else None
        ),
        consent=ConsentSaid(
            state=ConsentState(said.get("state") or ConsentState.NOT_SOUGHT),
            by=ConsentBy(said.get("by") or ConsentBy.PARENT),
            **_answers(said, ConsentSaid),
        ),
        piece=_piece(said),
    )


def _piece(said: Mapping[str, Any]) -> PieceGiven:
    classes = frozenset(InfoClass(word) for word in said.get("classes") or ())
    return PieceGiven(
        kind=ItemKind(said.get("kind") or ItemKind.FACT),
        classes=classes or frozenset({InfoClass.GENERAL}),
        **_answers(said, PieceGiven),
        way=said.get("way") or OTHER_WAY,
        tests={name: Answer(said[name]) for name in ITEM_TESTS if said.get(name)},
    )


def _answers(said: Mapping[str, Any], shape: type) -> dict[str, Any]:
    """Of this shape the fields that hold an answer, as far as they are said."""
    names = [one.name for one in fields(shape) if one.type == "Answer"]
    return {name: Answer(said[name]) for name in names if said.get(name)}


def _texts(said: Mapping[str, Any]) -> dict[str, Any]:
    texts: dict[str, Any] = {name: said.get(name) or "" for name in _TEXTS}
    return {**texts, "conditions": tuple(said.get("conditions") or ())}


_TEXTS = [one.name for one in fields(AnswersGiven) if one.type == "str"]
