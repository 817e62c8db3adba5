"""A PDF of pictures and nothing else, written by hand: no words, no notes, no scripts, no word of where it came from.

Clauses 3.5 and 3.7: what leaves is what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
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
