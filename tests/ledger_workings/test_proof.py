"""A proof file shows one party its entry in the signed tree, and no forgery of it holds (3.8)."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings import checkpoint as heads
from chiltern.ledger.workings.checkpoint import Checkpoint
from chiltern.ledger.workings.commitment import commit, entry_leaf
from chiltern.ledger.workings.errors import MalformedError, MismatchError, RecordError
from chiltern.ledger.workings.merkle import inclusion_proof, root_of
from chiltern.ledger.workings.parties import seat_parties
from chiltern.ledger.workings.proof import Proof, read_proof, verify_proof

from .tools import LOG_KEY, ORIGIN, OTHER_KEY, altered, steady

SCHOOL, POLICE = UUID(int=11), UUID(int=22)
PUBLIC = LOG_KEY.public_key()


def proofs(size: int) -> list[Proof]:
    """The school's proofs for a record of `size` entries, each shared with the police."""
    commitments = [commit({"kind": b'"item.disclosed"', "place": b"%d" % each}).value for each in range(size)]
    parties = [seat_parties({SCHOOL: each + 1, POLICE: each + 7}) for each in range(size)]
    leaves = [entry_leaf(c, each.root) for c, each in zip(commitments, parties, strict=True)]
    note = heads.sign(Checkpoint(ORIGIN, size, root_of(leaves)), LOG_KEY)
    return [
        Proof(
            commitment=commitments[each],
            agency=SCHOOL,
            counter=each + 1,
            salt=parties[each].salts[SCHOOL],
            seats=parties[each].seats,
            leaf_index=each,
            tree_size=size,
            inclusion=tuple(inclusion_proof(leaves, each)),
            checkpoint=note,
        )
        for each in range(size)
    ]


def check(proof: Proof) -> Proof:
    return verify_proof(proof.to_bytes(), origin=ORIGIN, key=PUBLIC)


@pytest.mark.clause("3.8")
@pytest.mark.parametrize("size", [1, 2, 7, 8])
def test_each_entry_of_a_record_has_a_proof_that_holds(size: int) -> None:
    for proof in proofs(size):
        assert check(proof) == proof


@pytest.mark.clause("3.8")
def test_one_altered_bit_anywhere_in_a_proof_file_is_found() -> None:
    data = proofs(3)[1].to_bytes()
    for forged in altered(data):
        with pytest.raises(RecordError):
            verify_proof(forged, origin=ORIGIN, key=PUBLIC)


def test_a_part_of_another_proof_does_not_fit() -> None:
    mine, other = proofs(5)[1:3]
    for part in ("commitment", "counter", "salt", "seats", "leaf_index", "inclusion"):
        with pytest.raises(MismatchError):
            check(replace(mine, **{part: getattr(other, part)}))


def test_a_number_or_an_agency_that_the_entry_does_not_bear_is_found() -> None:
    proof = proofs(5)[1]
    for forged in (replace(proof, counter=3), replace(proof, agency=POLICE), replace(proof, counter=8)):
        with pytest.raises(MismatchError, match="number"):
            check(forged)


def test_a_head_of_another_size_or_key_is_found() -> None:
    proof = proofs(5)[1]
    with pytest.raises(MismatchError, match="4 entries and the signed head for 5"):
        check(replace(proof, tree_size=4))
    with pytest.raises(MismatchError, match="not signed"):
        verify_proof(proof.to_bytes(), origin=ORIGIN, key=OTHER_KEY.public_key())
    own_head = heads.sign(heads.parse(proof.checkpoint), OTHER_KEY)
    with pytest.raises(MismatchError, match="not signed"):
        check(replace(proof, checkpoint=own_head))


def test_an_entry_that_was_never_sealed_is_found() -> None:
    with pytest.raises(MismatchError, match="does not stand at this place"):
        check(replace(proofs(5)[1], commitment=commit({"kind": b'"made.up"'}).value))


def test_the_file_names_no_other_party_and_tells_no_content() -> None:
    proof = proofs(5)[1]
    text = proof.to_bytes().decode()
    assert str(SCHOOL) in text
    assert str(POLICE) not in text
    assert POLICE.hex not in text
    assert "item.disclosed" not in text


def test_a_file_that_was_spelt_anew_is_refused() -> None:
    data = proofs(2)[0].to_bytes()
    content = json.loads(data)
    again = [json.dumps(content, indent=1), json.dumps(content | {"note": "x"}), data.decode() + "\n"]
    again += [
        data.decode().replace('"tree":', '"tree":{},"tree":'),
        data.decode().replace("chiltern proof 1", "v2"),
    ]
    for forged in again:
        with pytest.raises(MalformedError, match="damaged or was written anew"):
            read_proof(forged.encode())


@pytest.mark.parametrize(
    "path, value",
    [
        (("party", "counter"), 1.0),
        (("party", "counter"), True),
        (("party", "counter"), -1),
        (("party", "agency"), 5),
        (("party", "agency"), "nobody"),
        (("party", "seats"), "AAAA"),
        (("party", "seats"), [5]),
        (("party", "salt"), "AAAA"),
        (("party",), None),
        (("tree", "inclusion"), {}),
        (("tree", "leaf_index"), None),
        (("tree", "checkpoint"), ["x"]),
        (("tree", "checkpoint"), "\ud800"),
        (("tree",), []),
        (("commitment",), None),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused(path: tuple[str, ...], value: object) -> None:
    content = json.loads(proofs(2)[0].to_bytes())
    assert read_proof(respelt(content))
    inner = content
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    with pytest.raises(MalformedError):
        read_proof(respelt(content))


def respelt(content: object) -> bytes:
    """The one spelling of a proof file, for content that no proof has."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass") + b"\n"


@steady
@given(st.binary(max_size=200))
def test_no_bytes_whatever_bring_a_reader_down(data: bytes) -> None:
    with pytest.raises(MalformedError):
        read_proof(data)


@pytest.mark.parametrize("data", [b"[" * 100_000, b"x" * 200_001, b"", b"null", b"[]", b"9" * 5000])
def test_hostile_files_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedError):
        read_proof(data)
