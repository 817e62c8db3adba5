"""Proofs for the newest leaves of a tree, from what its last head is stored with (clause 3.8; RFC 9162, 2.1.3).

The full subtrees before the batch and the leaves of the batch are enough: no other leaf is read.
"""

from collections.abc import Sequence

from .errors import MalformedError
from .merkle import node_hash


class Newest:
    """A tree of `size` leaves: `subtrees` are the hashes over the first `before` of them, `leaves` the rest."""

    __slots__ = ("_known", "before", "size")

    def __init__(self, before: int, subtrees: Sequence[bytes], leaves: Sequence[bytes]) -> None:
        """Raises MalformedError where there are not as many subtrees as `before` leaves have."""
        if len(subtrees) != before.bit_count():
            raise MalformedError(f"a tree of {before} leaves does not have {len(subtrees)} full subtrees")
        self.before, self.size = before, before + len(leaves)
        self._known: dict[tuple[int, int], bytes] = {}
        start = 0
        for subtree in subtrees:
            span = 1 << ((before - start).bit_length() - 1)
            self._known[start, span] = subtree
            start += span
        for place, leaf in enumerate(leaves):
            self._known[before + place, 1] = leaf

    def root(self) -> bytes:
        """Of the whole tree; it has at least one leaf."""
        return self._hash(0, self.size)

    def inclusion(self, index: int) -> list[bytes]:
        """The proof for one of the newest leaves, its nearest hash first. Raises MalformedError for any other leaf."""
        if not self.before <= index < self.size:
            raise MalformedError(f"leaf {index} is none of the newest")
        start, span, path = 0, self.size, []
        while span > 1:
            left = _left(span)
            if index < start + left:
                path.append(self._hash(start + left, span - left))
                span = left
            else:
                path.append(self._hash(start, left))
                start, span = start + left, span - left
        return path[::-1]

    def _hash(self, start: int, span: int) -> bytes:
        found = self._known.get((start, span))
        if found is None:
            if span == 1:
                raise MalformedError("an older leaf is not known")
            left = _left(span)
            found = node_hash(self._hash(start, left), self._hash(start + left, span - left))
            self._known[start, span] = found
        return found


def _left(span: int) -> int:
    """How many of so many leaves lie to the left: the largest power of two below."""
    return 1 << ((span - 1).bit_length() - 1)
