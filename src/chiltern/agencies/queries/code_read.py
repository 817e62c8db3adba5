"""Who has acknowledged which version of the Code. Clause sign.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.agencies.models import CodeRead
from chiltern.agencies.workings.posts import REPRESENTING
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import CodeAsSigned, code_on, day_in_london


@dataclass(frozen=True, slots=True)
class CodeReadAtHome:
    """Which of the acting agency's people have acknowledged the version in force, each since when."""

    label: str
    since: Mapping[UUID, datetime]


CODE_WAITS = """exists (
  select 1 from (select id from scheme_codeversion where in_force_from <= %s::date
    order by in_force_from desc, made_at desc limit 1) v
   where not exists (select 1 from agencies_coderead r where r.practitioner_id = %s::uuid and r.version = v.id))"""


def code_in_force(by: Actor) -> CodeAsSigned | None:
    """The version of this day."""
    return code_on(day_in_london(by.at))


def has_read(by: Actor, version: UUID) -> bool:
    """Whether the acting practitioner, in any post, has acknowledged it."""
    return CodeRead.objects.filter(practitioner=by.practitioner, version=version).exists()


def has_code_to_read(by: Actor) -> bool:
    """Whether the version in force waits to be acknowledged by the acting practitioner."""
    ((waits,),) = prepared.fetch(f"select {CODE_WAITS}", [day_in_london(by.at), by.practitioner])
    return bool(waits)


def read_at_home(by: Actor) -> CodeReadAtHome | None:
    """For the representative and deputies, of their own agency; None for anybody else, and before there is a version.

    Somebody who works at two agencies is asked by each: neither learns what was said at the other.
    """
    version = code_in_force(by) if by.role in REPRESENTING else None
    if version is None:
        return None
    rows = CodeRead.objects.filter(keeper=by.agency, version=version.id)
    return CodeReadAtHome(version.label, dict(rows.values_list("practitioner", "made_at")))
