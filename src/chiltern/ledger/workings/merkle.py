"""The tree over all entries: hashes, proofs and their checks as in RFC 9162, section 2.1 (clause 3.8).

A leaf's hash begins with 0x00 and a node's with 0x01, so that neither passes for the other.
Whole-tree functions take the hashes of the leaves, in order.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from .errors import MalformedError

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(content: bytes) -> bytes:
    """The hash of one leaf."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """A tree that only grows, kept as the hashes of its full subtrees, largest first: at most 64 of them."""

    __slots__ = ("_hashes", "size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        """Empty, or restored from a stored `size` and `hashes`; raises MalformedError where they disagree."""
        self.size = size
        self._hashes = list(hashes)
        if size < 0 or len(self._hashes) != size.bit_count() or any(len(each) != 32 for each in self._hashes):
            raise MalformedError(f"a tree of {size} leaves cannot have these {len(self._hashes)} hashes")

    @property
    def hashes(self) -> list[bytes]:
        """What to store beside `size` to restore this tree."""
        return list(self._hashes)

    def append(self, leaf: bytes) -> None:
        """Adds the hash of one more leaf (32 bytes)."""
        hashes, ones = self._hashes, self.size
        while ones & 1:
            leaf = sha256(b"\x01" + hashes.pop() + leaf).digest()
            ones >>= 1
        hashes.append(leaf)
        self.size += 1

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Adds many leaves' hashes in order, level by level: the same tree as by `append`, in half the time."""
        size, level = self.size, list(leaves)
        self.size += len(level)
        # From the smallest full subtree up; what is left over at a level stays there.
        kept, old = [], self._hashes
        while level:
            if size & 1:
                level.insert(0, old.pop())
            pairs = iter(level)
            if len(level) & 1:
                kept.append(level[-1])
            level = [sha256(b"\x01" + a + b).digest() for a, b in zip(pairs, pairs, strict=False)]
            size >>= 1
        self._hashes = old + kept[::-1]

    def root(self) -> bytes:
        """The root hash at this size."""
        if not self._hashes:
            return EMPTY_ROOT
        root = self._hashes[-1]
        for left in reversed(self._hashes[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root hash of a whole list."""
    level = list(leaves)
    while len(level) > 1:
        level = _level_above(level)
    return level[0] if level else EMPTY_ROOT


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root; raises IndexError where there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    proof, level = [], list(leaves)
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            proof.append(level[sibling])
        level, index = _level_above(level), index >> 1
    return proof


def includes(root: bytes, size: int, index: int, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that `leaf` stands at `index` of the tree with this root and size."""
    if not 0 <= index < size:
        return False
    last, found, hashes = size - 1, leaf, iter(proof)
    while last:
        if index & 1 or index < last:
            sibling = next(hashes, None)
            if sibling is None:
                return False
            found = node_hash(sibling, found) if index & 1 else node_hash(found, sibling)
        index, last = index >> 1, last >> 1
    return found == root and next(hashes, None) is None


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """The hashes that show the tree of the first `old_size` leaves to be the beginning of this one.

    Raises IndexError where the old tree would be the larger one.
    """
    if not 0 <= old_size <= len(leaves):
        raise IndexError(f"a tree of {len(leaves)} never had {old_size} leaves")
    proof: list[bytes] = []
    known = True  # the verifier holds the old root, so a subtree equal to the whole old tree is left out
    while 0 < old_size < len(leaves):
        split = 1 << ((len(leaves) - 1).bit_length() - 1)
        left, right = leaves[:split], leaves[split:]
        if old_size <= split:
            proof.append(root_of(right))
            leaves = left
        else:
            proof.append(root_of(left))
            leaves, old_size, known = right, old_size - split, False
    if not known:
        proof.append(root_of(leaves))
    return proof[::-1]


def continues(old_root: bytes, old_size: int, root: bytes, size: int, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of `size` began as the tree of `old_size`, unchanged."""
    if not 0 <= old_size <= size:
        return False
    if old_size in (0, size):
        expected = root if old_size else EMPTY_ROOT
        return not proof and old_root == expected and (size > 0 or root == EMPTY_ROOT)
    hashes = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    if not hashes:
        return False
    index, last = old_size - 1, size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    old_found = found = hashes[0]
    for sibling in hashes[1:]:
        if index & 1 or index == last:
            old_found, found = node_hash(sibling, old_found), node_hash(sibling, found)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        index, last = index >> 1, last >> 1
    return not last and old_found == old_root and found == root


def _level_above(level: list[bytes]) -> list[bytes]:
    above = [sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
    if len(level) & 1:
        above.append(level[-1])
    return above
