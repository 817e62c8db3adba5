"""An agreement on which a decision rests: which to choose from, and what it presets. Clause 1.2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chiltern.code_of_practice.facts import AgreementFacts
from chiltern.code_of_practice.words import InfoClass, Method
from chiltern.sharing.queries.agreed import AgreementOffered
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.common import Varied
from chiltern.web.views.sharing.decide.conditions import BASIS, radios
from chiltern.web.views.sharing.decide.confidence import CHOSEN, WORDS

NONE = "none"
"""The answer that it rests on no agreement."""
NARROWS = (
    "An agreement pre-arranges how two agencies share for one purpose. It narrows, and loosens nothing: the Code asks "
    "all the same, and in danger nothing waits for it."
)
"""Before the choice."""
BY_AGREEMENT = "The lawful basis that your agreement names is chosen below. It is yours to change."
BY_FACTS = (
    "The lawful basis, and how confidence is met where it needs no words, are filled in from what is known of both sides. They "
    "are yours to change."
)
CONFIDENCE_BY_FACTS = (
    "How confidence is met is filled in from what is known of both sides. It is yours to change."
)
NONE_FITS = "There is no agreement in force between you and them for this purpose. Nobody needs one: the Code is enough."


class WhichAgreement(Varied):
    """One of those that fit, or none."""

    agreement = radios(
        "Does it rest on an agreement?", [], "You keep to what it says, or you decide without it."
    )

    def __init__(self, *args: Any, offered: Sequence[AgreementOffered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.id), f"{one.title} ({one.reference})") for one in offered]
        self.fields["agreement"].choices = [*choices, (NONE, "No agreement")]  # type: ignore[attr-defined]
        self.wear({"agreement": Look(hints={str(one.id): _covers(one) for one in offered})})

    def clean(self) -> dict[str, Any]:
        """As the draft keeps it: an id, or nothing."""
        data: dict[str, Any] = super().clean() or {}
        return {**data, "agreement": "" if data.get("agreement") == NONE else data.get("agreement", "")}


def agreement_says(offered: Sequence[AgreementOffered]) -> tuple[str, ...]:
    """What stands before the choice."""
    return (NARROWS,) if offered else (NARROWS, NONE_FITS)


def _covers(one: AgreementOffered) -> str:
    classes = [kind.says for kind in InfoClass if kind in one.facts.classes]
    ways = [way.says for way in Method if way in one.facts.methods]
    late = " Past its review date: check that it is still right." if one.past_review else ""
    return f"Covers: {'; '.join(classes)}. It goes {', or '.join(ways)}. Passing on: {one.facts.passing_on.says}.{late}"


def pre_arranged(answers: Mapping[str, str], under: UnderDecision) -> dict[str, Any]:
    """What was answered. Where nobody has yet said on which basis and how confidence is met, or on one that does not hold any
    more: what the agreement names, else what the facts do.
    """
    answers = {**answers, **_still_offered(answers, under)}
    found = {BASIS: under.usual_basis()}
    if not answers.get(WORDS, "").strip():
        found[CHOSEN] = under.usual_confidence()
    return {**answers, **{name: value for name, value in found.items() if value and not answers.get(name)}}


def names_basis(answers: Mapping[str, str], under: UnderDecision | None) -> tuple[str, ...]:
    """That something is filled in, and from where: never silently."""
    if under is None or not any(each.fact == BASIS for each in under.asks):
        return ()
    arranged = pre_arranged(answers, under).items()
    before = {name: value for name, value in arranged if value and value != answers.get(name)}
    by_agreement = under.agreement is not None and before.get(BASIS) == under.agreement.basis
    said = [BY_AGREEMENT] if by_agreement else [BY_FACTS] if before.get(BASIS) else []
    return tuple(said or ([CONFIDENCE_BY_FACTS] if before.get(CHOSEN) else []))


def _still_offered(answers: Mapping[str, str], under: UnderDecision) -> dict[str, str]:
    offered: dict[str, set[str]] = {
        BASIS: {row.id for row in under.bases()},
        CHOSEN: {way.value for way, _ in under.ways_of_confidence()},
    }
    said = {name: answers.get(name, "") for name in offered}
    return {name: said[name] if said[name] in offered[name] else "" for name in offered}


def usual_way(agreement: AgreementFacts | None) -> Method:
    """This service; where the agreement does not let it go so, the first way that it does."""
    if agreement is None or Method.SERVICE in agreement.methods:
        return Method.SERVICE
    return next(way for way in Method if way in agreement.methods)
