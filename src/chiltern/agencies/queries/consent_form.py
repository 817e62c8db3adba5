"""The acting agency's own consent form, as it stands. Clauses 1.3 and 9.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chiltern.agencies.models import OwnConsentForm
from chiltern.agencies.workings.consent_form import AnswerKind, OwnQuestion
from chiltern.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class OwnFormView:
    """Words and questions; `since` is None where the agency has none of its own."""

    wording: str = ""
    questions: tuple[OwnQuestion, ...] = ()
    since: datetime | None = None


def own_consent_form(by: Actor) -> OwnFormView:
    """The latest; empty where nothing was written down. Others' are not theirs to read."""
    row = OwnConsentForm.objects.filter(keeper=by.agency).order_by("-made_at", "-id").first()
    if row is None:
        return OwnFormView()
    questions = tuple(OwnQuestion(one["asks"], AnswerKind(one["kind"])) for one in row.questions)
    return OwnFormView(row.wording, questions, row.made_at)
