"""The receipt of one act, as a party to it reads it: what, when, the commitment, the promise, its own number (3.8).

Row security answers for who may: one's own acts, and acts on what one can see. Anyone else's is not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.ledger import openings, signing
from chiltern.ledger.proofs import proofs_of
from chiltern.ledger.workings.canonical import base64_text
from chiltern.ledger.workings.proof import Proof
from chiltern.ledger.workings.receipt import sign_receipt

_OPENING = """
select o.id, o.kind, o.at, o.sealed, e.commitment,
    (select c.counter from ledger_counter c where c.entry = o.entry and c.agency = %(mine)s::uuid)
  from ledger_opening o join ledger_entry e on e.id = o.entry
 where o.entry = %(entry)s::uuid and o.keeper = %(mine)s::uuid"""


@dataclass(frozen=True, slots=True)
class Acted:
    """Who acted, as the acting agency's own opening says; nothing where somebody from outside did."""

    post: UUID | None
    role: str


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """One act. `by` is None for a party that did not act: it learns what was done, not who did it."""

    entry: UUID
    kind: str
    at: datetime
    by: Acted | None
    commitment: str
    note: str
    """The receipt as the service signed it."""
    number: int | None
    """The agency's own, once sealed."""
    proof: Proof | None
    says: Mapping[str, Any]
    """What the entry says besides, as the acting agency's own opening has it; nothing for another party."""


def receipt(by: Actor, entry: UUID) -> ReceiptView:
    """Raises Missing for an act that is not this post's to see."""
    rows = prepared.fetch(_OPENING, {"entry": entry, "mine": by.agency})
    if not rows:
        raise Missing
    ((row, kind, at, sealed, commitment, number),) = rows
    opened = openings.check(openings.unseal(bytes(sealed), row, by.agency), bytes(commitment))
    return ReceiptView(
        entry=entry,
        kind=kind,
        at=at,
        by=acted(opened.fields),
        commitment=base64_text(bytes(commitment)),
        note=note(bytes(commitment), at),
        number=number,
        proof=proofs_of(by, [entry]).get(entry) if number else None,
        says={
            name.removeprefix("says."): json.loads(value)
            for name, value in opened.fields.items()
            if name.startswith("says.")
        },
    )


def acted(fields: Mapping[str, bytes]) -> Acted | None:
    """Who acted, where the opening says so."""
    if "by" not in fields:
        return None
    said: dict[str, Any] = json.loads(fields["by"])
    return Acted(UUID(said["post"]) if said.get("post") else None, str(said.get("role", "")))


def note(commitment: bytes, at: datetime) -> str:
    """The receipt of an act, the same whenever it is asked for."""
    return sign_receipt(commitment, at, name=signing.receipt_name(), key=signing.key())


def public_key() -> str:
    """What receipts and proofs are checked with, in base64: 32 bytes of Ed25519."""
    return base64_text(signing.key().public_key().public_bytes_raw())
