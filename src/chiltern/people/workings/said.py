"""What was stated, as the sealed record keeps it: keys instead of sentences, no empty parts (clause 3.8)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID


def said(stated: Any) -> Any:
    """JSON-able; what was left empty is left out."""
    if is_dataclass(stated) and not isinstance(stated, type):
        parts = {field.name: said(getattr(stated, field.name)) for field in fields(stated)}
        return {name: value for name, value in parts.items() if value not in (None, "", [], {}, False)}
    if isinstance(stated, tuple | list):
        return [said(one) for one in stated]
    if isinstance(stated, Enum):
        return stated.value
    if isinstance(stated, date):
        return stated.isoformat()
    return str(stated) if isinstance(stated, UUID) else stated
