"""Proofs for a party's own entries: its number, and the entry's place in the signed tree (clause 3.8).

Global index and tree size stand in the files alone. What a post may not read it cannot prove either: the database
gives nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.ledger.integrator import hashes_in
from chiltern.ledger.workings.newest import Newest
from chiltern.ledger.workings.proof import Proof

_PLACES = "select * from ctx.places(%s::uuid[])"
_HEAD = "select * from ctx.head(%s::bigint)"


@dataclass(frozen=True, slots=True)
class _Head:
    """The head that sealed an entry first."""

    checkpoint: str
    tree: Newest


def proofs_of(by: Actor, entries: Iterable[UUID]) -> dict[UUID, Proof]:
    """The proofs of those of the entries that this post may read and that are sealed."""
    heads: dict[int, _Head] = {}
    found = {}
    for entry, commitment, counter, salt, seats, index, size in prepared.fetch(_PLACES, [list(entries)]):
        head = heads.get(size) or heads.setdefault(size, _head(size))
        found[entry] = Proof(
            commitment=bytes(commitment),
            agency=by.agency,
            counter=counter,
            salt=bytes(salt),
            seats=tuple(bytes(seat) for seat in seats),
            leaf_index=index,
            tree_size=size,
            inclusion=tuple(head.tree.inclusion(index)),
            checkpoint=head.checkpoint,
        )
    return found


def _head(size: int) -> _Head:
    ((checkpoint, before, frontier, leaves),) = prepared.fetch(_HEAD, [size])
    return _Head(checkpoint, Newest(before, hashes_in(bytes(frontier)), [bytes(leaf) for leaf in leaves]))
