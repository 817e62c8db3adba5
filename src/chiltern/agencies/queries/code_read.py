"""Who has acknowledged which version of the Code. Clause sign.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.models import CodeRead
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import CodeAsSigned, code_on, day_in_london


def code_in_force(by: Actor) -> CodeAsSigned | None:
    """The version of this day."""
    return code_on(day_in_london(by.at))


def has_read(by: Actor, version: UUID) -> bool:
    """Whether the acting practitioner, in any post, has acknowledged it."""
    return CodeRead.objects.filter(practitioner=by.practitioner, version=version).exists()


def has_code_to_read(by: Actor) -> bool:
    """Whether the version in force waits to be acknowledged by the acting practitioner."""
    version = code_in_force(by)
    return version is not None and not has_read(by, version.id)
