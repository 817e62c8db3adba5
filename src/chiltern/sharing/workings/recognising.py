"""Which passages of a new text stand in another one: winnowing over normalised words. Clause 3.10.

After Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003): of every WINDOW
neighbouring sequences of SEQUENCE words one is picked, by the least of their rolling hashes. Two texts that share a run of
SEQUENCE + WINDOW - 1 words then share a pick, wherever the run stands in them. What is kept of a text are keyed hashes of
its picks alone: no word, and nothing that another agency could compare.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

SEQUENCE, WINDOW = 6, 5
CERTAIN = SEQUENCE + WINDOW - 1
"""Words in a run: so many are always found. A shorter run alone is a common phrase, and never enough."""
ENOUGH_APART = 2 * CERTAIN
"""Words in several shorter runs together."""
PRINT_BYTES = 8
_BASE, _PRIME = 1_000_003, (1 << 61) - 1
_FIRST = pow(_BASE, SEQUENCE, _PRIME)
_INSIDE = "'’‘`´ʼ\u00ad\u200b-\u200d\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}])*")
_OPENS = re.compile(r"[“‘\"'(\[]*$")
_CLOSES = re.compile(r"[^\w\s(\[“‘]*\s*(?:[-–—]\s*)?")

Run = tuple[int, int]
"""From the first of them up to and without the last."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WordsSaid:
    """What a writer said of words that also stand in this item: from where they know it themselves; with nothing said
    there, that it is a quotation, which they took out and pass on as its owner's.
    """

    item: UUID
    known_from: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A text word by word: each as it is compared, and where it stands."""

    words: tuple[str, ...]
    places: tuple[Run, ...]


def read(text: str) -> Read:
    """Small letters, no accents, apostrophes or invisible hyphens; whatever is no letter or digit parts two words."""
    found = [match.span() for match in _WORD.finditer(text)]
    return Read(tuple(_folded(text[start:end]) for start, end in found), tuple(found))


def picked(words: Sequence[str]) -> list[int]:
    """Where the picked sequences begin: of every window its least, of several the last; none in too short a text."""
    rolled, found, best = _rolled(words), list[int](), -1
    for end, value in enumerate(rolled):
        start = max(0, end - WINDOW + 1)
        if best < start:
            best = min(range(start, end + 1), key=lambda place: (rolled[place], -place))
        elif value <= rolled[best]:
            best = end
        if (end >= WINDOW - 1 or end == len(rolled) - 1) and (not found or found[-1] != best):
            found.append(best)
    return found


def prints(words: Sequence[str], key: bytes) -> set[int]:
    """The keyed hashes of what is picked, as whole numbers of 64 bits with a sign."""
    return {_print(" ".join(words[place : place + SEQUENCE]), key) for place in picked(words)}


def recognised(words: Sequence[str], others: Mapping[T, Sequence[str]]) -> dict[T, list[Run]]:
    """Of each other text the runs of these words that stand in it, where they are enough; each word counts for one alone,
    for the text that has most of them.
    """
    if not others:
        return {}
    standing: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(words) - SEQUENCE + 1):
        standing.setdefault(tuple(words[place : place + SEQUENCE]), []).append(place)
    shared = {other: _shared(standing, theirs) for other, theirs in others.items()}
    found: dict[T, list[Run]] = {}
    taken: set[int] = set()
    for other in sorted(shared, key=lambda each: -len(shared[each])):
        runs = _runs(shared[other] - taken)
        if is_enough(runs):
            found[other] = runs
            taken |= shared[other]
    return found


def is_enough(runs: Collection[Run]) -> bool:
    """One run that no common phrase has, or several that together are twice as long."""
    lengths = [end - start for start, end in runs if end - start >= SEQUENCE]
    return max(lengths, default=0) >= CERTAIN or sum(lengths) >= ENOUGH_APART


def apart(text: str, places: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    """The text in its pieces, each with whether it was recognised; `places` are those of letters. A piece without a word
    of its own is left out; the marks around a passage, and the stop after it, go with it.
    """
    at = 0
    for start, end in sorted(places):
        before, after = _OPENS.search(text[at:start]), _CLOSES.match(text, end)
        start = at + before.start() if before else start
        yield from _piece(text[at:start], taken=False)
        at = after.end() if after else end
        yield from _piece(text[start:at], taken=True)
    yield from _piece(text[at:], taken=False)


def without(text: str, places: Iterable[Run]) -> str:
    """What is left when what was recognised is taken out; nothing where no word is left."""
    return "\n".join(piece for piece, taken in apart(text, places) if not taken)


def _piece(text: str, *, taken: bool) -> Iterator[tuple[str, bool]]:
    if _WORD.search(text):
        yield text.strip(), taken


def _shared(standing: Mapping[tuple[str, ...], list[int]], theirs: Sequence[str]) -> set[int]:
    """Every place of ours that stands in a sequence of theirs."""
    sequences = {tuple(theirs[place : place + SEQUENCE]) for place in range(len(theirs) - SEQUENCE + 1)}
    return {
        place + step
        for sequence in sequences & standing.keys()
        for place in standing[sequence]
        for step in range(SEQUENCE)
    }


def _runs(places: Collection[int]) -> list[Run]:
    found: list[Run] = []
    for place in sorted(places):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return [run for run in found if run[1] - run[0] >= SEQUENCE]


def _rolled(words: Sequence[str]) -> list[int]:
    """A rolling hash of each sequence: only for picking, so it needs no key."""
    codes = [zlib.crc32(word.encode()) for word in words]
    rolled, value = list[int](), 0
    for place, code in enumerate(codes):
        gone = codes[place - SEQUENCE] * _FIRST if place >= SEQUENCE else 0
        value = (value * _BASE + code - gone) % _PRIME
        if place >= SEQUENCE - 1:
            rolled.append(value)
    return rolled


def _print(sequence: str, key: bytes) -> int:
    whole = hmac.digest(key, sequence.encode(), hashlib.sha256)
    return int.from_bytes(whole[:PRINT_BYTES], "big", signed=True)


def _folded(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    # What is one letter may be two once it is small, and again once it is taken apart.
    return "".join(
        each for each in unicodedata.normalize("NFKD", word.casefold()).casefold() if each.isalnum()
    )
