"""New rows of consent, competence and telling, sealed with the person's key (clauses 3.3, 9.1, 9.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from chiltern.consent.models import Competence, Consent, Told
from chiltern.consent.workings import given
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import new_id, new_reference
from chiltern.people.changes import also_names
from chiltern.people.models import Person
from chiltern.people.workings.given import Whom
from chiltern.people.workings.said import said

# What has a column of its own, or a row; all the rest of an answer lies sealed.
_CLEAR = {
    "state",
    "by",
    "recipients",
    "purposes",
    "classes",
    "since",
    "until",
    "review_on",
    "happened_at",
    "competence",
    "instead_of",
}


def make_consent(by: Actor, person: Person, stated: given.Consent, giver_name: str) -> list[Any]:
    """One checked answer, and the judgement of competence that came with it; the answer comes first.

    `giver_name`: how the giver is called now, kept with the answer: an answer stays somebody's when a record changes.
    """
    giver = stated.giver.person if stated.giver else None
    row = Consent(
        **_of(by, person, stated),
        reference=new_reference(),
        state=stated.state,
        by=stated.by,
        giver_id=giver,
        recipients=list(stated.recipients),
        purposes=list(stated.purposes),
        classes=None if stated.classes is None else sorted(stated.classes),
        since=stated.since,
        until=stated.until,
        review_on=stated.review_on,
        instead_of_id=stated.instead_of,
        says=_rest(stated, _CLEAR) | ({"giver_name": giver_name} if giver_name else {}),
    )
    row.sealed_with(person.key_of_thing())
    prepared.insert([row])
    _name(person.id, (stated.giver, *(one.whom for one in stated.not_to_ask)))
    judged = [make_competence(by, person, stated.competence)] if stated.competence else []
    return [row, *judged]


def make_competence(by: Actor, person: Person, stated: given.Competence) -> Competence:
    """One checked judgement."""
    row = Competence(
        **_of(by, person, stated),
        purposes=list(stated.purposes),
        says=_rest(stated, {"purposes", "happened_at"}),
    )
    row.sealed_with(person.key_of_thing())
    prepared.insert([row])
    return row


def make_told(by: Actor, person: Person, stated: given.Told) -> Told:
    """What somebody was told, checked."""
    row = Told(**_of(by, person, stated), state=stated.state, says=_rest(stated, {"state", "happened_at"}))
    row.sealed_with(person.key_of_thing())
    prepared.insert([row])
    _name(person.id, (stated.whom,))
    return row


def _of(by: Actor, person: Person, stated: Any) -> dict[str, Any]:
    return {
        "id": new_id(),
        "keeper": by.agency,
        "made_at": by.at,
        "person_id": person.id,
        "happened_at": stated.happened_at,
        "post": by.post,
    }


def _rest(stated: Any, clear: set[str]) -> dict[str, Any]:
    return {name: value for name, value in said(stated).items() if name not in clear}


def _name(person: UUID, named: Iterable[Whom | None]) -> None:
    """From now on a conflict with any of these hides the record."""
    also_names(person, [whom.person for whom in named if whom is not None and whom.person is not None])
