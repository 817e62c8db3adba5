"""Invented PDFs with names in every place where a name can hide: text, notes, bookmarks, scripts, under black already.

For the bench of documents and for tests. No clause of the Code; nobody in them is real.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, field

FIRST = ("Amara", "Idris", "Tomasz", "Wren", "Jago", "Sorcha", "Zeynep", "Oonagh")
LAST = ("Whitlock", "Penhallow", "Okonjo", "Trevanion", "Marchetti", "Brightwater", "Quill", "Szymanska")
TEXT = (
    "was late on nine mornings since September and said that she had slept at her aunt's. The class teacher rang home on "
    "Friday and nobody answered; the attendance officer has written twice. The school nurse saw her in the second week "
)
WIDE, HIGH = 595, 842
LINES, PER_LINE, SIZE = 46, 11, 10
_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word surely has ink, in points from the lower left corner of page 1."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Made:
    """A document, whom it names, and where on its upright first page."""

    content: bytes
    words: tuple[str, ...]
    places: list[Place] = field(default_factory=list)


def made(number: int) -> Made:
    """The document of this number: always the same one."""
    chance = random.Random(number)  # noqa: S311  no secret
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    turned = chance.choice((0, 0, 0, 90, 180, 270))
    drawn, places = _page(chance, name)
    extras = {
        "note": chance.random() < 0.5,
        "bookmark": chance.random() < 0.5,
        "script": chance.random() < 0.25,
        "squeezed": chance.random() < 0.7,
    }
    content = pdf([drawn], name, turned=turned, **extras)
    return Made(content, (name,), places if not turned else [])


def plain_page(words: str = "", pages: int = 1) -> bytes:
    """A PDF of pages with one line each: these words, or which page it is."""
    return pdf([_line(72, 700, words or f"This is page {page}.", 12) for page in range(1, pages + 1)])


def pdf(
    drawn: list[str],
    name: str = "",
    *,
    turned: int = 0,
    note: bool = False,
    bookmark: bool = False,
    script: bool = False,
    squeezed: bool = False,
) -> bytes:
    """Pages that are drawn so, in Helvetica; what belongs to the name stands where no page shows it."""
    bodies: dict[int, bytes] = {}
    first, font = 10, 3
    pages = [first + 2 * place for place in range(len(drawn))]
    root = "/Type /Catalog /Pages 2 0 R"
    root += " /Outlines 5 0 R" if bookmark else ""
    root += " /OpenAction 7 0 R" if script else ""
    bodies[1] = f"<< {root} >>".encode()
    kids = " ".join(f"{page} 0 R" for page in pages)
    bodies[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    bodies[font] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    bodies[4] = f"<< /Title ({name}) /Author ({name}) >>".encode()
    if bookmark:
        bodies[5] = b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>"
        bodies[6] = f"<< /Title ({name}) /Parent 5 0 R /Dest [{first} 0 R /Fit] >>".encode()
    if script:
        bodies[7] = f"<< /S /JavaScript /JS (app.alert('{name}')) >>".encode()
    if note:
        bodies[8] = f"<< /Type /Annot /Subtype /Text /Rect [20 20 40 40] /Contents ({name}) >>".encode()
    notes = " /Annots [8 0 R]" if note else ""
    for page, draws in zip(pages, drawn, strict=True):
        bodies[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Rotate {turned} "
            f"/Resources << /Font << /F {font} 0 R >> >> /Contents {page + 1} 0 R{notes} >>"
        ).encode()
        bodies[page + 1] = _stream(draws, squeezed=squeezed)
    return _file(bodies)


def _page(chance: random.Random, name: str) -> tuple[str, list[Place]]:
    """A page full of words, on some lines of which the name stands, in one of the ways in which programs write it."""
    drawn, places, fill = [], [], TEXT.split()
    first, last = name.split()
    for line in range(LINES):
        x, y = 60, HIGH - 60 - line * 16
        if line % 9 == 4:
            way = chance.choice(("plain", "kerned", "covered", "split"))
            drawn.append(_name(way, x, y, first, last))
            if way != "covered":
                places.append(Place(x + 1, y + 1, x + 0.4 * SIZE * len(first), y + 0.45 * SIZE))
        else:
            drawn.append(_line(x, y, " ".join(chance.choice(fill) for _ in range(PER_LINE)), SIZE))
    drawn.append(f"BT {_INVISIBLE} Tr /F {SIZE} Tf 60 40 Td ({name}) Tj 0 Tr ET")
    return "\n".join(drawn), places


def _name(way: str, x: int, y: int, first: str, last: str) -> str:
    if way == "kerned":
        apart = " 20 ".join(f"({sign})" for sign in f"{first} {last}")
        return f"BT /F {SIZE} Tf {x} {y} Td [{apart}] TJ ET"
    if way == "split":
        return f"BT /F {SIZE} Tf {x} {y} Td ({first} {last[:3]}-) Tj 0 -{SIZE + 1} Td ({last[3:]}) Tj ET"
    black = f"0 g {x - 2} {y - 3} 200 {SIZE + 4} re f" if way == "covered" else ""
    return f"{_line(x, y, f'{first} {last} was seen.', SIZE)} {black}"


def _line(x: int, y: int, words: str, size: int) -> str:
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _stream(draws: str, *, squeezed: bool) -> bytes:
    content = draws.encode("cp1252")
    says = "/Filter /FlateDecode " if squeezed else ""
    content = zlib.compress(content) if squeezed else content
    return f"<< {says}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(bodies: dict[int, bytes]) -> bytes:
    whole, begins = bytearray(b"%PDF-1.5\n"), {}
    for number, body in sorted(bodies.items()):
        begins[number] = len(whole)
        whole += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table, last = len(whole), max(bodies)
    rows = [
        f"{begins[number]:010d} 00000 n \n" if number in begins else "0000000000 65535 f \n"
        for number in range(last + 1)
    ]
    whole += f"xref\n0 {last + 1}\n{''.join(rows)}".encode()
    whole += f"trailer\n<< /Size {last + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(whole)
