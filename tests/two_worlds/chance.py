"""Chance for two worlds: every id and salt comes from a stream keyed by seed, acting post, its count, and what is made.

The count is that of the steps of the pair's story, so that a step which only one world takes shifts nothing in the other.
What is made is named by the place in the code that asks, and inside a list by the thing that it is made for: a third item
between two others changes the id of neither.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Any
from uuid import UUID

PRODUCT, BELOW = "/chiltern/", ("/chiltern/foundation/", "/workings/")
FOR_WHOM = ("text", "thing", "id")
"""By which of its attributes a thing in a list is known: what it says before it is made, its id afterwards."""
IN_LOOPS = {"ledger/integrator.py _grow": "entry", "sharing/actions/record_climb.py record_climb": "climb_id"}
"""What a loop does for each thing: by which of its names the thing is known."""


class Chance:
    """One world's. `turn` begins what one post does at one step."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._key = ""
        self._drawn: Counter[str] = Counter()

    def turn(self, *key: object) -> None:
        """From now on bytes are drawn for this."""
        self._key, self._drawn = "|".join(map(str, key)), Counter()

    def __call__(self, count: int) -> bytes:
        """The next bytes for whoever asks."""
        asks = _asks(sys._getframe(1))
        self._drawn[asks] += 1
        said = f"{self._seed}|{self._key}|{asks}|{self._drawn[asks]}"
        return hashlib.shake_256(said.encode()).digest(count)


def _asks(frame: FrameType | None) -> str:
    """The nearest place in the product that knows what it makes, and for what it, or the loop around it, asks."""
    said: list[str] = []
    while frame is not None:
        file = frame.f_code.co_filename
        if PRODUCT in file and not any(part in file for part in BELOW):
            place = f"{file.rpartition(PRODUCT)[2]} {frame.f_code.co_qualname}"
            looped = list(filter(None, [IN_LOOPS.get(place)]))
            names = frame.f_code.co_varnames if "comp>" in place and not said else looped
            said += [*([] if said else [place]), *_for_what(frame, names)]
        frame = frame.f_back
    return " ".join(said) or "a test"


def _for_what(frame: FrameType, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value: Any = frame.f_locals.get(name)
        if isinstance(value, UUID):
            yield str(value)
            continue
        for attribute in FOR_WHOM:
            if (known := getattr(value, attribute, None)) is not None:
                yield str(known)
                break
