"""Writes of bodies outside the Code that an act of a higher floor may call too. Clauses 3.6 and sign.1."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.agencies.models import OutsideBody, OutsideSaid
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id


def name_body(by: Actor, given: BodyGiven) -> tuple[OutsideBody, OutsideSaid]:
    """A body that the acting agency deals with, and what is known of it now.

    Raises Invalid where it has one of this name already.
    """
    filing = Filing(by)
    row = OutsideBody(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        name=" ".join(given.name.split()),
        function=given.function,
        statutory_duty=given.statutory_duty,
        described=given.described,
        reach=given.reach,
        commissioned_by=given.commissioned_by,
        named_by=by.post,
    )
    row.sealed_with(filing.bear_sealed(row.id, "outside_body"))
    _save(row, force_insert=True)
    filing.write()
    return row, _said(row, 1, by.post, by.at)


def change_body(by: Actor, body: OutsideBody, given: BodyGiven) -> list[OutsideSaid]:
    """What is known of it from now on, the last of the rows that this makes. Raises Invalid as `name_body`.

    A body that was named before its states were kept gets its first one now, as it was named.
    """
    number = OutsideSaid.objects.filter(body=body).count()
    made = [] if number else [_said(body, 1, body.named_by, body.made_at)]
    body.name, body.function = " ".join(given.name.split()), given.function
    body.statutory_duty, body.described, body.reach = given.statutory_duty, given.described, given.reach
    _save(body, update_fields=["name", "function", "statutory_duty", "described", "reach"])
    return [*made, _said(body, max(number, 1) + 1, by.post, by.at)]


def _save(row: OutsideBody, **how: Any) -> None:
    try:
        with transaction.atomic():
            row.save(**how)
    except IntegrityError:
        raise Invalid("name", "Your agency has named a body like this already: open it in the list") from None


def _said(body: OutsideBody, number: int, post: UUID, at: datetime) -> OutsideSaid:
    row: OutsideSaid = OutsideSaid(
        id=new_id(),
        keeper=body.keeper,
        made_at=at,
        body=body,
        number=number,
        name=body.name,
        function=body.function,
        statutory_duty=body.statutory_duty,
        described=body.described,
        reach=body.reach,
        said_by=post,
    ).sealed_with(body.key_of_thing())
    row.save(force_insert=True)
    return row


def body_called(by: Actor, given: BodyGiven) -> tuple[OutsideBody, list[OutsideBody | OutsideSaid]]:
    """The acting agency's body of this name, whatever the capitals, and the rows that are new with it."""
    found = OutsideBody.objects.filter(keeper=by.agency, name__iexact=" ".join(given.name.split()))
    row = found.defer("described", "reach").first()
    if row is not None:
        return row, []
    made = name_body(by, given)
    return made[0], [*made]
