"""The list as a file for a spreadsheet: no cell of it can be read as a formula. Clause sign.4."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

HEAD = ("name", "sector", "group", "legal_body", "area", "number", "signatory_since")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """The file, with its head."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue()
