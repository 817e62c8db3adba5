"""`chiltern verify --file FILE`: checks a receipt, a proof or an agency's file, without the database (clause 3.8)."""

from __future__ import annotations

import argparse
import base64
import json
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chiltern.ledger.record_file import checked
from chiltern.ledger.workings.checkpoint import origin_of
from chiltern.ledger.workings.errors import RecordError
from chiltern.ledger.workings.proof import verify_proof
from chiltern.ledger.workings.receipt import signer_of, verify_receipt
from chiltern.supervisor.home import Home

SHOWN = 200
_ZIP, _JSON = b"PK", b"{"


def verify_file_command(arguments: list[str]) -> int:
    """Checks one file that the service gave out. Ends with 0 where it holds, 1 where it does not, 2 where it cannot tell."""
    parser = argparse.ArgumentParser("chiltern verify --file", description=verify_file_command.__doc__)
    parser.add_argument("--file", required=True, type=Path, help="a receipt, a proof, or an agency's file")
    parser.add_argument("--key", help="the record's public key, in base64; without it, this deployment's own")
    given = parser.parse_args(arguments)
    try:
        key = _key(given.key)
        content = given.file.read_bytes()
    except OSError as fault:
        print(f"{fault.filename} cannot be read: {fault.strerror}.")
        return 2
    except (ValueError, KeyError, TypeError):
        print("There is no key to check with. Give it with --key: 44 characters, from the page of a receipt.")
        return 2
    try:
        return _kind_of(content)(content, key)
    except RecordError as wrong:
        print(f"It does not hold: {wrong}.")
        return 1


def _key(given: str | None) -> Ed25519PublicKey:
    if given is not None:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(given.strip(), validate=True))
    held = json.loads(Home.of_environment(os.environ).secrets.read_text())
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(held["signing_key"])).public_key()


def _kind_of(content: bytes) -> Callable[[bytes, Ed25519PublicKey], int]:
    if content.startswith(_ZIP):
        return _whole_file
    return _proof if content.startswith(_JSON) else _receipt


def _whole_file(content: bytes, key: Ed25519PublicKey) -> int:
    found = checked(content, key)
    print(f"{found.entries:,} entries, {found.sealed:,} of them sealed.")
    if not found.wrong:
        print("Every entry is what was committed to, and every proof holds.")
        return 0
    print(f"{len(found.wrong):,} things are not as they were written:")
    for name, why in found.wrong[:SHOWN]:
        print(f"  {name}: {why}.")
    return 1


def _proof(content: bytes, key: Ed25519PublicKey) -> int:
    proof = verify_proof(content, origin=origin_of(key), key=key)
    print("The proof holds: the entry stands in the signed record.")
    print(f"  number {proof.counter} of agency {proof.agency}")
    print(f"  commitment {base64.b64encode(proof.commitment).decode()}")
    return 0


def _receipt(content: bytes, key: Ed25519PublicKey) -> int:
    receipt = verify_receipt(content.decode(errors="replace"), name=signer_of(origin_of(key)), key=key)
    print("The receipt holds: the service signed it.")
    print(f"  written {receipt.at.isoformat()}, to be sealed by {receipt.sealed_by.isoformat()}")
    print(f"  commitment {base64.b64encode(receipt.commitment).decode()}")
    return 0
