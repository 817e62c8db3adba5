"""The tree: every leaf's hash, every signed head over the leaves before it (clause 3.8; RFC 9162).

After a fault the walk goes on from the next head's own hashes: one altered entry does not hide another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from typing import Any
from uuid import UUID

from django.db import connections

from chiltern.ledger import signing
from chiltern.ledger.integrator import hashes_in
from chiltern.ledger.verifying.findings import Finding
from chiltern.ledger.workings import checkpoint
from chiltern.ledger.workings.canonical import HASH_BYTES
from chiltern.ledger.workings.errors import RecordError
from chiltern.ledger.workings.merkle import EMPTY_ROOT, Frontier

_CHUNK = 10_000
_LEAF = Struct(f">q{2 * HASH_BYTES}s{HASH_BYTES}s")
_NOTHING = bytes(HASH_BYTES)
_FARTHEST = 1_000_000
"""Places missing in one stretch beyond which the walk ends: whoever adds a leaf far out shall not make it run for ever."""

# One value a chunk instead of four a leaf: half the time of a million leaves was reading them one by one.
_LEAVES = """
select string_agg(int8send(sequence) || commitment || party_root || leaf_hash, ''::bytea order by sequence)
  from ledger_leaf where sequence >= %s and sequence < %s
   and octet_length(commitment) = 32 and octet_length(party_root) = 32 and octet_length(leaf_hash) = 32"""
_END = """
select greatest((select max(sequence) + 1 from ledger_leaf), (select max(size) from ledger_head), 0)"""
_HEADS = "select size, root, checkpoint, frontier from ledger_head order by size"
_ENTRIES_AT = (
    "select entry from ledger_leaf where sequence >= %s and sequence < %s order by sequence limit 20"
)


@dataclass(frozen=True, slots=True)
class _Head:
    size: int
    root: bytes
    note: str
    frontier: bytes


class Walk:
    """One walk over all leaves. Afterwards `size` and `root` are those of the last head that holds."""

    def __init__(self, using: str, *, every_signature: bool) -> None:
        """`every_signature` checks those of past heads too; the last head's is always checked."""
        self.using = using
        self.every_signature = every_signature
        self.size, self.root = 0, EMPTY_ROOT
        self._tree = Frontier()
        self._head: _Head | None = None
        self._since = 0
        self._named = False

    def findings(self) -> Iterator[Finding]:
        """Walks; inside one transaction with one snapshot."""
        (end,) = self._row(_END, [])
        with connections[self.using].chunked_cursor() as cursor:
            cursor.execute(_HEADS)
            heads = (_Head(size, bytes(root), note, bytes(front)) for size, root, note, front in cursor)
            self._head = next(heads, None)
            for run in self._leaves(end):
                if isinstance(run, Finding):
                    self._named = True
                    yield run
                else:
                    yield from self._grow(run, heads)
        if self._tree.size > self.size and not self._named:
            yield self._unsigned()

    def _grow(self, run: list[bytes], heads: Iterator[_Head]) -> Iterator[Finding]:
        taken = 0
        while taken < len(run):
            before = self._tree.size
            room = self._head.size - before if self._head else len(run)
            self._tree.extend(run[taken : taken + max(room, 0)])
            taken += self._tree.size - before
            while self._head is not None and self._head.size <= self._tree.size:
                head, self._head = self._head, next(heads, None)
                yield from self._compare(head, last=self._head is None)

    def _leaves(self, end: int) -> Iterator[list[bytes] | Finding]:
        """Runs of leaves' hashes; before the leaf that has a fault, the fault."""
        place = 0
        for start in range(0, end, _CHUNK):
            (held,) = self._row(_LEAVES, [start, start + _CHUNK])
            if start - place > _FARTHEST:
                yield self._missing(place, end)
                return
            run: list[bytes] = []
            for sequence, content, leaf in _LEAF.iter_unpack(held or b""):
                if sequence != place:
                    yield run
                    run = [_NOTHING] * (sequence - place)
                    yield self._missing(place, sequence)
                    place = sequence
                if sha256(b"\x00" + content).digest() != leaf:
                    yield run
                    run = []
                    yield self._altered(place)
                run.append(leaf)
                place += 1
            yield run
        if place < end:
            yield self._missing(place, end)
            yield [_NOTHING] * (end - place)

    def _missing(self, first: int, after: int) -> Finding:
        many = after - first
        what = "an entry was" if many == 1 else f"{many:,} entries were"
        says = f"{what} removed from the tree, or damaged there, after {first:,} others"
        return Finding("leaf.missing", None, says)

    def _altered(self, place: int) -> Finding:
        (entry,) = self._row(_ENTRIES_AT, [place, place + 1])
        return Finding("leaf.altered", entry, "its place in the tree was altered")

    def _unsigned(self) -> Finding:
        many = self._tree.size - self.size
        says = (
            f"{many:,} entries stand in the tree beyond the last signed head: added, or the head was removed"
        )
        return Finding("leaf.unsigned", self._only(self.size, self._tree.size), says)

    def _compare(self, head: _Head, *, last: bool) -> Iterator[Finding]:
        holds = head.size == self._tree.size and self._tree.root() == head.root
        if (not holds or last or self.every_signature) and not self._signed(head):
            yield Finding("head.altered", None, f"the signed head over {head.size:,} entries was altered")
        elif holds:
            self.size, self.root = head.size, head.root
        else:
            if not self._named:
                yield self._somewhere(head)
            self._resume(head)
        self._since, self._named = head.size, False

    def _signed(self, head: _Head) -> bool:
        try:
            signed = checkpoint.verify(head.note, origin=signing.log_name(), key=signing.key().public_key())
        except RecordError:
            return False
        return (signed.size, signed.root) == (head.size, head.root)

    def _somewhere(self, head: _Head) -> Finding:
        says = f"its place in the tree is not what was signed when {head.size:,} entries were sealed"
        entry = self._only(self._since, head.size)
        if entry is None:
            says = f"one of the entries sealed from number {self._since:,} to {head.size - 1:,} was altered"
        return Finding("leaf.altered", entry, says)

    def _resume(self, head: _Head) -> None:
        try:
            tree = Frontier(head.size, hashes_in(head.frontier))
        except RecordError:
            return
        if tree.root() == head.root:
            self._tree = tree
            self.size, self.root = head.size, head.root

    def _only(self, first: int, after: int) -> UUID | None:
        row = self._row(_ENTRIES_AT, [first, after]) if after - first == 1 else None
        return row[0] if row else None

    def _row(self, statement: str, values: list[int]) -> Any:
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()
