"""Heads of the tree and receipts: what is signed cannot be altered or passed for another thing (3.8)."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings import checkpoint as heads
from chiltern.ledger.workings.checkpoint import Checkpoint
from chiltern.ledger.workings.errors import MalformedError, MismatchError, RecordError
from chiltern.ledger.workings.note import key_id, open_note, sign_note, text_of
from chiltern.ledger.workings.receipt import Receipt, sign_receipt, verify_receipt

from .tools import LOG_KEY, ORIGIN, OTHER_KEY, altered_text, steady

HEAD = Checkpoint(ORIGIN, 20_852_163, bytes(range(32)))
PUBLIC = LOG_KEY.public_key()
AT = datetime(2026, 11, 3, 9, 15, 0, 250, tzinfo=UTC)
WEB = "chiltern.example/web"


def test_a_checkpoint_has_the_published_form() -> None:
    note = heads.sign(HEAD, LOG_KEY)
    signed = f"{ORIGIN}\n20852163\n{b64encode(HEAD.root).decode()}\n"
    signature = b64encode(key_id(ORIGIN, PUBLIC) + LOG_KEY.sign(signed.encode())).decode()
    assert note == f"{signed}\n\u2014 {ORIGIN} {signature}\n"


def test_the_hint_of_a_key_is_the_published_one() -> None:
    # RFC 8032, 7.1, test 1 gives the key; SHA-256 over name, newline, 0x01 and key gives the hint.
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert (
        key_id("example.org/log", Ed25519PrivateKey.from_private_bytes(seed).public_key()).hex() == "1c66b9ea"
    )


@steady
@given(st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32))
def test_what_was_signed_reads_back(size: int, root: bytes) -> None:
    note = heads.sign(Checkpoint(ORIGIN, size, root), LOG_KEY)
    assert (
        heads.verify(note, origin=ORIGIN, key=PUBLIC) == heads.parse(note) == Checkpoint(ORIGIN, size, root)
    )


@pytest.mark.clause("3.8")
def test_one_altered_bit_anywhere_in_a_checkpoint_is_found() -> None:
    for forged in altered_text(heads.sign(HEAD, LOG_KEY)):
        with pytest.raises(RecordError):
            heads.verify(forged, origin=ORIGIN, key=PUBLIC)


def test_another_key_another_log_and_no_signature_are_told_apart() -> None:
    note = heads.sign(HEAD, LOG_KEY)
    with pytest.raises(MismatchError, match="not signed by the given key"):
        heads.verify(note, origin=ORIGIN, key=OTHER_KEY.public_key())
    with pytest.raises(MismatchError, match="not signed by the given key"):
        heads.verify(note, origin="chiltern.example/other", key=PUBLIC)
    foreign = sign_note(Checkpoint("elsewhere", 1, bytes(32)).text(), name=ORIGIN, key=LOG_KEY)
    with pytest.raises(MismatchError, match="another log"):
        heads.verify(foreign, origin=ORIGIN, key=PUBLIC)
    with pytest.raises(MalformedError):
        heads.verify(note.split("\u2014")[0], origin=ORIGIN, key=PUBLIC)


def test_a_witness_may_sign_beside_the_log_but_not_instead_of_it() -> None:
    note, text = heads.sign(HEAD, LOG_KEY), HEAD.text()
    witness = sign_note(text, name="witness.example", key=OTHER_KEY).removeprefix(text + "\n")
    for both in (note + witness, f"{text}\n{witness}{note.removeprefix(text)[1:]}"):
        assert heads.verify(both, origin=ORIGIN, key=PUBLIC) == HEAD
    with pytest.raises(MismatchError):
        heads.verify(f"{text}\n{witness}", origin=ORIGIN, key=PUBLIC)


def test_a_failed_signature_of_the_log_spoils_a_good_one_beside_it() -> None:
    note, other = heads.sign(HEAD, LOG_KEY), heads.sign(Checkpoint(ORIGIN, 5, bytes(32)), LOG_KEY)
    good, borrowed = note.rpartition("\n\n")[2], other.rpartition("\n\n")[2]
    for both in (f"{HEAD.text()}\n{good}{borrowed}", f"{HEAD.text()}\n{borrowed}{good}"):
        with pytest.raises(MismatchError, match="does not hold"):
            heads.verify(both, origin=ORIGIN, key=PUBLIC)


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n020\n{b64encode(bytes(32)).decode()}\n",
        f"{ORIGIN}\n-1\n{b64encode(bytes(32)).decode()}\n",
        f"{ORIGIN}\n\u0662\n{b64encode(bytes(32)).decode()}\n",
        f"{ORIGIN}\n2\n{b64encode(bytes(31)).decode()}\n",
        f"{ORIGIN}\n2\n{b64encode(bytes(32)).decode()}\nand more\n",
        f"{ORIGIN}\n2\n",
        "\n",
    ],
)
def test_a_signed_text_that_is_no_head_is_refused(text: str) -> None:
    note = sign_note(text, name=ORIGIN, key=LOG_KEY)
    with pytest.raises(MalformedError):
        heads.verify(note, origin=ORIGIN, key=PUBLIC)


@steady
@given(st.text(max_size=300))
def test_no_text_whatever_brings_a_reader_down(text: str) -> None:
    for note in (text, f"{HEAD.text()}\n{text}", f"{HEAD.text()}\n\u2014 {text}\n"):
        with pytest.raises(RecordError):
            open_note(note, name=ORIGIN, key=PUBLIC)


def test_control_characters_are_refused_even_where_signed() -> None:
    text = "tab\there\n"
    signature = b64encode(key_id(ORIGIN, PUBLIC) + LOG_KEY.sign(text.encode())).decode()
    with pytest.raises(MalformedError):
        open_note(f"{text}\n\u2014 {ORIGIN} {signature}\n", name=ORIGIN, key=PUBLIC)


def test_a_note_without_end_is_refused() -> None:
    with pytest.raises(MalformedError, match="too long"):
        heads.parse(heads.sign(HEAD, LOG_KEY) + "x" * 100_000)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "new\nline", "nbsp\u00a0", "bell\x07"])
def test_a_name_that_breaks_the_form_signs_nothing(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        heads.sign(Checkpoint(name, 1, bytes(32)), LOG_KEY)


@pytest.mark.parametrize("size, root", [(-1, bytes(32)), (1, bytes(31)), (10**19, bytes(32))])
def test_a_head_that_cannot_be_is_not_signed(size: int, root: bytes) -> None:
    with pytest.raises(ValueError, match="head"):
        heads.sign(Checkpoint(ORIGIN, size, root), LOG_KEY)


@pytest.mark.parametrize("text", ["no newline", "tab\there\n", ""])
def test_a_text_that_is_none_of_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(ValueError, match="text of a note"):
        sign_note(text, name=ORIGIN, key=LOG_KEY)


@pytest.mark.clause("3.8")
def test_a_receipt_promises_the_seal_within_a_minute() -> None:
    note = sign_receipt(b"c" * 32, AT, name=WEB, key=OTHER_KEY)
    receipt = verify_receipt(note, name=WEB, key=OTHER_KEY.public_key())
    assert receipt == Receipt(b"c" * 32, AT, AT + timedelta(minutes=1))
    assert "\nwritten 2026-11-03T09:15:00.000250Z\nsealed by 2026-11-03T09:16:00.000250Z\n" in note


@pytest.mark.clause("3.8")
def test_one_altered_bit_anywhere_in_a_receipt_is_found() -> None:
    for forged in altered_text(sign_receipt(b"c" * 32, AT, name=WEB, key=OTHER_KEY)):
        with pytest.raises(RecordError):
            verify_receipt(forged, name=WEB, key=OTHER_KEY.public_key())


def test_a_receipt_is_never_a_head_nor_a_head_a_receipt() -> None:
    receipt = sign_receipt(b"c" * 32, AT, name=ORIGIN, key=LOG_KEY)
    with pytest.raises(MalformedError):
        heads.verify(receipt, origin=ORIGIN, key=PUBLIC)
    with pytest.raises(MalformedError, match="not a receipt"):
        verify_receipt(heads.sign(HEAD, LOG_KEY), name=ORIGIN, key=PUBLIC)


@pytest.mark.parametrize(
    "change",
    [
        ("chiltern receipt 1", "chiltern receipt 2"),
        ("written ", ""),
        ("sealed by ", "written "),
        ("Z\nsealed", "+00:00\nsealed"),
        ("16:00.000250Z\n", "16:00.000250Z\nand more\n"),
    ],
)
def test_a_signed_text_that_is_no_receipt_is_refused(change: tuple[str, str]) -> None:
    text = text_of(sign_receipt(b"c" * 32, AT, name=ORIGIN, key=LOG_KEY))
    assert change[0] in text
    with pytest.raises(MalformedError):
        verify_receipt(sign_note(text.replace(*change), name=ORIGIN, key=LOG_KEY), name=ORIGIN, key=PUBLIC)


def test_a_receipt_needs_a_commitment_and_a_zone() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sign_receipt(b"c", AT, name=WEB, key=OTHER_KEY)
    with pytest.raises(ValueError, match="time zone"):
        sign_receipt(b"c" * 32, AT.replace(tzinfo=None), name=WEB, key=OTHER_KEY)
