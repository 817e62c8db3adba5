"""The same form sent a hundred times makes one row and gives one answer."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.models import FormOnce

_BEGIN = """
insert into foundation_formonce (post, form, at, leads_to) values (%s, %s, %s, '') on conflict do nothing"""
_FINISH = "update foundation_formonce set leads_to = %s where post = %s::uuid and form = %s::uuid"


def begin(by: Actor, form: UUID) -> str | None:
    """None where the form is to be acted on: the first time, or after it was refused. Else where its answer led.

    A second sender waits here for the first one's transaction.
    """
    if prepared.run(_BEGIN, [by.post, form, by.at]):
        return None
    rows = FormOnce.objects.select_for_update().filter(post=by.post, form=form)
    return rows.values_list("leads_to", flat=True).get() or None


def finish(by: Actor, form: UUID, leads_to: str) -> None:
    """Keeps where the answer leads."""
    prepared.run(_FINISH, [leads_to, by.post, form])
