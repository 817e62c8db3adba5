"""Signed notes (C2SP signed-note) with Ed25519: a text, a blank line, a line for each signature (clause 3.8).

Heads of the tree and receipts are both notes; the first line of the text says which.
"""

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .canonical import base64_text, read_base64
from .errors import MalformedError, MismatchError

MAX_CHARACTERS = 100_000  # more than a hundred witnesses' signatures; longer input is not worth reading
_ED25519 = b"\x01"
_KEY_ID_BYTES = 4
_DASH = "— "


def key_id(name: str, key: Ed25519PublicKey) -> bytes:
    """Four bytes that tell a name's keys apart: a hint for the reader, not a proof."""
    return sha256(name.encode() + b"\n" + _ED25519 + key.public_bytes_raw()).digest()[:_KEY_ID_BYTES]


def check_name(name: str) -> None:
    """Raises ValueError unless `name` can stand in a signature line: printable, no space, no plus."""
    if not name or "+" in name or any(each.isspace() or not each.isprintable() for each in name):
        raise ValueError("the name of a key is text without spaces and plus signs")


def sign_note(text: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """The note of `text`, which ends in a newline; raises ValueError where it cannot be a note's text."""
    check_name(name)
    if not text.endswith("\n") or _has_controls(text):
        raise ValueError("the text of a note ends in a newline and has no other control character")
    signature = key_id(name, key.public_key()) + key.sign(text.encode())
    return f"{text}\n{_DASH}{name} {base64_text(signature)}\n"


def text_of(note: str) -> str:
    """The text of a note, NOT checked against any key; raises MalformedError where there is no note."""
    return _split(note)[0]


def open_note(note: str, *, name: str, key: Ed25519PublicKey) -> str:
    """The text of a note that `name` signed with `key`; signatures of others are left to those who know them.

    Raises MalformedError where this is no note, and MismatchError where a signature by `key` fails or is
    missing.
    """
    text, lines = _split(note)
    ours = (name, key_id(name, key))
    signed = False
    for line in lines:
        signer, signature = _read_signature(line)
        if (signer, signature[:_KEY_ID_BYTES]) != ours:
            continue
        try:
            key.verify(signature[_KEY_ID_BYTES:], text.encode())
        except InvalidSignature:
            raise MismatchError(f"the signature of {name} does not hold") from None
        signed = True
    if not signed:
        raise MismatchError(f"the note is not signed by the given key of {name}")
    return text


def _split(note: str) -> tuple[str, list[str]]:
    if len(note) > MAX_CHARACTERS:
        raise MalformedError("the note is too long")
    if not note.isascii() and any("\ud800" <= each <= "\udfff" for each in note):
        raise MalformedError("the note is not Unicode text")
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n") or _has_controls(note):
        raise MalformedError("the note is not a text, a blank line and signature lines")
    return text + "\n", signatures[:-1].split("\n")


def _read_signature(line: str) -> tuple[str, bytes]:
    parts = line.removeprefix(_DASH).split(" ")
    if not line.startswith(_DASH) or len(parts) != 2 or not parts[0]:
        raise MalformedError("a signature line is damaged")
    signature = read_base64(parts[1])
    if len(signature) <= _KEY_ID_BYTES:
        raise MalformedError("a signature is cut short")
    return parts[0], signature


def _has_controls(text: str) -> bool:
    return any(each < " " and each != "\n" for each in text)
