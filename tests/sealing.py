"""Sealing what one test's open transaction wrote: the integrator cannot see it, so its own steps are taken beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from chiltern.ledger import integrator
from chiltern.ledger.models import Entry
from tests import database


def seal_beside(entries: Iterable[UUID], parties: list[UUID]) -> None:
    """Gives entries that the acting post sees their places and numbers, in one batch with one head; these rows stay."""
    waiting = [(row.id, bytes(row.commitment), parties) for row in Entry.objects.filter(id__in=list(entries))]
    with database.connect(str(connection.settings_dict["NAME"])) as admin, admin.cursor() as cursor:
        raw: Any = cursor
        tree = integrator._restored(raw)
        integrator._store(raw, integrator._grow(tree, waiting, integrator._next_numbers(raw, waiting)), tree)
