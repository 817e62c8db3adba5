"""What of a document leaves: the chosen pages, and what is blacked out on them. Clauses 3.5 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.files.workings.kinds import MOST_PAGES
from chiltern.files.workings.wordfinding import SHORTEST, compared
from chiltern.foundation.gate import Invalid

ACROSS = 10
"""Cells of the grid from the left to the right of a page."""
MOST_ROWS = 20
MOST_WORDS = 40
MOST_PARTS = 100
LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that is blacked out; its sides in thousandths of the page's width and height."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class DocumentGiven:
    """The original that stays here, and what is made of it. Pages are counted from 1."""

    original: UUID
    pages: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def marks(self) -> dict[str, Any]:
        """What is black, as the reader of documents takes it."""
        boxes: dict[str, list[list[int]]] = {}
        for part in self.parts:
            boxes.setdefault(str(part.page), []).append([part.left, part.top, part.right, part.bottom])
        return {"words": list(self.words), "boxes": boxes}

    def check(self, place: int, *, leaves: bool) -> None:
        """Raises Invalid with words for the item."""
        if leaves and not 0 < len(self.pages) <= MOST_PAGES:
            raise Invalid(
                f"items-{place}-document",
                f"Item {place + 1}: choose the pages of the document that go, at most {MOST_PAGES}, or take it off",
            )


def cells(page: int, rows: int, chosen: list[int]) -> list[Part]:
    """Cells of the grid as parts; neighbours in a row are one."""
    parts: list[Part] = []
    for cell in sorted(set(chosen)):
        row, column = divmod(cell, ACROSS)
        left, right = column * 1000 // ACROSS, (column + 1) * 1000 // ACROSS
        top, bottom = row * 1000 // rows, -(-(row + 1) * 1000 // rows)
        last = parts[-1] if parts else None
        if last and (last.top, last.right) == (top, left):
            parts[-1] = Part(page, last.left, top, right, bottom)
        else:
            parts.append(Part(page, left, top, right, bottom))
    return parts


def pages_in(typed: str, of: int) -> tuple[int, ...]:
    """The pages that somebody typed, such as '1, 3-5', in their order. Raises Invalid for the field."""
    pages: set[int] = set()
    for each in typed.replace("–", "-").replace(" and ", ",").replace(";", ",").split(","):
        first, dash, last = (one.strip() for one in each.partition("-"))
        if not first and not dash:
            continue
        if not first.isdecimal() or (dash and not last.isdecimal()) or len(first + last) > 12:
            raise Invalid("pages", "Write the numbers of the pages like this: 1, 3-5")
        begin, end = int(first), int(last or first)
        if not 1 <= begin <= end <= of:
            raise Invalid(
                "pages", f"The document has {of:,} {'page' if of == 1 else 'pages'}: choose among them"
            )
        if end - begin >= MOST_PAGES:
            raise Invalid("pages", _too_many(of))
        pages |= set(range(begin, end + 1))
    if not pages:
        raise Invalid("pages", "Write which pages go, for example 1, 3-5")
    if len(pages) > MOST_PAGES:
        raise Invalid("pages", _too_many(of))
    return tuple(sorted(pages))


def words_to_black_out(typed: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """With what was typed, one line each, added to those before. Raises Invalid for the field."""
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    new = [line for line in lines if line]
    if not new:
        raise Invalid("words", "Write the words to black out")
    if any(len(compared(line)) < SHORTEST for line in new):
        raise Invalid("words", "Write at least two letters or figures on each line")
    if any(len(line) > LONGEST_WORDS for line in new):
        raise Invalid("words", f"Write at most {LONGEST_WORDS} characters on a line")
    found = tuple(dict.fromkeys([*before, *new]))
    if len(found) > MOST_WORDS:
        raise Invalid(
            "words", f"At most {MOST_WORDS} words can be blacked out; black out the rest on the pages"
        )
    return found


def _too_many(of: int) -> str:
    return f"The document has {of:,} pages, and at most {MOST_PAGES} of them can go: choose the ones that bear on this child"
