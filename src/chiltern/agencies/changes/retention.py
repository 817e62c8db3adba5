"""Writes that an agency's retention rules run. No gate and no entry here. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import RetentionConfirmed
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id


def confirm(by: Actor, rules: UUID, goes: int) -> RetentionConfirmed:
    """From now on, in this post's name."""
    row = RetentionConfirmed(
        id=new_id(), keeper=by.agency, made_at=by.at, rules_id=rules, goes=goes, confirmed_by=by.post
    )
    row.save(force_insert=True)
    return row
