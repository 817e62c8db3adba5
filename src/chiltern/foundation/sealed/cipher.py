"""AES-256-GCM, and nothing else: a nonce, then the sealed bytes. Serves clause 3.7."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chiltern.foundation.ids import random_bytes

KEY_BYTES = 32
NONCE_BYTES = 12


class CannotOpen(Exception):
    """The key is not this text's, or the text or the place where it stands was altered."""


def new_key() -> bytes:
    """A key for one thing."""
    return random_bytes(KEY_BYTES)


def seal(key: bytes, clear: bytes, bound_to: bytes) -> bytes:
    """Seals `clear` so that it opens only where it stands: `bound_to` names table, row, column and keeper."""
    nonce = random_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, clear, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Raises CannotOpen where anything differs."""
    try:
        return _opener(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except InvalidTag as wrong:
        raise CannotOpen from wrong


@lru_cache(maxsize=256)
def _opener(key: bytes) -> AESGCM:
    # A reader opens many texts of few keepers; making ready for a key takes as long as a short text.
    return AESGCM(key)


def derived(key: bytes, use: str) -> bytes:
    """A key for another use, from which the first cannot be found."""
    return hmac.digest(key, use.encode(), hashlib.sha256)
