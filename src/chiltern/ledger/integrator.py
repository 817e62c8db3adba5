"""Seals what was written down: gives each entry its place in the tree and its parties their numbers, and
signs the new head (clause 3.8).

It takes what is not yet sealed, in any order of commit: by 'id greater than the last one seen' it would lose
what commits late. A batch is one transaction under one lock: killed anywhere, it loses and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from chiltern.foundation.ids import random_bytes
from chiltern.ledger import signing
from chiltern.ledger.workings import checkpoint
from chiltern.ledger.workings.canonical import HASH_BYTES
from chiltern.ledger.workings.commitment import entry_leaf
from chiltern.ledger.workings.errors import MismatchError
from chiltern.ledger.workings.merkle import EMPTY_ROOT, Frontier
from chiltern.ledger.workings.parties import new_seed, salts_of_room, seat_parties

BATCH = 5000
_LOCK = "select pg_try_advisory_xact_lock(hashtext('chiltern integrator'))"

_TAKE = "select entry, commitment, parties from ledger_outbox limit %s"
_TAKEN_BEFORE = "select entry from ledger_leaf where entry = any(%s)"
_LAST_HEAD = "select size, root, checkpoint, frontier from ledger_head order by size desc limit 1"
_LAST_LEAF = "select sequence from ledger_leaf order by sequence desc limit 1"
_LAST_NUMBERS = """
select a, (select c.counter from ledger_counter c where c.agency = a order by c.counter desc limit 1)
  from unnest(%s::uuid[]) a"""
_ADD_LEAVES = """
insert into ledger_leaf (sequence, entry, commitment, party_root, leaf_hash, seed)
select * from unnest(%s::bigint[], %s::uuid[], %s::bytea[], %s::bytea[], %s::bytea[], %s::bytea[])"""
_ADD_NUMBERS = """
insert into ledger_counter (agency, counter, entry)
select * from unnest(%s::uuid[], %s::bigint[], %s::uuid[])"""
_ADD_HEAD = """
insert into ledger_head (size, root, checkpoint, frontier, at) values (%s, %s, %s, %s, clock_timestamp())"""
_EMPTY = "delete from ledger_outbox where entry = any(%s)"

Waiting = list[tuple[UUID, bytes, list[UUID]]]


@dataclass(slots=True)
class _Batch:
    """What a batch adds: leaves and numbers, as columns."""

    leaves: list[tuple[int, UUID, bytes, bytes, bytes, bytes]] = field(default_factory=list)
    numbers: list[tuple[UUID, int, UUID]] = field(default_factory=list)


def seal(using: str = "default", most: int = BATCH) -> int:
    """Seals up to `most` entries, and says how many; 0 too where another integrator is at work.

    Raises RecordError, and signs nothing, where the stored tree is not the one that the last head signed.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(_LOCK)
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_TAKE, [most])
        taken: Waiting = [(entry, bytes(c), parties) for entry, c, parties in cursor.fetchall()]
        if not taken:
            return 0
        waiting = _not_sealed(cursor, taken)
        if waiting:
            tree = _restored(cursor)
            _store(cursor, _grow(tree, waiting, _next_numbers(cursor, waiting)), tree)
        cursor.execute(_EMPTY, [[entry for entry, _, _ in taken]])
    return len(waiting)


def parties_of(seed: bytes, numbers: dict[UUID, int]) -> bytes:
    """The root over an entry's parties and their numbers, drawn from the leaf's seed."""
    ordered = {agency: numbers[agency] for agency in sorted(numbers)}
    return seat_parties(ordered, random_bytes=salts_of_room(seed)).root


def _not_sealed(cursor: Any, taken: Waiting) -> Waiting:
    # Nothing honest sends an entry twice; whoever does shall neither double it nor stop the sealing.
    cursor.execute(_TAKEN_BEFORE, [[entry for entry, _, _ in taken]])
    before = {entry for (entry,) in cursor.fetchall()}
    return [each for each in taken if each[0] not in before]


def _restored(cursor: Any) -> Frontier:
    cursor.execute(_LAST_LEAF)
    last = cursor.fetchone()
    leaves = last[0] + 1 if last else 0
    cursor.execute(_LAST_HEAD)
    head = cursor.fetchone()
    size, root, note, frontier = head or (0, EMPTY_ROOT, None, b"")
    tree = Frontier(size, hashes_in(bytes(frontier)))
    if note is not None:
        signed = checkpoint.verify(note, origin=signing.log_name(), key=signing.key().public_key())
        root = signed.root if (signed.size, signed.root) == (size, bytes(root)) else b""
    if leaves != size or tree.root() != root:
        raise MismatchError("the stored tree is not the one that the last head signed; nothing was sealed")
    return tree


def hashes_in(frontier: bytes) -> list[bytes]:
    """The hashes of a stored frontier, one after another."""
    return [frontier[start : start + HASH_BYTES] for start in range(0, len(frontier), HASH_BYTES)]


def _next_numbers(cursor: Any, waiting: Waiting) -> dict[UUID, int]:
    cursor.execute(_LAST_NUMBERS, [sorted({agency for _, _, parties in waiting for agency in parties})])
    return {agency: (counter or 0) + 1 for agency, counter in cursor.fetchall()}


def _grow(tree: Frontier, waiting: Waiting, following: dict[UUID, int]) -> _Batch:
    batch = _Batch()
    for entry, commitment, parties in waiting:
        numbers = {}
        for agency in set(parties):
            numbers[agency] = following[agency]
            following[agency] += 1
            batch.numbers.append((agency, numbers[agency], entry))
        seed = new_seed(random_bytes)
        root = parties_of(seed, numbers)
        leaf = entry_leaf(commitment, root)
        batch.leaves.append((tree.size, entry, commitment, root, leaf, seed))
        tree.append(leaf)
    return batch


def _store(cursor: Any, batch: _Batch, tree: Frontier) -> None:
    cursor.execute(_ADD_LEAVES, _columns(batch.leaves))
    cursor.execute(_ADD_NUMBERS, _columns(batch.numbers))
    root = tree.root()
    note = checkpoint.sign(checkpoint.Checkpoint(signing.log_name(), tree.size, root), signing.key())
    cursor.execute(_ADD_HEAD, [tree.size, root, note, b"".join(tree.hashes)])


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
