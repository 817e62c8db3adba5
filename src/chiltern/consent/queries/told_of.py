"""What the family was told, beside a decision: the last word to each of them, or that telling is unsafe (3.1, 8.3.1, 9.1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.consent.models import Told
from chiltern.consent.queries import rows
from chiltern.consent.workings.kinds import TellingState, ToldOf
from chiltern.people.workings.matching_tokens import plain


@dataclass(frozen=True, slots=True)
class LastTold:
    """`whom`: as they were named; empty for somebody on record, whom the record itself names."""

    person: UUID
    state: TellingState
    whom: str
    of: tuple[ToldOf, ...]
    language: str
    why_unsafe: str
    happened_at: datetime


def last_told(people: Collection[UUID]) -> tuple[LastTold, ...]:
    """About those of these people whom this post sees, the latest first. One statement, and none for nobody."""
    latest = dict[tuple[UUID, str], LastTold]()
    for row in rows.tellings_of(people):
        whom = row.says.get("whom", {})
        who = whom.get("person") or plain(whom.get("name", ""))
        latest.setdefault((row.person_id, who), _last(row, whom.get("name", "")))
    return tuple(latest.values())


def _last(row: Told, whom: str) -> LastTold:
    says = row.says
    return LastTold(
        person=row.person_id,
        state=TellingState(row.state),
        whom=whom,
        of=tuple(ToldOf(word) for word in says.get("of", ())),
        language=says.get("language", ""),
        why_unsafe=says.get("why_unsafe", ""),
        happened_at=row.happened_at,
    )
