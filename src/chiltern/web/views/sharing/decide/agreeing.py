"""An agreement on which a decision rests: which to choose from, and what it presets. Clause 1.2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chiltern.code_of_practice.facts import AgreementFacts
from chiltern.code_of_practice.words import InfoClass, Method
from chiltern.sharing.queries.agreed import AgreementOffered
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.common import Varied
from chiltern.web.views.sharing.decide.conditions import radios
from chiltern.web.views.sharing.decide.draft import Deciding

NONE = "none"
"""The answer that it rests on no agreement."""
NARROWS = (
    "An agreement pre-arranges how two agencies share for one purpose. It narrows, and loosens nothing: the Code asks "
    "all the same, and in danger nothing waits for it."
)
"""Before the choice."""
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


def pre_arranged(said: Deciding, under: UnderDecision) -> dict[str, Any]:
    """What was answered; where nobody has chosen a lawful basis yet, the one that the agreement names, if it is offered."""
    named = _basis(said, under)
    return {**said.answers, "basis": named} if named else dict(said.answers)


def names_basis(said: Deciding, under: UnderDecision | None) -> tuple[str, ...]:
    """That the agreement has chosen the lawful basis: never silently."""
    if under is None or not _basis(said, under):
        return ()
    return ("The lawful basis that your agreement names is chosen below. It is yours to change.",)


def _basis(said: Deciding, under: UnderDecision) -> str:
    agreement = under.agreement
    if agreement is None or said.answers.get("basis"):
        return ""
    return agreement.basis or "" if agreement.basis in {row.id for row in under.bases()} else ""


def usual_way(agreement: AgreementFacts | None) -> Method:
    """This service; where the agreement does not let it go so, the first way that it does."""
    if agreement is None or Method.SERVICE in agreement.methods:
        return Method.SERVICE
    return next(way for way in Method if way in agreement.methods)
