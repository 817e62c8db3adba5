"""Documents page by page: as pictures with what is black painted in, and as letters to search. Clauses 3.5 and 3.7.

Runs in a process of its own and nowhere else (see developing.py): what it reads was made by strangers.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from ctypes import c_int
from dataclasses import dataclass
from functools import partial
from math import ceil, sqrt
from typing import Any, Protocol

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageColor, ImageDraw, ImageOps, ImagePalette, MpoImagePlugin, TiffImagePlugin

from chiltern.files.workings.kinds import CannotRead
from chiltern.files.workings.picture_pdf import Picture
from chiltern.files.workings.wordfinding import Box, Letters

DPI = 150
INCH = 72.0
MOST_DOTS = 5_000_000
MOST_LETTERS = 50_000
GOOD, SMALLER = 85, 55
"""Qualities of a JPEG: as the pages are shown and leave, and where they would make too large a copy."""
MOST_TAKEN = 60_000_000
"""Dots of a photograph that is taken; it leaves with fewer."""
# What reading and writing pictures would load when first used: once the process has shut itself in, it opens no file.
Image.preinit()
LOADED = (ImageColor, ImagePalette, MpoImagePlugin, TiffImagePlugin)
_WORDLESS = frozenset(
    {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM, pdfium_c.FPDF_PAGEOBJ_SHADING}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, drawn only where it is looked at. `size`: the dots of its picture, across and down.

    `besides`: it holds pictures, notes, form fields or unreadable letters, where words are not found.
    """

    draw: Callable[[], Image.Image]
    size: tuple[int, int]
    width: float
    height: float
    letters: Letters
    besides: bool
    notes: int = 0

    def blackened(self, boxes: Sequence[Box], quality: int = GOOD) -> Picture:
        """The page as it leaves."""
        painted = self.draw()
        brush = ImageDraw.Draw(painted)
        for left, top, right, bottom in boxes:
            if left <= right and top <= bottom:
                brush.rectangle((left, top, right, bottom), fill=(0, 0, 0))
        written = io.BytesIO()
        painted.save(written, "JPEG", quality=quality)
        return Picture(written.getvalue(), painted.width, painted.height, self.width, self.height)


class Document(Protocol):
    """What can be asked of a document of any kind."""

    def count(self) -> int:
        """Its pages."""
        ...

    def has_script(self) -> bool:
        """Whether a script was found in it; none is ever run."""
        ...

    def sheet(self, number: int, *, letters: bool) -> Sheet:
        """One page, counted from 1. Raises CannotRead."""
        ...


def opened(content: bytes, kind: str) -> Document:
    """Raises CannotRead."""
    return Pdf(content) if kind == "pdf" else Photograph(content)


class Photograph:
    """A JPEG or PNG: one page without letters. Where and with what it was taken stays behind."""

    def __init__(self, content: bytes) -> None:
        try:
            found = Image.open(io.BytesIO(content), formats=["JPEG", "PNG"])
            if found.width * found.height > MOST_TAKEN:
                raise CannotRead("too_long")
            upright = ImageOps.exif_transpose(found)
            seen = (
                upright.convert("RGBA") if "A" in upright.mode or "transparency" in upright.info else upright
            )
            paper = Image.new("RGB", seen.size, (255, 255, 255))
            paper.paste(seen, mask=seen.getchannel("A") if seen.mode == "RGBA" else None)
        except Image.DecompressionBombError as wrong:
            raise CannotRead("too_long") from wrong
        except (OSError, ValueError, SyntaxError) as wrong:
            raise CannotRead("damaged") from wrong
        smaller = sqrt(MOST_DOTS / (paper.width * paper.height))
        if smaller < 1:
            paper = paper.resize((max(1, int(paper.width * smaller)), max(1, int(paper.height * smaller))))
        self._paper = paper

    def count(self) -> int:
        """One."""
        return 1

    def has_script(self) -> bool:
        """A picture has none."""
        return False

    def sheet(self, number: int, *, letters: bool) -> Sheet:
        """The picture, as large as an A4 page is long."""
        if number != 1:
            raise CannotRead("no_page")
        scale = 842.0 / max(self._paper.size)
        nothing = Letters((), lambda _: None)
        width, height = self._paper.width * scale, self._paper.height * scale
        return Sheet(self._paper.copy, self._paper.size, width, height, nothing, True)


