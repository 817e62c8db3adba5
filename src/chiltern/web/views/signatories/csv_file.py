"""The list as a file for a spreadsheet: no cell of it can be read as a formula. Clause sign.4."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from chiltern.agencies.workings.cells import defused

HEAD = ("name", "sector", "group", "legal_body", "area", "number", "signatory_since")


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """The file, with its head."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue()
