"""What can be asked about a document, each as words and a file in, words and a file out. Clauses 3.5 and 3.7.

What is black on a page comes from words, found anew each time, and from boxes in thousandths of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import ceil
from typing import Any

from chiltern.files.workings import sheets
from chiltern.files.workings.kinds import MOST_BYTES, MOST_PAGES, CannotRead
from chiltern.files.workings.picture_pdf import Picture, pdf_of
from chiltern.files.workings.sheets import Document, Sheet
from chiltern.files.workings.wordfinding import Box, names_in

Says = dict[str, Any]
Marks = Mapping[str, Any]
"""`words`: a list; `boxes`: by page number as text, lists of four thousandths."""


def answer(task: Mapping[str, Any], content: bytes) -> tuple[Says, bytes]:
    """Raises CannotRead."""
    return TASKS[task["do"]](sheets.opened(content, task["kind"]), task)


def look(document: Document, task: Mapping[str, Any]) -> tuple[Says, bytes]:
    """How many pages it has; that the first can be drawn."""
    document.sheet(1, letters=False).draw()
    return {"pages": document.count(), "script": document.has_script()}, b""


def picture(document: Document, task: Mapping[str, Any]) -> tuple[Says, bytes]:
    """One page as it would leave, as a JPEG."""
    sheet = _sheet(document, task["page"], task["marks"])
    made = sheet.blackened(_black(sheet, task["page"], task["marks"]))
    return {"across": made.across, "down": made.down}, made.jpeg


def find(document: Document, task: Mapping[str, Any]) -> tuple[Says, bytes]:
    """Of each of the pages: how often each word was found, what still stands, and whether there are letters at all."""
    found = [_found(document, page, task["marks"]) for page in task["pages"][:MOST_PAGES]]
    return {"pages": found}, b""


def copy(document: Document, task: Mapping[str, Any]) -> tuple[Says, bytes]:
    """The pages as they leave, as a PDF of pictures; looked at again before it is handed out."""
    for quality in (sheets.GOOD, sheets.SMALLER):
        whole = pdf_of(list(_pictures(document, task["pages"], task["marks"], quality)))
        if len(whole) <= MOST_BYTES:
            insist_clean(whole, len(task["pages"]))
            return {"pages": len(task["pages"])}, whole
    raise CannotRead("copy_too_big")


def letters(document: Document, task: Mapping[str, Any]) -> tuple[Says, bytes]:
    """For whoever checks a copy: how many letters each page has, and which of the words stand on it."""
    return {"pages": [_told(document, page, task["words"]) for page in range(1, document.count() + 1)]}, b""


TASKS: Mapping[str, Callable[[Document, Mapping[str, Any]], tuple[Says, bytes]]] = {
    "look": look,
    "picture": picture,
    "find": find,
    "copy": copy,
    "letters": letters,
}


def insist_clean(whole: bytes, pages: int) -> None:
    """Raises CannotRead where a copy holds a letter, a note or a script, or other pages than it should."""
    made = sheets.Pdf(whole)
    seen = [made.sheet(page, letters=True) for page in range(1, made.count() + 1)]
    if len(seen) != pages or made.has_script() or any(len(each.letters) or each.notes for each in seen):
        raise CannotRead("not_clean")


def _pictures(document: Document, pages: Iterable[int], marks: Marks, quality: int) -> Iterator[Picture]:
    for page in pages:
        sheet = _sheet(document, page, marks)
        yield sheet.blackened(_black(sheet, page, marks), quality)


def _sheet(document: Document, page: int, marks: Marks) -> Sheet:
    return document.sheet(page, letters=bool(marks["words"]))


def _black(sheet: Sheet, page: int, marks: Marks) -> list[Box]:
    across, down = sheet.size
    black = [
        (left * across // 1000, top * down // 1000, ceil(right * across / 1000), ceil(bottom * down / 1000))
        for left, top, right, bottom in marks["boxes"].get(str(page), ())
    ]
    for words in marks["words"]:
        for places in sheet.letters.places(words):
            black += sheet.letters.boxes_over(places)
    return black


def _found(document: Document, page: int, marks: Marks) -> Says:
    sheet = document.sheet(page, letters=True)
    black = _black(sheet, page, marks)
    stands = {}
    for words in marks["words"]:
        for each in (words, *names_in(words)):
            left = sum(sheet.letters.stands(places, black) for places in sheet.letters.places(each))
            if left:
                stands[each] = left
    return {
        "page": page,
        "letters": len(sheet.letters),
        "besides": sheet.besides,
        "rows": min(20, max(4, round(10 * sheet.height / max(sheet.width, 1.0)))),
        "found": {words: len(list(sheet.letters.places(words))) for words in marks["words"]},
        "stands": stands,
    }


def _told(document: Document, page: int, words: Iterable[str]) -> Says:
    found = document.sheet(page, letters=True).letters
    return {"letters": len(found), "words": [each for each in words if any(True for _ in found.places(each))]}
