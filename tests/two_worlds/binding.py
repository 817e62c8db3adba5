"""What binds other agencies' acts, and must differ where they differ: taken out of what is compared, and nothing else is.

A commitment binds an act to all that it says, also to what this agency may not see: were it equal for two acts that
differ, the record would prove nothing. It is salted with 256 bits, so it tells nothing either.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from chiltern.ledger.receipts import note
from chiltern.ledger.workings.canonical import base64_text

TREE, SEATS = "tree", "seats"
"""Of a proof file: place and size of the whole record's tree, with the hashes beside the path and the signed head; and the
seats of the entry's parties, of which another's hides its own number under a salt."""


@dataclass
class Bound:
    """Of acts that an agency is told of and did not do itself, what stands in for their commitment and its signature."""

    words: list[bytes] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, agency: UUID) -> Bound:
        """As it is at this moment."""
        found = cls()
        with connection.cursor() as cursor:
            cursor.execute("select entry, commitment, at from tests_others_acts(%s)", [agency])
            rows: list[tuple[UUID, bytes, datetime]] = cursor.fetchall()
        for entry, commitment, at in rows:
            found.entries.add(str(entry))
            found.words += [base64_text(bytes(commitment)).encode(), *_lines(note(bytes(commitment), at))]
        return found

    def masked(self, content: bytes) -> bytes:
        """Without them."""
        head, between, body = content.partition(b"\n")
        if b"application/json" in head and b"proof-" in head:
            body = _proof(body)
        for word in self.words:
            body = body.replace(word, b"(bound)")
        return head + between + body

    def file(self, content: bytes) -> dict[str, bytes]:
        """The parts of an agency's own part of the record."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return {name: self._part(name, part) for name, part in parts.items()}

    def _part(self, name: str, part: bytes) -> bytes:
        entry = name.rpartition("/")[2].rpartition(".")[0]
        if name.startswith("proofs/"):
            part = _proof(part)
        if name.startswith("openings/") and entry in self.entries:
            part = b"\n".join(_without_others(line) for line in part.split(b"\n"))
        for word in self.words:
            part = part.replace(word, b"(bound)")
        return part


def _lines(signed: str) -> list[bytes]:
    return [line.encode() for line in signed.splitlines() if len(line) > 40]


def _proof(part: bytes) -> bytes:
    said = json.loads(part)
    del said[TREE], said["party"][SEATS]
    return json.dumps(said, sort_keys=True).encode()


def _without_others(line: bytes) -> bytes:
    """A field with its salt and its value, without the hashes of the fields beside it."""
    parts = line.split(b" ", 3)
    return b" ".join([*parts[:2], *parts[3:]]) if len(parts) == 4 else line
