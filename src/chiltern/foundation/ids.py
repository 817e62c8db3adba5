"""Identifiers that another agency may see: random, so that none of them tells of another.

A stream keyed by (seed, acting post, its count) stands in where two worlds are compared byte for byte.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from uuid import UUID

OFFICE = UUID("00000000-0000-4000-8000-000000000001")
"""The partnership's own office: keeps the scheme's records, is never a signatory, receives no items."""

_stream: ContextVar[Callable[[int], bytes] | None] = ContextVar("chiltern_id_stream", default=None)


def random_bytes(count: int) -> bytes:
    """`count` bytes from the system, or from the stream that a comparison of two worlds set."""
    stream = _stream.get()
    return stream(count) if stream else secrets.token_bytes(count)


def new_id() -> UUID:
    """A version-4 UUID."""
    return UUID(bytes=random_bytes(16), version=4)


def new_reference() -> str:
    """Eight characters without look-alikes, for people to read out: 'K7QM-2XRD'."""
    alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    letters = "".join(alphabet[byte % 32] for byte in random_bytes(8))
    return f"{letters[:4]}-{letters[4:]}"


def keyed_stream(seed: str) -> Callable[[int], bytes]:
    """Bytes that depend only on `seed` and on how many were drawn before."""
    drawn = 0

    def draw(count: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{seed}|{drawn}".encode()).digest(count)

    return draw


def use_stream(draw: Callable[[int], bytes] | None) -> None:
    """Sets or removes this context's stream."""
    _stream.set(draw)
