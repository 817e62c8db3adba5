"""Agreements between the demo's agencies: two in force, one of them past its review. Invented, as everything here. Clause 1.2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from chiltern.agencies.actions.agree_for_demo import agree_for_demo
from chiltern.agencies.queries import choices
from chiltern.agencies.workings.agreements import AgreementAsked
from chiltern.code_of_practice.words import InfoClass, Method, PassingOn
from chiltern.foundation.actor import Outsider
from chiltern.jobs.demo.places import own_post
from chiltern.jobs.demo.traffic import EARLY_HELP, SOCIAL_CARE

SCHOOLS = ("Cherry Orchard Primary School", "Long Meadow Primary School")
HEALTH = ("Chilternshire Health Visiting and School Nursing", "Millstream Surgery")
_YEAR = timedelta(days=365)


def agree(by: Outsider, today: date) -> None:
    """Each of them, in force."""
    known = {one.name: one.id for one in choices()}
    agree_for_demo(
        by=by, agreements=[(known[name], own_post(name), asked) for name, asked in agreements(known, today)]
    )


def agreements(known: Mapping[str, UUID], today: date) -> tuple[tuple[str, AgreementAsked], ...]:
    """Children's social care with two schools; early help with health visiting and a surgery, long not looked at.

    Each with the name of the agency that proposes it; `known`: agencies by name.
    """
    attendance = AgreementAsked(
        title="Attendance of children with a plan",
        says="The schools tell children’s social care each month how a child with a plan attends, and the same day when "
        "the child is missing without a reason.",
        others=tuple(known[name] for name in SCHOOLS),
        purposes=("child-in-need", "protect-from-harm"),
        classes=frozenset({InfoClass.GENERAL, InfoClass.EDUCATION}),
        basis="public-task",
        methods=frozenset({Method.SERVICE, Method.TELEPHONE}),
        passing_on=PassingOn.PROTECTS,
        review_on=today + _YEAR,
    )
    early = AgreementAsked(
        title="Early help for families with babies",
        says="Health visitors and the surgery tell early help which support a family was offered and took up.",
        others=tuple(known[name] for name in HEALTH),
        purposes=("early-help",),
        classes=frozenset({InfoClass.GENERAL, InfoClass.FAMILY, InfoClass.HEALTH}),
        basis="public-task",
        methods=frozenset({Method.SERVICE}),
        passing_on=PassingOn.ASK_ME,
        review_on=today - timedelta(days=40),
    )
    return (SOCIAL_CARE, attendance), (EARLY_HELP, early)
