"""What came here on consent alone that has ended: withdrawn, or past its last day. Clauses 3.3, 3.10 and 9.1.

The lock answers for whoever reads what was shared, whether or not the withdrawal was let in to this post: the bar is
everybody's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chiltern.code_of_practice.words import ConsentState
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import day_in_london

_ON_CONSENT = """
select r.items, r.until,
  (select jsonb_object_agg(o.item, o.ended) from ctx.consent_over(%(of)s::uuid, %(today)s::date) o),
  (select s.id from sharing_consentstop s where s.disclosure = r.disclosure order by s.made_at desc, s.id limit 1)
  from sharing_restsonconsent r where r.disclosure = %(of)s::uuid"""
_OVER = "select item, ended from ctx.consent_over(%s::uuid, %s::date)"


def consent_over(by: Actor, disclosure: UUID) -> Mapping[UUID, ConsentState]:
    """The items, each with how its consent ended; none for whoever shared them, or once they are kept otherwise."""
    found = prepared.fetch(_OVER, [disclosure, day_in_london(by.at)])
    return {item: ConsentState(ended) for item, ended in found}


@dataclass(frozen=True, slots=True)
class OnConsent:
    """What of a disclosure goes on consent alone: which items, until when, what has ended of it, and where that stands."""

    items: tuple[UUID, ...]
    until: date | None
    over: Mapping[UUID, ConsentState]
    stop: UUID | None


def on_consent(by: Actor, disclosure: UUID) -> OnConsent | None:
    """For both sides; None where nothing of it does. Whoever shared it loses nothing by an end."""
    found = prepared.fetch(_ON_CONSENT, {"of": disclosure, "today": day_in_london(by.at)})
    if not found:
        return None
    items, until, over, stop = found[0]
    ended = {UUID(item): ConsentState(state) for item, state in json.loads(over or "{}").items()}
    return OnConsent(tuple(items), until, ended, stop)
