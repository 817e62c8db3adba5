"""Whom not to ask, and why: said on every page before anyone does (clauses 9.1, 9.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.models import Consent
from chiltern.consent.queries import rows
from chiltern.consent.workings.kinds import WhyNotAsk
from chiltern.foundation.actor import Actor
from chiltern.people.facts import opened
from chiltern.people.workings.dates import today
from chiltern.people.workings.given import Whom
from chiltern.people.workings.matching_tokens import plain

UNSEEN = "somebody whose record you cannot see"
Marked = tuple[UUID, Mapping[str, Any]]
"""The row that says so, and what it says of one person."""


@dataclass(frozen=True, slots=True)
class NotToAskView:
    """Somebody who is not to be asked. `consent`: the row that says so."""

    called: str
    because: WhyNotAsk
    why: str
    consent: UUID
    person: UUID | None = None


def whom_not_to_ask(by: Actor, *people: UUID) -> tuple[NotToAskView, ...]:
    """About any of these people. Empty where nobody is marked, or they are not there for this post."""
    found = marked(rows.consents_of(people))
    known = opened(on_record(found)) if on_record(found) else {}
    names = {one.id: one.called(today(by.at)) for one in known.values()}
    return views(found, names)


def is_marked(person: UUID, whom: Whom | None) -> bool:
    """Whether somebody is marked as not to be asked about this person: on record, or by the same name."""
    return whom is not None and any(_same(one, whom) for one in marked(rows.consents(person)))


def marked(answers: Sequence[Consent]) -> list[Marked]:
    """Everybody whom an opened row says not to ask; a row that another answer stands for says nothing any more.

    Taking a yes back is no answer to that: whom nobody may ask is still not to be asked.
    """
    replaced = {row.instead_of_id for row in answers if row.state != ConsentState.WITHDRAWN}
    return [
        (row.id, one) for row in answers if row.id not in replaced for one in row.says.get("not_to_ask", ())
    ]


def on_record(found: Iterable[Marked]) -> set[UUID]:
    """Those of them who are on record here."""
    return people_in(one["whom"] for _, one in found)


def people_in(stored: Iterable[Mapping[str, str]]) -> set[UUID]:
    """The records among people as they are stored."""
    return {UUID(one["person"]) for one in stored if "person" in one}


def views(found: Iterable[Marked], names: Mapping[UUID, str]) -> tuple[NotToAskView, ...]:
    """`names`: of those whose record this post sees."""
    return tuple(_view(consent, one, names) for consent, one in found)


def whom_of(stored: Mapping[str, str]) -> Whom:
    """Somebody as a row names them."""
    return Whom(person=UUID(stored["person"])) if "person" in stored else Whom(name=stored["name"])


def _view(consent: UUID, one: Mapping[str, Any], names: Mapping[UUID, str]) -> NotToAskView:
    whom = whom_of(one["whom"])
    return NotToAskView(
        called=whom.name if whom.person is None else names.get(whom.person, UNSEEN),
        because=WhyNotAsk(one["because"]),
        why=one.get("why", ""),
        consent=consent,
        person=whom.person if whom.person in names else None,
    )


def _same(one: Marked, whom: Whom) -> bool:
    named = whom_of(one[1]["whom"])
    if named.person is not None and whom.person is not None:
        return named.person == whom.person
    return bool(named.name) and plain(named.name) == plain(whom.name)
