"""Lists on paper for the tests: the demonstration's own, and single rows that are right unless a test says otherwise."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import chiltern
from chiltern.agencies.workings.paper_list import COLUMNS

DEMO = Path(chiltern.__file__).parent / "jobs" / "demo" / "data" / "signatories.csv"
RIGHT = {
    "name": "St Osyth’s Primary School",
    "sector": "school",
    "group": "virtual",
    "statutory_duty": "education",
    "commissioned_by": "",
    "size": "small",
    "area": "county",
    "legal_body": "St Osyth’s Primary School",
    "sensitive_service": "no",
}


def paper(*rows: dict[str, str]) -> bytes:
    """A file with these rows; what a row does not say is as in RIGHT."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow({**RIGHT, **row})
    return text.getvalue().encode()
