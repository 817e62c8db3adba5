"""Acts on toys: enough to prove the record without any noun of the domain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from chiltern.foundation import access
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.sealed import keys
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import Receipt, record
from chiltern.ledger.registry import seal_columns
from tests.toys.models import Part, Toy

seal_columns("toys_toy", ["keeper", "made_at", "text"])
seal_columns("toys_part", ["keeper", "made_at", "toy", "text"])


@recorded("toy.made")
def make_toy(
    *,
    by: Actor,
    readers: Sequence[UUID],
    text: str = "a quiet word",
    parties: Sequence[UUID] = (),
    says: dict[str, Any] | None = None,
    says_to: dict[UUID, dict[str, Any]] | None = None,
    refuse: bool = False,
) -> tuple[Toy, Receipt]:
    """A toy with one part, which the Code may refuse at the last moment."""
    keys.make_agency_key(by.agency)
    toy = Toy(id=uuid4(), keeper=by.agency, made_at=by.at, text=text)
    access.bear(toy.id, by.agency, "toy")
    access.grant(readers, toy.id, kind="toy", sort_at=by.at)
    key = keys.make(toy.id, by.agency)
    toy.sealed_with(key).save(force_insert=True)
    part = Part(id=uuid4(), keeper=by.agency, made_at=by.at, toy=toy.id, text="a wheel").sealed_with(key)
    part.save(force_insert=True)
    if refuse:
        raise Refused("toy.too_loud", "This toy is too loud.", clauses=("3.8",))
    receipt = record(by=by, thing=toy.id, parties=parties, says=says, says_to=says_to, rows=[toy, part])
    return toy, receipt


@recorded("toy.wound_up")
def wind_up(*, by: Actor, toy: UUID, records: int = 1) -> Receipt | None:
    """Changes the one column that no digest covers; says so as often as told to."""
    about(toy)
    found = Toy.objects.filter(id=toy, keeper=by.agency).first()
    if found is None:
        raise Missing
    if found.state == "wound up":
        raise Refused("toy.wound_up_before", "Somebody wound it up before you.")
    found.state = "wound up"
    found.save(update_fields=["state"])
    receipt = None
    for _ in range(records):
        receipt = record(by=by, says={"state": found.state})
    return receipt


@recorded("toy.played_with")
def play(*, by: Actor, readers: Sequence[UUID]) -> None:
    """An act inside an act: a fault."""
    make_toy(by=by, readers=readers)
