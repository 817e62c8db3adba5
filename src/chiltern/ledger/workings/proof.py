"""The proof file of one entry for one party: its place in the tree, and the party's number (clause 3.8).

It is checked with the log's public key alone. It names no other party and opens nothing of the content.
The file has one spelling, so that a single altered bit shows.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from . import checkpoint as heads
from .canonical import base64_text, encode, read_hash
from .commitment import entry_leaf
from .errors import MalformedError, MismatchError
from .merkle import includes
from .parties import check_party, party_root

MAX_BYTES = 200_000
_FORMAT = "chiltern proof 1"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a party needs to show its entry: all seats of the entry, and of the salts its own alone."""

    commitment: bytes
    agency: UUID
    counter: int
    salt: bytes
    seats: tuple[bytes, ...]
    leaf_index: int
    tree_size: int
    inclusion: tuple[bytes, ...]
    checkpoint: str

    def to_bytes(self) -> bytes:
        """The file: canonical JSON and a newline. Global index and tree size stand here and on no page."""
        tree = {
            "leaf_index": self.leaf_index,
            "tree_size": self.tree_size,
            "inclusion": [base64_text(each) for each in self.inclusion],
            "checkpoint": self.checkpoint,
        }
        party = {
            "agency": self.agency,
            "counter": self.counter,
            "salt": base64_text(self.salt),
            "seats": [base64_text(each) for each in self.seats],
        }
        content = {
            "format": _FORMAT,
            "commitment": base64_text(self.commitment),
            "party": party,
            "tree": tree,
        }
        return encode(content) + b"\n"


def read_proof(data: bytes) -> Proof:
    """A proof file, NOT yet checked; raises MalformedError where it is none or was spelt anew."""
    if len(data) > MAX_BYTES:
        raise MalformedError("the proof file is too long")
    try:
        proof = _read(json.loads(data))
        if proof.to_bytes() == data:
            return proof
    except MalformedError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise MalformedError("the file is not a proof") from None
    raise MalformedError("the proof file is damaged or was written anew by another program")


def verify_proof(data: bytes, *, origin: str, key: Ed25519PublicKey) -> Proof:
    """The proof in a file that holds under the key of the log `origin`.

    Compare `commitment` with the receipt's, or with the entry's, to know which act it proves. Raises
    MalformedError for a damaged file, and MismatchError, saying which part, for one that does not hold.
    """
    proof = read_proof(data)
    head = heads.verify(proof.checkpoint, origin=origin, key=key)
    if head.size != proof.tree_size:
        raise MismatchError(f"the proof is for {proof.tree_size} entries and the signed head for {head.size}")
    check_party(proof.seats, proof.agency, proof.counter, proof.salt)
    leaf = entry_leaf(proof.commitment, party_root(proof.seats))
    if not includes(head.root, head.size, proof.leaf_index, leaf, proof.inclusion):
        raise MismatchError("the entry does not stand at this place of the tree that the head signs")
    return proof


def _read(content: Any) -> Proof:
    party, tree = content["party"], content["tree"]
    return Proof(
        commitment=read_hash(content["commitment"]),
        agency=UUID(party["agency"]),
        counter=_number(party["counter"]),
        salt=read_hash(party["salt"]),
        seats=tuple(map(read_hash, party["seats"])),
        leaf_index=_number(tree["leaf_index"]),
        tree_size=_number(tree["tree_size"]),
        inclusion=tuple(map(read_hash, tree["inclusion"])),
        checkpoint=_text(tree["checkpoint"]),
    )


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise MalformedError("a number in the proof file is none")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise MalformedError("the proof file has no text where one belongs")
    return value
