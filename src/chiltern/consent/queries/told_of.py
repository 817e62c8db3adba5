"""What the family was told, beside a decision: the last word to each of them, or that telling is unsafe (3.1, 8.3.1, 9.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chiltern.consent.models import Told
from chiltern.consent.queries import rows
from chiltern.consent.workings.kinds import TellingState, ToldOf
from chiltern.people.workings.matching_tokens import plain


@dataclass(frozen=True, slots=True)
class LastTold:
    """`whom`: by name, or `on_record`; neither where nobody said."""

    person: UUID
    state: TellingState
    whom: str
    on_record: UUID | None
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
        latest.setdefault((row.person_id, who), _last(row, whom))
    return tuple(latest.values())


def _last(row: Told, whom: Mapping[str, str]) -> LastTold:
    says = row.says
    return LastTold(
        person=row.person_id,
        state=TellingState(row.state),
        whom=whom.get("name", ""),
        on_record=UUID(whom["person"]) if "person" in whom else None,
        of=tuple(ToldOf(word) for word in says.get("of", ())),
        language=says.get("language", ""),
        why_unsafe=says.get("why_unsafe", ""),
        happened_at=row.happened_at,
    )
