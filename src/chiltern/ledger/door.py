"""The one door into the sealed record (clause 3.8): one act, one entry, in the act's own transaction.

It never waits for the tree: the entry lies in the outbox until the integrator seals it, within a minute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import ProgrammingError, models

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Refused
from chiltern.foundation.ids import OFFICE, new_id, random_bytes
from chiltern.ledger import openings, rows, signing
from chiltern.ledger.act import ActError, current
from chiltern.ledger.workings import row_digest
from chiltern.ledger.workings.canonical import base64_text, encode
from chiltern.ledger.workings.receipt import sign_receipt

_WRITE = """
with entry as (
  insert into ledger_entry (id, kind, at, commitment)
  values (%(entry)s, %(kind)s::text, %(at)s::timestamptz, %(c)s::bytea)),
opening as (insert into ledger_opening (id, entry, keeper, post, thing, kind, at, sealed)
  select o.id, %(entry)s::uuid, o.keeper, o.post, %(thing)s::uuid, %(kind)s::text, %(at)s::timestamptz, o.sealed
    from unnest(%(ids)s::uuid[], %(keepers)s::uuid[], %(posts)s::uuid[], %(sealed)s::bytea[])
      o (id, keeper, post, sealed))
insert into ledger_outbox (entry, commitment, parties) values (%(entry)s::uuid, %(c)s::bytea, %(keepers)s::uuid[])"""


class NotTheActor(ActError):
    """`by` is not who this transaction's context says, or holds the time of an earlier one."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was committed to, and when; it will be sealed within a minute."""

    entry: UUID
    commitment: bytes
    at: datetime

    def signed(self) -> str:
        """The receipt as a note signed by the service, to hand over."""
        return sign_receipt(self.commitment, self.at, name=signing.receipt_name(), key=signing.key())


def record(
    *,
    by: Actor | Outsider,
    thing: UUID | None = None,
    parties: Sequence[UUID] = (),
    says: Mapping[str, Any] | None = None,
    says_to: Mapping[UUID, Mapping[str, Any]] | None = None,
    rows: Sequence[models.Model] = (),
) -> Receipt:
    """Writes down the act under way; call it last, once, with the rows that the act inserted.

    `says` (names of letters and underscores; text, whole numbers, truth, dates, ids, lists and mappings of these,
    no floats) is for the acting agency alone. Every other party learns kind, time, thing and what `says_to` holds
    for it. Raises ActError outside an action or a second time, NotTheActor, rows.RowsUnseen, registry.NotSealed,
    and TypeError or ValueError for what cannot be written down.
    """
    act = current.get()
    if act is None:
        raise ActError("record() is called by an action decorated with @recorded")
    if act.entries:
        raise ActError(f"{act.kind} is recorded twice")
    act.entries += 1
    about, told = thing or act.thing, says_to or {}
    receipt = _write(by, act.kind, about, parties=parties, says=says or {}, says_to=told, inserted=rows)
    act.entry = receipt.entry
    return receipt


def record_refusal(*, by: Actor | Outsider, kind: str, thing: UUID | None, refusal: Refused) -> Receipt:
    """Writes down a refusal after its savepoint was rolled back, for the acting agency alone."""
    says = {"key": refusal.key, "clauses": list(refusal.clauses)}
    return _write(by, f"{kind}.refused", thing, parties=(), says=says, says_to={}, inserted=())


def _write(
    by: Actor | Outsider,
    kind: str,
    thing: UUID | None,
    *,
    parties: Sequence[UUID],
    says: Mapping[str, Any],
    says_to: Mapping[UUID, Mapping[str, Any]],
    inserted: Sequence[models.Model],
) -> Receipt:
    entry, seed = new_id(), random_bytes(32)
    acting, post = (by.agency, by.post) if isinstance(by, Actor) else (OFFICE, None)
    if wrong := [name for name in says if not name.isidentifier()]:
        raise ValueError(f"no names for what an entry says: {wrong}")
    fields = {
        "about": encode({"entry": entry, "kind": kind, "at": by.at, "thing": thing}),
        "by": _who(by),
        "rows": _digest(inserted),
        **{f"says.{name}": encode(value) for name, value in says.items()},
        **{f"told.{agency}": encode(told) for agency, told in says_to.items()},
    }
    commitment, salts = openings.commit_to(fields, seed)
    others = sorted({*parties, *says_to} - {acting})
    clear = [openings.whole(fields, seed)]
    clear += [openings.part(fields, salts, _shown(agency, says_to)) for agency in others]
    keepers, ids = [acting, *others], [new_id() for _ in clear]
    sealed = [openings.seal(*each) for each in zip(clear, ids, keepers, strict=True)]
    _insert(entry, kind, by.at, commitment, thing, ids, keepers, [post, *[None] * len(others)], sealed)
    return Receipt(entry, commitment, by.at)


def _insert(
    entry: UUID,
    kind: str,
    at: datetime,
    commitment: bytes,
    thing: UUID | None,
    ids: list[UUID],
    keepers: list[UUID],
    posts: list[UUID | None],
    sealed: list[bytes],
) -> None:
    values: dict[str, Any] = {
        "entry": entry,
        "kind": kind,
        "at": at,
        "c": commitment,
        "thing": thing,
        "ids": ids,
        "keepers": keepers,
        "posts": posts,
        "sealed": sealed,
    }
    try:
        prepared.run(_WRITE, values)
    except ProgrammingError as wrong:
        if "row-level security" not in str(wrong):
            raise
        raise NotTheActor("`by` must be the actor that entered this transaction's context last") from wrong


def _shown(agency: UUID, says_to: Mapping[UUID, Mapping[str, Any]]) -> tuple[str, ...]:
    return ("about", f"told.{agency}") if agency in says_to else ("about",)


def _who(by: Actor | Outsider) -> bytes:
    if isinstance(by, Outsider):
        return encode({"way": by.way})
    return encode(
        {
            "agency": by.agency,
            "post": by.post,
            "practitioner": by.practitioner,
            "role": str(by.role),
            "way": by.way,
        }
    )


def _digest(inserted: Sequence[models.Model]) -> bytes:
    which = rows.named(inserted)
    return encode({"digest": base64_text(row_digest.digest_rows(rows.stored(which))), "named": which})
