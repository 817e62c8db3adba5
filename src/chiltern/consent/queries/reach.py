"""What an action on consent may reach, and what it takes from the scheme (clauses 3.3, 9.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from chiltern.agencies.facts import facts_of_agencies
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.whose_answer import GIVEN
from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.models import Consent
from chiltern.consent.workings import given
from chiltern.consent.workings.review import months_later
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.people.queries.reach import seen
from chiltern.people.workings import dates


def insist_recipients(by: Actor, recipients: Sequence[UUID]) -> None:
    """Raises Missing where one is neither an agency nor a body outside the Code that this agency knows."""
    if recipients:
        facts_of_agencies(recipients, dates.today(by.at))


def same_persons(person: UUID, consent: UUID | None) -> None:
    """Raises Missing where the row that another one is to stand for is not about the same person."""
    if consent is not None and not Consent.objects.filter(id=consent, person=person).exists():
        raise Missing


def in_hand(consent: UUID) -> Consent:
    """An answer, opened; its person's rows wait until the act is done. Raises Missing."""
    person = Consent.objects.filter(id=consent).values_list("person_id", flat=True).first()
    if person is None:
        raise Missing
    key = seen(person).key_of_thing()
    row: Consent = Consent.objects.get(id=consent).sealed_with(key)
    return row


def insist_can_be_withdrawn(row: Consent) -> None:
    """Raises AlreadyDone where it is withdrawn or replaced, Refused where there is nothing to take back."""
    later = Consent.objects.filter(instead_of=row.id).order_by("-made_at").first()
    if later is not None and later.state == ConsentState.WITHDRAWN:
        raise AlreadyDone(
            "consent.already_withdrawn", "This consent is withdrawn already.", by_thing=later.id
        )
    if later is not None:
        raise AlreadyDone(
            "consent.replaced", "A newer answer stands for this one: withdraw that one.", by_thing=later.id
        )
    if row.state not in GIVEN:
        raise Refused(
            "consent.none_to_withdraw", "Only a consent that was given can be withdrawn.", clauses=("3.3",)
        )


def review_date(by: Actor, stated: given.Consent, law: Book) -> date | None:
    """When a consent is looked at again: as stated, else after the scheme's months, and never after its last day."""
    if stated.state not in GIVEN:
        return None
    first = stated.since or dates.today(by.at)
    usual = stated.review_on or months_later(first, law.setting("consent_review_months"))
    return min(usual, stated.until) if stated.until else usual
