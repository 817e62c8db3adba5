"""Keyed tokens by which an agency finds its own people, with no name lying in the database (clause 3.7).

A token is a keyed hash of a word, of how it sounds, of a date or of a number. Two agencies never share one.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import unicodedata
from collections.abc import Iterable
from datetime import date

import jellyfish

TOKEN_BYTES = 16
_APOSTROPHES = "'’‘`´ʼ"
_FOLDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


def plain(text: str) -> str:
    """Small letters, no accents, no apostrophes; anything else that is no letter or digit is a space."""
    small = text.casefold().translate(_FOLDED)
    bare = (
        c
        for c in unicodedata.normalize("NFKD", small)
        if not unicodedata.combining(c) and c not in _APOSTROPHES
    )
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def words(text: str) -> list[str]:
    """The words of a name: O'Brien is one word, St John-Smythe three."""
    return plain(text).split()


def sounds(word: str) -> set[str]:
    """How a word sounds, in two codes; nothing for one without a sound in them (a number, another script)."""
    if not (word.isascii() and word.isalpha()):
        return set()
    return {
        f"{name}:{code}"
        for name, code in (("m", jellyfish.metaphone(word)), ("n", jellyfish.nysiis(word)))
        if code
    }


def of_word(key: bytes, word: str) -> set[bytes]:
    """The tokens of one normalised word: itself, and how it sounds."""
    return {_token(key, "word", word)} | {_token(key, "sound", code) for code in sounds(word)}


def of_name(key: bytes, *texts: str) -> set[bytes]:
    """The tokens of every word of some names; of neighbours written as one too (St John, StJohn)."""
    return {token for text in texts for word in _spoken(text) for token in of_word(key, word)}


def only_sounds_alike(typed: str, names: Iterable[str]) -> bool:
    """Whether some word that was typed is in none of the names as written, and in one of them by its sound."""
    theirs = {word for name in names for word in _spoken(name)}
    heard = {code for word in theirs for code in sounds(word)}
    return any(word not in theirs and bool(sounds(word) & heard) for word in words(typed))


def _spoken(text: str) -> list[str]:
    split = words(text)
    return [*split, *(a + b for a, b in itertools.pairwise(split))]


def of_date(key: bytes, day: date) -> bytes:
    """The token of a date of birth, or of a due date."""
    return _token(key, "date", day.isoformat())


def of_identifier(key: bytes, value: str) -> bytes:
    """The token of a number as it is kept, whatever its kind."""
    return _token(key, "number", value)


def of_person(
    key: bytes, names: Iterable[tuple[str, str]], day: date | None, numbers: Iterable[str]
) -> set[bytes]:
    """Everything by which one person can be found."""
    found: set[bytes] = set()
    for given, family in names:
        found |= of_name(key, given, family)
    if day is not None:
        found.add(of_date(key, day))
    return found | {of_identifier(key, number) for number in numbers}


def _token(key: bytes, use: str, value: str) -> bytes:
    return hmac.digest(key, f"{use}|{value}".encode(), hashlib.sha256)[:TOKEN_BYTES]
