"""A PDF of pictures and nothing else, written by hand: no words, no notes, no scripts, no word of where it came from.

Clauses 3.5 and 3.7: what leaves is what was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SMALLEST, LARGEST = 3.0, 14_400.0
"""What a page of a PDF may measure, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: a JPEG in colour, how many dots it has, and how large it is on paper, in points."""

    jpeg: bytes
    across: int
    down: int
    width: float
    height: float


def pdf_of(pictures: Sequence[Picture]) -> bytes:
    """One page for each picture, which fills it."""
    pages = [3 + 3 * place for place in range(len(pictures))]
    kids = " ".join(f"{page} 0 R" for page in pages)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
    ]
    for page, picture in zip(pages, pictures, strict=True):
        bodies += _page(page, picture)
    return _file(bodies)


STRIP = 14.0
"""Height of what a stamp adds below each page, in points: it covers nothing of the picture."""
LETTERS = 8.0
"""Height of its letters, in points, at most."""
_PAGE_AT = re.compile(rb"MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")


def stamped(pdf: bytes, says: str) -> bytes:
    """A file of `pdf_of` with one line below each page: whose copy it is. What was there stays byte for byte, the line is added.

    Letters that the font lacks become question marks. Raises ValueError for a file that `pdf_of` did not make.
    """
    table = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    begins = [int(line[:10]) for line in pdf[table:].split(b"trailer", 1)[0].splitlines()[3:]]
    font = len(begins) + 1
    bodies = {font: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
    for page in range(3, len(begins) + 1, 3):
        found = _PAGE_AT.search(pdf, begins[page - 1], begins[page])
        if found is None:
            raise ValueError("this is no file of pictures alone")
        width, height = (float(side) for side in found.groups())
        bodies |= _stamped_page(page, font, width, height, says)
    return _added(pdf, table, bodies)


def _stamped_page(page: int, font: int, width: float, height: float, says: str) -> dict[int, bytes]:
    letters = min(LETTERS, 2 * (width - 8) / max(len(says), 1))
    line = (
        says.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )
    draws = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q BT /F {letters:.2f} Tf 4 {4 - STRIP:.2f} Td (".encode()
    return {
        page: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 {-STRIP:.2f} {width:.2f} {height:.2f}] /Resources << /XObject "
        f"<< /P {page + 2} 0 R >> /Font << /F {font} 0 R >> >> /Contents {page + 1} 0 R >>".encode(),
        page + 1: _stream("", draws + line + b") Tj ET"),
    }


def _added(pdf: bytes, table: int, bodies: Mapping[int, bytes]) -> bytes:
    """The file with newer versions of these objects after it, and a table of them that leads to the one before."""
    whole, rows = bytearray(pdf), []
    for number, body in sorted(bodies.items()):
        rows.append(f"{number} 1\n{len(whole):010d} 00000 n \n")
        whole += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    begins = len(whole)
    whole += ("xref\n" + "".join(rows)).encode()
    whole += f"trailer\n<< /Size {max(bodies) + 1} /Root 1 0 R /Prev {table} >>\nstartxref\n{begins}\n%%EOF\n".encode()
    return bytes(whole)


def _page(number: int, picture: Picture) -> list[bytes]:
    """The page, what draws it, and its picture: three objects, the first of this number."""
    width, height = (f"{min(max(side, SMALLEST), LARGEST):.2f}" for side in (picture.width, picture.height))
    draws = f"q {width} 0 0 {height} 0 0 cm /P Do Q".encode()
    shape = f"/Width {picture.across} /Height {picture.down} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
        f"/Resources << /XObject << /P {number + 2} 0 R >> >> /Contents {number + 1} 0 R >>".encode(),
        _stream("", draws),
        _stream(f"/Type /XObject /Subtype /Image {shape} /Filter /DCTDecode", picture.jpeg),
    ]


def _stream(says: str, content: bytes) -> bytes:
    return f"<< {says} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(bodies: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, with the table of where each begins."""
    whole, begins = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(bodies, start=1):
        begins.append(len(whole))
        whole += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(whole)
    whole += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    whole += b"".join(f"{begin:010d} 00000 n \n".encode() for begin in begins)
    whole += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(whole)
