"""The signed head of the tree (C2SP tlog-checkpoint): origin, size and root, in a signed note (clause 3.8).

Who holds two of them that no consistency proof joins has shown that the record was rewritten.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .canonical import HASH_BYTES, base64_text, read_hash
from .errors import MalformedError, MismatchError
from .note import open_note, sign_note, text_of

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree's head: `origin` names the log and its key, `size` counts leaves, `root` has 32 bytes."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64_text(self.root)}\n"


def origin_of(key: Ed25519PublicKey) -> str:
    """The name of a deployment's log: no two share it, since it names the key."""
    return f"chiltern/{sha256(key.public_bytes_raw()).hexdigest()[:16]}/record"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The note to publish; raises ValueError where the head is not one."""
    if len(checkpoint.root) != HASH_BYTES or not _SIZE.fullmatch(str(checkpoint.size)):
        raise ValueError("a head has a size from 0 up and a root of 32 bytes")
    return sign_note(checkpoint.text(), name=checkpoint.origin, key=key)


def parse(note: str) -> Checkpoint:
    """What a note says, NOT checked against any key; raises MalformedError where it is no checkpoint."""
    return _read(text_of(note))


def verify(note: str, *, origin: str, key: Ed25519PublicKey) -> Checkpoint:
    """What the log `origin` signed with `key`.

    Raises MalformedError where the note is no checkpoint, and MismatchError where it is another log's, was
    altered, or was signed with another key.
    """
    checkpoint = _read(open_note(note, name=origin, key=key))
    if checkpoint.origin != origin:
        raise MismatchError(f"this is the head of another log, not of {origin}")
    return checkpoint


def _read(text: str) -> Checkpoint:
    # Lines after the third are allowed by the format and refused here: nobody could audit them.
    lines = text[:-1].split("\n")
    if len(lines) != 3 or not lines[0] or not _SIZE.fullmatch(lines[1]):
        raise MalformedError("a checkpoint is three lines: origin, size and root")
    return Checkpoint(lines[0], int(lines[1]), read_hash(lines[2]))
