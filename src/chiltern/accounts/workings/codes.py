"""The code of a one-time link: a hundred random bits in letters that can be read out. Serves clause 3.7."""

from __future__ import annotations

import hashlib

from chiltern.foundation.ids import random_bytes

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 20
GROUP = 4


def new_code() -> str:
    """Twenty letters in five groups: 'K7QM-2XRD-...'."""
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in random_bytes(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def digest(code: str) -> bytes:
    """What is stored of a code, however it was typed."""
    letters = "".join(letter for letter in code.upper()[:200] if letter in LETTERS)
    return hashlib.sha256(letters.encode()).digest()
