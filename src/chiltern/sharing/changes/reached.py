"""Writes how a body outside the Code was reached, or answered. No gate and no entry here. Clauses 3.6 and 3.7."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import CallSide
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.sharing.models import ReachedOutside
from chiltern.sharing.workings.following import ToldGiven


def write_reached(by: Actor, thing: UUID, key: bytes, side: CallSide, said: ToldGiven) -> ReachedOutside:
    """Once for each side of a thing. Raises AlreadyDone where a colleague was a moment earlier."""
    row: ReachedOutside = ReachedOutside(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        thing=thing,
        side=side,
        method=said.method,
        happened_at=said.happened_at,
        whom=said.to_whom,
        checked=said.checked,
        terms=said.terms or None,
        written_by=by.post,
    ).sealed_with(key)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone("outside.written_down", "A colleague has written this down already.") from None
    return row
