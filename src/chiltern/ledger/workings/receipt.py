"""The receipt given at an act: this was written at that time and will be sealed within a minute (clause 3.8).

The service that took the act signs it, before the tree has grown. Place and number come with the proof.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .canonical import HASH_BYTES, base64_text, read_hash, read_utc, utc_text
from .errors import MalformedError
from .note import open_note, sign_note

SEALED_WITHIN = timedelta(minutes=1)

# Said first, so that a receipt never passes for a head of the tree, whichever key signed it.
_HEADING = "chiltern receipt 1"
_WRITTEN = "written "
_SEALED_BY = "sealed by "


@dataclass(frozen=True, slots=True)
class Receipt:
    """`commitment` was written at `at`; the promise is that the signed tree holds it by `sealed_by`."""

    commitment: bytes
    at: datetime
    sealed_by: datetime


def signer_of(log: str) -> str:
    """Who signs the receipts of a log."""
    return log.removesuffix("record") + "receipts"


def sign_receipt(commitment: bytes, at: datetime, *, name: str, key: Ed25519PrivateKey) -> str:
    """The receipt's note; `at` is the act's own time. Raises ValueError for a bad commitment or no zone."""
    if len(commitment) != HASH_BYTES:
        raise ValueError("a commitment has 32 bytes")
    lines = [
        _HEADING,
        base64_text(commitment),
        _WRITTEN + utc_text(at),
        _SEALED_BY + utc_text(at + SEALED_WITHIN),
    ]
    return sign_note("\n".join(lines) + "\n", name=name, key=key)


def verify_receipt(note: str, *, name: str, key: Ed25519PublicKey) -> Receipt:
    """What `name` promised; raises MalformedError for no receipt, MismatchError for a bad signature."""
    lines = open_note(note, name=name, key=key)[:-1].split("\n")
    if len(lines) != 4 or lines[0] != _HEADING:
        raise MalformedError("the note is not a receipt")
    return Receipt(read_hash(lines[1]), _read_time(lines[2], _WRITTEN), _read_time(lines[3], _SEALED_BY))


def _read_time(line: str, label: str) -> datetime:
    if not line.startswith(label):
        raise MalformedError("the note is not a receipt")
    return read_utc(line.removeprefix(label))