class Pdf:
    """A PDF. What a reader would see is drawn, notes and filled-in fields too: what they cover is covered here as well."""

    def __init__(self, content: bytes) -> None:
        try:
            self._pdf = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as wrong:
            locked = wrong.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
            raise CannotRead("password" if locked else "damaged") from wrong
        self._content = content
        if not len(self._pdf):
            raise CannotRead("damaged")

    def count(self) -> int:
        """As the file says."""
        return len(self._pdf)

    def has_script(self) -> bool:
        """By the reader's own count, and by the words that begin one."""
        counted: int = pdfium_c.FPDFDoc_GetJavaScriptActionCount(self._pdf)
        return counted > 0 or b"/JavaScript" in self._content or b"/JS" in self._content

    def sheet(self, number: int, *, letters: bool) -> Sheet:
        """Drawn as on paper, at 150 dots to the inch or, where it is larger than A3, at fewer."""
        if not 1 <= number <= len(self._pdf):
            raise CannotRead("no_page")
        try:
            page = self._pdf[number - 1]
            width, height = page.get_size()
            scale = min(DPI / INCH, sqrt(MOST_DOTS / max(width * height, 1.0)))
            size = ceil(width * scale), ceil(height * scale)
            text = page.get_textpage() if letters else None
        except (pdfium.PdfiumError, ValueError, MemoryError) as wrong:
            raise CannotRead("damaged") from wrong
        signs = _signs(text) if text is not None else []
        found = Letters(signs, partial(_box, page, text, size))
        notes = pdfium_c.FPDFPage_GetAnnotCount(page)
        besides = notes > 0 or (text is not None and _besides(page, text, signs))
        return Sheet(partial(_drawn, page, scale), size, width, height, found, besides, notes)


def _drawn(page: Any, scale: float) -> Image.Image:
    try:
        drawn = page.render(scale=scale, may_draw_forms=False, draw_annots=True, rev_byteorder=True)
        picture: Image.Image = drawn.to_pil().convert("RGB")
    except (pdfium.PdfiumError, ValueError, MemoryError) as wrong:
        raise CannotRead("damaged") from wrong
    return picture


def _signs(text: Any) -> list[str]:
    codes = (
        pdfium_c.FPDFText_GetUnicode(text, place) for place in range(min(text.count_chars(), MOST_LETTERS))
    )
    return [chr(code) if code < 0x110000 else "\0" for code in codes]


def _box(page: Any, text: Any, size: tuple[int, int], place: int) -> Box | None:
    """What the letter covers, with the room that its font gives it; None where it has no extent."""
    if pdfium_c.FPDFText_IsGenerated(text, place) == 1:
        return None
    corners = []
    for loose in (True, False):
        try:
            left, bottom, right, top = text.get_charbox(place, loose=loose)
        except pdfium.PdfiumError:
            continue
        corners += [_dots(page, left, top, size), _dots(page, right, bottom, size)]
    if not corners:
        return None
    across, down = zip(*corners, strict=True)
    box = (min(across), min(down), max(across), max(down))
    return box if box[2] > box[0] or box[3] > box[1] else None


def _dots(page: Any, x: float, y: float, size: tuple[int, int]) -> tuple[int, int]:
    across, down = c_int(), c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, size[0], size[1], 0, x, y, across, down)
    return across.value, down.value


def _besides(page: Any, text: Any, signs: Sequence[str]) -> bool:
    """Whether words can stand on the page that its letters do not tell."""
    unreadable = text.count_chars() > MOST_LETTERS or any(map(_unreadable, signs))
    return unreadable or _holds_pictures(page)


def _holds_pictures(page: Any) -> bool:
    kinds = (
        pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(page, place))
        for place in range(min(pdfium_c.FPDFPage_CountObjects(page), MOST_LETTERS))
    )
    return any(kind in _WORDLESS for kind in kinds)


def _unreadable(sign: str) -> bool:
    """A letter whose font does not say which it is."""
    return sign in ("\0", "\ufffd", "\uffff") or "\ue000" <= sign <= "\uf8ff"
