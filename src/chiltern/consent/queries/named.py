"""Who gave these answers and which limits they set, for whoever sees whom they are about (clauses 3.3 and 9.1)."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from chiltern.consent.models import Consent
from chiltern.consent.queries.rows import opened_by_key

_NAMED = """
select r.*, (select uuid_send(w.agency) || w.wrapped from foundation_keywrap w where w.thing = r.person_id) as persons_key
  from consent_consent r where r.id = any(%s::uuid[])"""


class Giver(NamedTuple):
    """The name as it was then, empty where the person answered for themselves; and their limits, in their words."""

    name: str
    limits: str


def givers(consents: Collection[UUID]) -> dict[UUID, Giver]:
    """By the answer's id. What this post does not see is left out. One statement."""
    rows = opened_by_key(Consent, _NAMED, sorted(consents))
    return {row.id: Giver(row.says.get("giver_name", ""), row.says.get("limits", "")) for row in rows}
