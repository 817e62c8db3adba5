"""Which files can be added, judged by their content, and the words for those that cannot. Clause 3.7."""

from __future__ import annotations

from collections.abc import Mapping

MEGABYTE = 1024 * 1024
PIECE = MEGABYTE
MOST_BYTES = 10 * MEGABYTE
MOST_PAGES = 25
"""So many pages of one document can leave."""

KINDS: Mapping[str, str] = {"pdf": "PDF", "jpeg": "JPEG picture", "png": "PNG picture"}
_NEW_PDF = "Open it, print it to a new PDF, and add that one."

CANNOT: Mapping[str, str] = {
    "empty": "The file is empty. Choose another one.",
    "too_big": f"The file has more than {MOST_BYTES // MEGABYTE} MB. Save the pages that you need as a PDF, and add that one.",
    "unknown": "The file is not a PDF, and not a JPEG or PNG picture, whatever its name says. Print it to a PDF, and add that one.",
    "password": "The PDF opens with a password only. Save it without the password, and add that one.",
    "damaged": f"The file is damaged and cannot be read. {_NEW_PDF}",
    "too_long": f"The file is too large or too intricate to be read here. {_NEW_PDF}",
    "busy": "Other documents are being read at this moment. Wait a minute, and try again.",
    "copy_too_big": f"These pages make a copy of more than {MOST_BYTES // MEGABYTE} MB. Choose fewer pages.",
    "not_clean": "The copy still held parts of the file, so nothing left. Choose other pages, or write down what they say.",
    "no_page": "The document has no such page.",
}
"""What to say for each reason."""


class CannotRead(Exception):
    """Why a document cannot be taken or read: a key of CANNOT."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    @property
    def says(self) -> str:
        """The words for it."""
        return CANNOT[self.key]


def kind_of(content: bytes) -> str:
    """A key of KINDS. Raises CannotRead."""
    if not content:
        raise CannotRead("empty")
    if len(content) > MOST_BYTES:
        raise CannotRead("too_big")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    raise CannotRead("unknown")
