"""Writes of bodies outside the Code that an act of a higher floor may call too. Clauses 3.6 and sign.1."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from chiltern.agencies.models import OutsideBody
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.foundation.actor import Actor
from chiltern.foundation.filing import Filing
from chiltern.foundation.gate import Invalid
from chiltern.foundation.ids import new_id


def name_body(by: Actor, given: BodyGiven) -> OutsideBody:
    """A body that the acting agency deals with. Raises Invalid where it has one of this name already."""
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
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Invalid("name", "Your agency has named a body like this already: open it in the list") from None
    filing.write()
    return row


def body_called(by: Actor, given: BodyGiven) -> tuple[OutsideBody, bool]:
    """The acting agency's body of this name, whatever the capitals, and whether it is new."""
    found = OutsideBody.objects.filter(keeper=by.agency, name__iexact=" ".join(given.name.split()))
    row = found.defer("described", "reach").first()
    return (row, False) if row else (name_body(by, given), True)
