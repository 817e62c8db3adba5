"""Documents that stand in tests: a letter with a name, and files that are not what they say."""

from __future__ import annotations

import io
from uuid import UUID

from PIL import Image

from chiltern.cli.bench.made_documents import pdf, plain_page
from chiltern.sharing import drafts
from chiltern.sharing.workings.documents import DocumentGiven
from tests.cast import Cast

NAME = "Idris Penhallow"
LETTER = plain_page(f"{NAME} was seen with her on Friday.")
TWO_PAGES = pdf([f"BT /F 14 Tf 72 700 Td ({line}) Tj ET" for line in (f"{NAME} rang.", "Late on Monday.")])
LOCKED = LETTER.replace(
    b"trailer\n<<",
    b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + b"5a" * 32
    + b"> /U <"
    + b"a5" * 32
    + b"> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
)
DAMAGED = b"%PDF-1.7\nnothing of a document follows"
TOO_BIG = b"%PDF-1.7\n" + bytes(11 * 1024 * 1024)
SCRIPTED = pdf(["BT /F 14 Tf 72 700 Td (A form.) Tj ET"], NAME, script=True)


def photograph(kind: str = "JPEG", place: str = "51.7 N") -> bytes:
    """A photographed page that says where it was taken."""
    picture, written = Image.new("RGB", (300, 400), (250, 250, 240)), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = place
    picture.save(written, kind, exif=exif)
    return written.getvalue()


def added(cast: Cast, post: UUID, content: bytes = LETTER, **chosen: object) -> DocumentGiven:
    """In the hands of this post, its first page chosen unless said otherwise, the name black."""
    by = cast.become(post)
    made = drafts.add_document(by, content, "letter about Idris Penhallow.pdf")
    said: dict[str, object] = {"pages": (1,), "words": (NAME,), **chosen}
    return DocumentGiven(made.original, **said)  # type: ignore[arg-type]
