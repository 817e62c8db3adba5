"""A document under way, as a draft keeps it with its item. Clauses 3.5 and 3.8."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from chiltern.sharing.drafts import Added
from chiltern.sharing.queries.documents import FoundView, found_in
from chiltern.sharing.workings.documents import DocumentGiven, Part, cells

Stored = dict[str, Any]
LONGEST_NAME = 200


def begun(added: Added, name: str) -> Stored:
    """As it is just after it was added: nothing is chosen, unless there is one page only."""
    return {
        "id": str(added.original),
        "name": name[:LONGEST_NAME],
        "kind": added.kind,
        "of": added.pages,
        "script": added.has_script,
        "pages": [1] if added.pages == 1 else [],
        "words": [],
        "cells": {},
        "parts": {},
        "found": [],
    }


def document_given(stored: Stored | None) -> DocumentGiven | None:
    """As the action takes it."""
    if stored is None:
        return None
    parts = [part for page in stored["pages"] for part in black_on(stored, page)]
    return DocumentGiven(UUID(stored["id"]), tuple(stored["pages"]), tuple(stored["words"]), tuple(parts))


def as_shown(stored: Stored, page: int) -> DocumentGiven:
    """The same for one page, chosen or not."""
    return DocumentGiven(UUID(stored["id"]), (page,), tuple(stored["words"]), tuple(black_on(stored, page)))


def black_on(stored: Stored, page: int) -> list[Part]:
    """What is blacked out on a page by hand: its cells, and its parts by numbers."""
    grid = stored["cells"].get(str(page))
    by_cells = cells(page, grid["rows"], grid["chosen"]) if grid else []
    return [*by_cells, *(Part(page, *sides) for sides in stored["parts"].get(str(page), ()))]


def look_again(stored: Stored) -> None:
    """Writes down what is found on the chosen pages now. Raises Missing, or Invalid for the field `pages`."""
    given = document_given(stored)
    stored["found"] = [asdict(each) for each in found_in(given)] if given else []


def found(stored: Stored) -> tuple[FoundView, ...]:
    """What was found when something changed last."""
    return tuple(FoundView(**each) for each in stored["found"])
