"""How an agency's own part of the record is laid out for people: its states, its index, what it says of itself. 3.8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import timedelta

from chiltern.agencies.workings.cells import defused
from chiltern.code_of_practice.words import Word

STANDS = timedelta(days=7)
"""For so long it can be downloaded."""
LONG = timedelta(hours=1)
"""Whoever has waited so long can ask again."""
MOST = 20_000
"""Entries of one file: more are taken in shorter stretches of time."""
REASON = 2_000
"""Characters."""
PIECE = 1_000_000
"""Bytes."""
HEAD = ("our number", "when", "what was done", "by", "about", "reference")


class FileState(Word):
    """How far a file has come."""

    ASKED = "asked", "being made"
    MADE = "made", "ready"
    TOO_MANY = "too_many", "too large: ask for a shorter time"


def index_of(rows: Iterable[Sequence[str]]) -> str:
    """The list of entries for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue()


def read_me(agency: str, made: str, reference: str, key: str) -> str:
    """What the file says of itself, in plain words."""
    return f"""The part of the sealed record that belongs to {agency}
Made {made}. Reference {reference}.

It holds what this agency did and was told, as far as the person who asked for it may read it. What named people alone
may see is not in it, nor anything about somebody with whom that person has a conflict of interest: our own numbers
can therefore have gaps. It may name children and families: keep it as you keep their files, and destroy the copy when
it has served.

index.csv      one line for each entry, for reading in a spreadsheet
record.jsonl   the same for a machine, with everything that was written down
openings/      what each entry was committed to
proofs/        where each entry stands in the sealed record
receipts/      for entries that were not sealed yet when this file was made

To check it without the service and its database, where Chiltern is installed:
  chiltern verify --file THIS-FILE.zip --key {key}
Do not take the key from here: compare it with the one that the partnership gives out.
"""
