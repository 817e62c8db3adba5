"""Whether words are still in a PDF, wherever they may hide: for whoever checks what leaves. Clauses 3.5 and 3.7."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress

from chiltern.files.workings import darkroom
from chiltern.files.workings.wordfinding import compared

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_JPEG, _SCAN = b"\xff\xd8\xff", b"\xff\xda"
"""How a picture begins, and where its dots do: in so many bytes a short name stands by chance."""
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")


def words_left(pdf: bytes, words: Sequence[str]) -> list[str]:
    """Those of the words that stand in its text layer, in its bytes as they lie, or in what they unfold to."""
    says, _ = darkroom.ask({"do": "letters", "kind": "pdf", "words": list(words)}, pdf)
    in_text = {word for page in says["pages"] for word in page["words"]}
    folded = [compared(text) for part in _parts(pdf) for text in _texts(part)]
    return [word for word in words if word in in_text or any(compared(word) in text for text in folded)]


def _parts(pdf: bytes) -> Iterator[bytes]:
    yield _STREAM.sub(_without_dots, pdf)
    for found in _STREAM.finditer(pdf):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(found[1])


def _without_dots(found: re.Match[bytes]) -> bytes:
    """A picture with what it says of itself, without its dots; any other stream as it lies."""
    return found[1].partition(_SCAN)[0] if found[1].startswith(_JPEG) else found[0]


def _texts(part: bytes) -> Iterator[str]:
    yield part.decode("latin-1")
    yield part.decode("utf-16-be", "ignore")
    for found in _HEX.finditer(part):
        digits = b"".join(found[1].split())
        raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        yield raw.decode("latin-1")
        yield raw.decode("utf-16-be", "ignore")
