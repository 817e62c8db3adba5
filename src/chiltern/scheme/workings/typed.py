"""What the officer typed, read field by field; what cannot be is said at its field (clauses 1.1, 1.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from chiltern.foundation.gate import Invalid
from chiltern.scheme.workings.adding import MAY_HAVE, NEEDS
from chiltern.scheme.workings.corrections import FIELDS, as_read, insist_dates, reason_of, value_of
from chiltern.scheme.workings.known import NotAllowed

T = TypeVar("T")
LATER = "The date must be today or later: decisions made before keep the law they read"


def read_at(field: str, read: Callable[..., T], *typed: Any) -> T:
    """Raises Invalid at the field with what `read` says of it."""
    try:
        return read(*typed)
    except NotAllowed as wrong:
        raise Invalid(field, str(wrong)) from None


def why_of(typed: str) -> str:
    """Raises Invalid at `reason`."""
    return read_at("reason", reason_of, typed)


def insist_from_today(holds_from: date, today: date) -> None:
    """Raises Invalid at `holds_from` for a day that is over."""
    if holds_from < today:
        raise Invalid("holds_from", LATER)


def row_of(kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a new row, as they are stored. Raises Invalid at the first that is missing or wrong."""
    found: dict[str, Any] = {}
    for field in (*NEEDS[kind], *MAY_HAVE[kind]):
        text = typed.get(field, "").strip()
        if text:
            found[field] = read_at(field, value_of, field, text)
        elif field in NEEDS[kind]:
            raise Invalid(field, f"Fill in ‘{FIELDS[field]}’")
    as_they_read = {field: as_read(field, value) for field, value in found.items()}
    read_at("in_force_until", insist_dates, as_they_read)
    return found
