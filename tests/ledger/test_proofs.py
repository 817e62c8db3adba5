"""Receipts and proofs of one's own entries, as the database gives them, checked without it. Clauses 2.2 and 3.8."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from chiltern.cli.verify_file import verify_file_command
from chiltern.foundation import context
from chiltern.foundation.gate import Missing
from chiltern.ledger import signing
from chiltern.ledger.integrator import seal
from chiltern.ledger.proofs import proofs_of
from chiltern.ledger.receipts import ReceiptView, public_key, receipt
from chiltern.ledger.verify import verify
from chiltern.ledger.workings.proof import verify_proof
from tests.conftest import open_session
from tests.ledger.tools import Record, ids_of

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.8")]


def receipts(token: str, entries: list[UUID]) -> list[ReceiptView]:
    with transaction.atomic():
        by = context.enter(token)
        assert by is not None
        return [receipt(by, entry) for entry in entries]


def checked(path: Path, content: bytes, capsys: Any, key: str = "") -> tuple[int, str]:
    path.write_bytes(content)
    code = verify_file_command(["--file", str(path), "--key", key or public_key()])
    return code, capsys.readouterr().out


def test_every_entry_has_a_proof_that_holds_without_the_database(
    record: Record, tmp_path: Path, capsys: Any
) -> None:
    token = open_session(record.house.post(record.house.team))
    made = [record.act(token, number=number) for number in range(11)]
    waiting = receipts(token, ids_of(made))
    assert {(each.number, each.proof) for each in waiting} == {(None, None)}
    while seal("integrator", most=4):
        pass
    found = receipts(token, ids_of(made))
    assert sorted(each.number or 0 for each in found) == list(range(1, 12))
    for each, (_, given) in zip(found, made, strict=True):
        assert each.note == given.signed()
        assert each.proof is not None
        key = signing.key().public_key()
        proof = verify_proof(each.proof.to_bytes(), origin=signing.log_name(), key=key)
        assert (proof.commitment, proof.counter) == (given.commitment, each.number)
    last = found[-1]
    assert last.proof is not None
    code, said = checked(tmp_path / "proof.json", last.proof.to_bytes(), capsys)
    assert (code, f"number {last.number}" in said) == (0, True)
    assert checked(tmp_path / "receipt.txt", last.note.encode(), capsys)[0] == 0
    for altered in (last.proof.to_bytes().replace(b'"counter":', b'"counter":1'), last.note.encode()[:-8]):
        assert checked(tmp_path / "altered", altered, capsys)[0] == 1
    other = "A" * 43 + "="
    assert checked(tmp_path / "proof.json", last.proof.to_bytes(), capsys, other)[0] == 1
    assert verify("verifier").sound


@pytest.mark.clause("2.2")
def test_who_is_no_party_or_cannot_see_the_thing_gets_no_receipt_and_no_proof(record: Record) -> None:
    _, given = record.acts(1)[0]
    seal("integrator")
    for post in (record.house.post(record.house.other_team), record.party.post(record.party.team)):
        with transaction.atomic():
            by = context.enter(open_session(post))
            assert by is not None
            assert proofs_of(by, [given.entry]) == {}
            with pytest.raises(Missing):
                receipt(by, given.entry)
