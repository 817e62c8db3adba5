"""Agreements between agencies of the cast, made by the real actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from chiltern.agencies.actions.propose_agreement import propose_agreement
from chiltern.agencies.actions.sign_agreement import sign_agreement
from chiltern.agencies.workings.agreements import AgreementAsked
from chiltern.code_of_practice.words import InfoClass, Method, PassingOn
from chiltern.scheme.queries import day_in_london
from tests.cast import At, Cast

TITLE = "Attendance of children with a plan"


def asked(cast: Cast, *others: At, **changes: Any) -> AgreementAsked:
    """What the school proposes to these, changed as said: for a child in need, reviewed in a year."""
    today = day_in_london(cast.become(cast.school.representative).at)
    whole: dict[str, Any] = {
        "title": TITLE,
        "says": "The school tells each month how a child with a plan attends.",
        "others": tuple(other.agency for other in others),
        "purposes": ("child-in-need",),
        "classes": frozenset({InfoClass.GENERAL, InfoClass.EDUCATION}),
        "basis": "public-task",
        "methods": frozenset({Method.SERVICE, Method.TELEPHONE}),
        "passing_on": PassingOn.ASK_ME,
        "review_on": today + timedelta(days=365),
    }
    return AgreementAsked(**{**whole, **changes})


def proposed(cast: Cast, *others: At, **changes: Any) -> UUID:
    """By the school's representative, who signs it with that."""
    given = asked(cast, *others, **changes)
    return UUID(str(propose_agreement(by=cast.become(cast.school.representative), asked=given).id))


def in_force(cast: Cast, *others: At, **changes: Any) -> UUID:
    """Signed by each of them."""
    made = proposed(cast, *others, **changes)
    for other in others:
        sign_agreement(by=cast.become(other.representative), agreement_id=made)
    return made
