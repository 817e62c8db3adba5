"""What the tests of the sealed record share: fixed keys, altered bits, a tree as RFC 9162 defines it."""

from collections.abc import Iterator
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import settings
from hypothesis import strategies as st

ORIGIN = "chiltern.example/record"
LOG_KEY = Ed25519PrivateKey.from_private_bytes(b"L" * 32)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(b"O" * 32)

steady = settings(deadline=None, database=None)
leaf_lists = st.lists(st.binary(max_size=3), max_size=40)


def altered(data: bytes) -> Iterator[bytes]:
    """`data` once for each of its bits, with that bit turned."""
    for position in range(len(data) * 8):
        changed = bytearray(data)
        changed[position // 8] ^= 1 << position % 8
        yield bytes(changed)


def altered_text(text: str) -> Iterator[str]:
    """`text` once for each bit of its UTF-8, turned; what is no longer UTF-8 arrives as lone surrogates."""
    for data in altered(text.encode()):
        yield data.decode("utf-8", "surrogateescape")


def slow_root(leaves: list[bytes]) -> bytes:
    """The root by the definition in RFC 9162, 2.1.1, over the contents of the leaves."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = largest_power_below(len(leaves))
    return sha256(b"\x01" + slow_root(leaves[:split]) + slow_root(leaves[split:])).digest()


def slow_path(leaves: list[bytes], index: int) -> list[bytes]:
    """The inclusion path by the definition in RFC 9162, 2.1.3.1."""
    if len(leaves) == 1:
        return []
    split = largest_power_below(len(leaves))
    if index < split:
        return [*slow_path(leaves[:split], index), slow_root(leaves[split:])]
    return [*slow_path(leaves[split:], index - split), slow_root(leaves[:split])]


def slow_consistency(leaves: list[bytes], old: int, whole: bool = True) -> list[bytes]:
    """The consistency proof by the definition in RFC 9162, 2.1.4.1, for an old size from 1."""
    if old == len(leaves):
        return [] if whole else [slow_root(leaves)]
    split = largest_power_below(len(leaves))
    if old <= split:
        return [*slow_consistency(leaves[:split], old, whole), slow_root(leaves[split:])]
    return [*slow_consistency(leaves[split:], old - split, False), slow_root(leaves[:split])]


def largest_power_below(size: int) -> int:
    """The largest power of two smaller than `size`, which is at least 2."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power
