"""Membership decides the route, never the lawfulness: what the page adds, and whose routine requests wait.

Clauses sign.1, 3.9, 7.1. A suspension limits an agency's requests, never urgent sharing to it or from it.
"""

from __future__ import annotations

from chiltern.code_of_practice.facts import AgencyFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons import (
    IDENTITY_NOT_CHECKED,
    OUTSIDE_THE_CODE,
    REGISTRATION_LAPSED,
    SENSITIVE_SERVICE,
    SUSPENDED,
)
from chiltern.code_of_practice.reasons_for_acts import SUSPENDED_ROUTINE, SUSPENDED_URGENT
from chiltern.code_of_practice.words import AgencyState, Answer, Urgency


def is_signatory(agency: AgencyFacts) -> bool:
    """Whether it has been admitted and has not left. A suspended agency is still a signatory."""
    return agency.state is AgencyState.ADMITTED


def notes_between(provider: AgencyFacts, recipient: AgencyFacts) -> tuple[Reason, ...]:
    """What the page adds about the two; none of it changes a standing."""
    notes = []
    if not (is_signatory(provider) and is_signatory(recipient)):
        notes.append(OUTSIDE_THE_CODE)
    if provider.suspended or recipient.suspended:
        notes.append(SUSPENDED)
    if recipient.identity_stands is not Answer.YES:
        notes.append(IDENTITY_NOT_CHECKED)
    if recipient.registration_lapsed:
        notes.append(REGISTRATION_LAPSED)
    if provider.sensitive:
        notes.append(SENSITIVE_SERVICE)
    return tuple(notes)


def may_ask_now(asker: AgencyFacts, urgency: Urgency) -> Reason | None:
    """What a suspension says of a new request: it waits, it goes on, or (None) there is no suspension."""
    if not asker.suspended:
        return None
    urgent = urgency in (Urgency.IMMEDIATE, Urgency.URGENT)
    return SUSPENDED_URGENT if urgent else SUSPENDED_ROUTINE
