"""Who gave these answers, by name, for whoever sees whom they are about (clauses 3.3 and 9.1)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from chiltern.consent.models import Consent
from chiltern.consent.queries.rows import opened_by_key

_NAMED = """
select r.*, (select uuid_send(w.agency) || w.wrapped from foundation_keywrap w where w.thing = r.person_id) as persons_key
  from consent_consent r where r.id = any(%s::uuid[])"""


def givers(consents: Collection[UUID]) -> dict[UUID, str]:
    """The name as it was then, by the answer's id; empty where the person answered for themselves.

    What this post does not see is left out. One statement.
    """
    rows = opened_by_key(Consent, _NAMED, sorted(consents))
    return {row.id: row.says.get("giver_name", "") for row in rows}
