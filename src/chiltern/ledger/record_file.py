"""An agency's own part of the record as one file, made so that it can be checked without the service (clause 3.8).

A ZIP: `record.jsonl` has a line for each entry, `openings/` what it was committed to, `proofs/` its place in the tree;
what was not sealed yet has its signed receipt instead. `index.csv` and `READ-ME.txt` are for people.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from chiltern.ledger import openings
from chiltern.ledger.workings.canonical import base64_text, encode
from chiltern.ledger.workings.checkpoint import origin_of
from chiltern.ledger.workings.errors import MalformedError, MismatchError, RecordError
from chiltern.ledger.workings.proof import Proof, verify_proof
from chiltern.ledger.workings.receipt import signer_of, verify_receipt

LINES, INDEX, READ_ME = "record.jsonl", "index.csv", "READ-ME.txt"
MOST_BYTES = 2_000_000_000
"""More than a file of ours ever holds, unpacked."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Held:
    """One entry as its keeper holds it. `signed` is its receipt; `proof` is None until it is sealed."""

    entry: UUID
    kind: str
    at: datetime
    thing: UUID | None
    commitment: bytes
    opening: bytes
    signed: str
    proof: Proof | None

    def fields(self) -> Mapping[str, bytes]:
        """What it says. Raises RecordError where it is not what was committed to."""
        return openings.check(self.opening, self.commitment).fields


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a file found: how many entries, how many of them sealed, and what is wrong, by name."""

    entries: int
    sealed: int
    wrong: tuple[tuple[str, str], ...]


def packed(held: Iterable[Held], index: str, read_me: str) -> bytes:
    """The file. Names in it are ids, and all times of its parts are the same: they tell nothing."""
    whole, lines = io.BytesIO(), []
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in held:
            lines.append(_line(one.fields(), one.commitment, one.proof))
            _add(archive, f"openings/{one.entry}.txt", one.opening)
            if one.proof is None:
                _add(archive, f"receipts/{one.entry}.txt", one.signed.encode())
            else:
                _add(archive, f"proofs/{one.entry}.json", one.proof.to_bytes())
        _add(archive, LINES, b"".join(line + b"\n" for line in lines))
        _add(archive, INDEX, index.encode())
        _add(archive, READ_ME, read_me.encode())
    return whole.getvalue()


def checked(content: bytes, key: Ed25519PublicKey) -> Checked:
    """Everything in a file against its proofs, with the log's public key alone. Raises MalformedError for no such file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
                raise MalformedError("the file is too large to be one of ours")
            parts = {name: archive.read(name) for name in archive.namelist()}
        lines = parts[LINES].splitlines()
    except (zipfile.BadZipFile, KeyError, RuntimeError, OSError):
        raise MalformedError("this is not a file of an agency's own part of the record") from None
    known, sealed, wrong = {LINES, INDEX, READ_ME}, 0, []
    for number, line in enumerate(lines, 1):
        entry = _entry_of(line)
        if entry is None:
            wrong.append((f"line {number}", "it is not a line of the record"))
            continue
        known |= {f"{folder}/{entry}" for folder in ("openings", "proofs", "receipts")}
        try:
            sealed += _check(line, str(entry), parts, key)
        except RecordError as found:
            wrong.append((str(entry), str(found)))
    strange = [name for name in parts if name.rpartition(".")[0] not in known and name not in known]
    wrong += [(name, "no line of the record speaks of it") for name in strange]
    return Checked(len(lines), sealed, tuple(wrong))


def _check(line: bytes, entry: str, parts: Mapping[str, bytes], key: Ed25519PublicKey) -> bool:
    """Whether it is sealed. Raises RecordError where anything does not hold."""
    opening = parts.get(f"openings/{entry}.txt")
    if opening is None:
        raise MalformedError("what it says is missing")
    proof, signed = parts.get(f"proofs/{entry}.json"), parts.get(f"receipts/{entry}.txt")
    log = origin_of(key)
    if proof is not None:
        proven = verify_proof(proof, origin=log, key=key)
        commitment = proven.commitment
    elif signed is not None:
        proven = None
        try:
            commitment = verify_receipt(signed.decode(), name=signer_of(log), key=key).commitment
        except UnicodeDecodeError:
            raise MalformedError("its receipt is damaged") from None
    else:
        raise MalformedError("its proof is missing")
    if _line(openings.check(opening, commitment).fields, commitment, proven) != line:
        raise MismatchError("its line is not what was committed to")
    return proven is not None


def _line(fields: Mapping[str, bytes], commitment: bytes, proof: Proof | None) -> bytes:
    """One entry for a machine: what it is about, who acted where that is known, what it says, its own number."""
    said = {name: json.loads(value) for name, value in fields.items() if name != "rows"}
    return encode(
        {
            **said.pop("about"),
            "by": said.pop("by", None),
            "number": proof.counter if proof else None,
            "commitment": base64_text(commitment),
            "says": {name[5:]: each for name, each in said.items() if name.startswith("says.")},
            "told": [each for name, each in said.items() if name.startswith("told.")],
        }
    )


def _entry_of(line: bytes) -> UUID | None:
    try:
        said: Any = json.loads(line)
        return UUID(said["entry"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)
