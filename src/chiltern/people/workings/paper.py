"""What stands on paper in place of a name, and how the record is found by it again. Clauses 3.7 and 9.1.

It is taken from the record's own random id, so that nothing more is kept, and means nothing to whoever finds the paper.
"""

from __future__ import annotations

import re
from uuid import UUID

_REFERENCE = re.compile(r"[0-9A-F]{8}")


def reference_of(person: UUID) -> str:
    """Of one record: 1A2B-3C4D."""
    letters = person.hex[:8].upper()
    return f"{letters[:4]}-{letters[4:]}"


def between(typed: str) -> tuple[UUID, UUID] | None:
    """The first and the last id that such a reference can be of; None for a text that is none."""
    letters = re.sub(r"[\s\-–]", "", typed).upper()
    if _REFERENCE.fullmatch(letters) is None:
        return None
    return UUID(hex=letters + "0" * 24), UUID(hex=letters + "f" * 24)
