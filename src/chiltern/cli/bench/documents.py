"""How long a page takes to be blacked out, and whether copies hold any of the words: many made documents, no database.

Clauses 3.5 and 3.7.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Sequence
from typing import Any

from chiltern.cli.bench.made_documents import HIGH, WIDE, Made, Place, made
from chiltern.cli.bench.sizes import Sizes
from chiltern.files.workings import darkroom
from chiltern.files.workings.leaks import words_left

DARK = 60
_JPEG = re.compile(rb"/DCTDecode /Length \d+ >>\nstream\n(.*?)\nendstream", re.DOTALL)


def measure(sizes: Sizes) -> dict[str, float]:
    """The 95th of 100 times for one A4 page full of words; and in how many of the made documents' copies a word is left."""
    page = made(0)
    blackened(page)  # starts the process that reads documents
    took = sorted(_milliseconds(page) for _ in range(sizes.repeats))
    left = [number for number in range(sizes.documents) if is_left(made(number))]
    return {
        "blackout_page_ms": round(took[int(len(took) * 0.95)], 1),
        "documents": sizes.documents,
        "words_left": len(left),
    }


def blackened(document: Made) -> bytes:
    """The copy that leaves, with whom it names blacked out."""
    return darkroom.copy(document.content, "pdf", [1], {"words": list(document.words), "boxes": {}})


def is_left(document: Made) -> bool:
    """Whether a word is in the copy, or is not black in its picture where it stood."""
    copy = blackened(document)
    each = [word for words in document.words for word in (words, *words.split())]
    return bool(words_left(copy, each)) or not all_black(copy, document.places)


def all_black(copy: bytes, places: Sequence[Place]) -> bool:
    """Whether the picture of the first page is black in all these places."""
    from PIL import Image  # read here alone: the command starts the service too

    found = _JPEG.search(copy)
    if found is None:
        return False
    picture = Image.open(io.BytesIO(found[1])).convert("L")
    across, down = picture.width / WIDE, picture.height / HIGH
    for place in places:
        box = (
            int(place.left * across),
            int((HIGH - place.top) * down),
            int(place.right * across),
            int((HIGH - place.bottom) * down),
        )
        lightest: Any = picture.crop(box).getextrema()[1]
        if lightest > DARK:
            return False
    return True


def _milliseconds(page: Made) -> float:
    start = time.perf_counter()
    blackened(page)
    return (time.perf_counter() - start) * 1000
