"""Text of the sign-in, sealed under a key of its own: it belongs to no agency. Serves clause 3.7."""

from __future__ import annotations

import base64
from functools import lru_cache

from django.conf import settings

from chiltern.foundation.sealed import cipher


def seal(text: str, place: bytes) -> bytes:
    """Opens only under the same `place`."""
    return cipher.seal(_key(), text.encode(), place)


def unseal(sealed: bytes, place: bytes) -> str:
    """Raises CannotOpen."""
    return cipher.unseal(_key(), sealed, place).decode()


def keyed_name(text: str) -> str:
    """The same text gives the same name; nobody reads the text from it without the master key."""
    return cipher.derived(_key(), text).hex()


@lru_cache(maxsize=1)
def _key() -> bytes:
    return cipher.derived(base64.b64decode(settings.MASTER_KEY), "sign-in")
