"""What was answered on the pages, as the action takes it. Clauses 3.3, 9.1 and 9.2."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.consent.actions.record_consent import (
    Answer,
    Competence,
    Consent,
    ConsentBy,
    ConsentState,
    Delegated,
    HowAnswered,
    InfoClass,
    Whom,
)
from chiltern.web.views.consent.draft import Recording, Step
from chiltern.web.views.consent.forms_who import NAMED, moment_of
from chiltern.web.views.consent.not_asking import not_to_ask

Said = dict[str, Any]


def consent_of(recording: Recording) -> Consent:
    """What was said on the pages that count; on a page that was answered and left out again nothing was said."""
    said, steps = recording.said, recording.steps
    state = ConsentState(said["state"])
    common: Said = {
        "state": state,
        "would_no_change": Answer(said.get("would_no_change") or Answer.NOT_KNOWN),
        "not_to_ask": not_to_ask(said),
        "instead_of": UUID(said["instead_of"]) if said.get("instead_of") else None,
    }
    if Step.GIVER not in steps:
        return Consent(**common, by=ConsentBy(said["not_asked"]), reason=said["reason"])
    scope: Said = _scope(said, state) if Step.FOR_WHAT in steps else {}
    law: Said = (
        {"agreed": _answer(said, "agreed", asked=True), "basis": said.get("basis", "")}
        if Step.LAW in steps
        else {}
    )
    own = _own(recording) if Step.FORM in steps else {}
    return Consent(**common, **_giver(said), **scope, **law, competence=_competence(recording), own_form=own)


def whom(chosen: str, name: str) -> Whom | None:
    """A record, a name, or nobody."""
    if chosen == NAMED:
        return Whom(name=name)
    return Whom(person=UUID(chosen)) if chosen else None


def _giver(said: Said) -> Said:
    by = ConsentBy(said["by"])
    return {
        "by": by,
        "giver": whom(said.get("giver", ""), said.get("name", "")),
        "how": HowAnswered(said["how"]),
        "how_words": said.get("how_words", ""),
        "happened_at": moment_of(date.fromisoformat(said["day"]), said["at"]),
        "responsibility": _answer(said, "responsibility", asked=by is ConsentBy.PARENT),
        "delegated": _answer(said, "delegated", asked=by is ConsentBy.CARER),
        **(_left_to_them(said) if by is ConsentBy.CARER else {}),
    }


def _left_to_them(said: Said) -> Said:
    """What a carer was given to decide; what was not left to them has no bounds to say."""
    words = {"delegated_words": said.get("delegated_words", "")}
    if said.get("delegated") != Answer.YES:
        return words
    return words | {
        "delegated_for": tuple(Delegated(each) for each in said.get("delegated_for", ())),
        "delegated_by": said.get("delegated_by", ""),
        "delegated_until": _day(said, "delegated_until"),
    }


def _scope(said: Said, state: ConsentState) -> Said:
    classes = tuple(InfoClass(each) for each in said.get("classes", ()))
    given = state in GIVEN
    return {
        "recipients": tuple(UUID(each) for each in said.get("recipients", ())),
        "purposes": tuple(said.get("purposes", ())),
        "classes": classes or None,
        "since": _day(said, "since"),
        "until": _day(said, "until") if given else None,
        "review_on": _day(said, "review_on") if given else None,
        "limits": said.get("limits", ""),
    }


def _competence(recording: Recording) -> Competence | None:
    said = recording.said
    if Step.COMPETENCE not in recording.steps or said.get("competent") not in (Answer.YES, Answer.NO):
        return None
    return Competence(Answer(said["competent"]), said["grounds"], said["judged_by"])


def _own(recording: Recording) -> dict[str, str]:
    says = {Answer.YES.value: "Yes", Answer.NO.value: "No"}
    return {
        one["asks"]: says.get(answer, answer) if one["kind"] == "yes_no" else answer
        for place, one in enumerate(recording.own, 1)
        if (answer := recording.said.get(f"own_{place}", ""))
    }


def _answer(said: Said, name: str, *, asked: bool) -> Answer:
    return Answer(said.get(name) or Answer.NOT_KNOWN) if asked else Answer.NOT_KNOWN


def _day(said: Said, name: str) -> date | None:
    return date.fromisoformat(said[name]) if said.get(name) else None
