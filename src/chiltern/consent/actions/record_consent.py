"""Writes down how somebody answered the question of consent, or why it was not asked (clauses 3.3, 9.1, 9.2)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.words import Act, Answer, ConsentBy, ConsentState, Delegated, InfoClass
from chiltern.consent import changes
from chiltern.consent.facts.givers import called_now, holds_responsibility
from chiltern.consent.queries.asking import is_marked
from chiltern.consent.queries.reach import insist_recipients, review_date, same_persons
from chiltern.consent.workings import checks
from chiltern.consent.workings.given import Competence, Consent, NotToAsk
from chiltern.consent.workings.kinds import HowAnswered, WhyNotAsk
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import must_be_older, must_see, on_record, seen
from chiltern.people.workings.given import Whom
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said
from chiltern.scheme.queries import law_at

__all__ = [
    "Answer",
    "Competence",
    "Consent",
    "ConsentBy",
    "ConsentState",
    "Delegated",
    "HowAnswered",
    "InfoClass",
    "NotToAsk",
    "Whom",
    "WhyNotAsk",
    "record_consent",
]


@recorded("consent.recorded")
def record_consent(*, by: Actor, person: UUID, stated: Consent) -> UUID:
    """The row's id. Raises Missing where the person, or somebody or something named, is not there; Invalid, Refused.

    Somebody whom one should not have asked is no reason to leave their answer out: the entry says that it was so.
    """
    row = seen(person)
    about(person)
    must_open(by, Act.RECORD_CONSENT)
    law = law_at(by.at)
    consent = checks.consent(stated, is_child=row.is_child, at=by.at, law=law)
    named = [consent.giver] if consent.giver else []
    must_see(on_record(*named, *(one.whom for one in consent.not_to_ask)))
    insist_recipients(by, consent.recipients)
    same_persons(person, consent.instead_of)
    if consent.by is ConsentBy.PARENT and consent.giver:
        must_be_older("giver", consent.giver.person, person)
        if consent.responsibility is Answer.NOT_KNOWN:
            consent = replace(consent, responsibility=holds_responsibility(by, row, consent.giver))
    consent = replace(consent, review_on=review_date(by, consent, law))
    unsafe = is_marked(person, consent.giver)
    made = changes.make_consent(by, row, consent, called_now(by, consent.giver))
    says = {"consent": said(consent), "asked_somebody_not_to_be_asked": unsafe}
    changes.follow(by, person, made[0].id)
    record(by=by, thing=person, says=says, rows=made)
    consent_id: UUID = made[0].id
    return consent_id
