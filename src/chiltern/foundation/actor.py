"""Who acts, and when: made by the database from a token, never from a request's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.code_of_practice.words import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A post at this moment. `at` is the database's time; `way` names how the context was entered."""

    post: UUID
    agency: UUID
    practitioner: UUID
    role: Role
    readers: tuple[UUID, ...]
    conflicts: tuple[UUID, ...]
    at: datetime
    way: str = "session"


@dataclass(frozen=True, slots=True)
class Outsider:
    """Nobody in particular: the public, or a command of the machine's operator. Belongs to no agency."""

    at: datetime
    way: str
