"""Sealed rows by their ids, each able to open its texts: one constant statement for each table. Serves clause 3.7."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import SealedRow, attach

R = TypeVar("R", bound=SealedRow)


def rows(model: type[R], ids: Collection[UUID]) -> list[R]:
    """Those that the acting post sees, in no order. Raises keys.NoKey where a thing's key was not handed to its agency."""
    found = prepared.load(model, _statement(model), [list(ids)]) if ids else []
    attach(found)
    return found


def row(model: type[R], thing: UUID) -> R | None:
    """One of them, or None for an unknown and for a hidden one alike."""
    return next(iter(rows(model, [thing])), None)


@lru_cache
def _statement(model: type[SealedRow]) -> str:
    own = model.thing_of_key is SealedRow.thing_of_key
    key = f", {keys.HELD_BY_SQL.format(thing='t.id')}" if own else ""
    return f"select t.*{key}{model.also_read} from {model._meta.db_table} t where t.id = any(%s::uuid[])"  # noqa: S608  names of ours
