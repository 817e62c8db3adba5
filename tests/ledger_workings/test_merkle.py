"""The tree of the sealed record against the definitions of RFC 9162 and against small forgeries (3.8)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings import merkle
from chiltern.ledger.workings.errors import MalformedError

from .tools import altered, leaf_lists, slow_consistency, slow_path, slow_root, steady

# Contents and roots that public transparency logs are checked with.
KNOWN_LEAVES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
KNOWN_ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def hashed(contents: list[bytes]) -> list[bytes]:
    return [merkle.leaf_hash(each) for each in contents]


def grown(leaves: list[bytes]) -> merkle.Frontier:
    tree = merkle.Frontier()
    for leaf in leaves:
        tree.append(leaf)
    return tree


@pytest.mark.clause("3.8")
def test_the_roots_are_those_of_public_logs() -> None:
    leaves = hashed([bytes.fromhex(each) for each in KNOWN_LEAVES])
    assert merkle.root_of(leaves).hex() == KNOWN_ROOT
    assert grown(leaves).root().hex() == KNOWN_ROOT
    assert merkle.root_of([]) == merkle.Frontier().root() == slow_root([])


@steady
@given(leaf_lists)
def test_every_way_to_the_root_agrees_with_the_definition(contents: list[bytes]) -> None:
    leaves = hashed(contents)
    assert merkle.root_of(leaves) == grown(leaves).root() == slow_root(contents)


@steady
@given(leaf_lists, st.integers(0, 40))
def test_a_tree_restored_from_storage_grows_on_as_if_never_put_away(contents: list[bytes], cut: int) -> None:
    leaves = hashed(contents)
    before = grown(leaves[:cut])
    restored = merkle.Frontier(before.size, before.hashes)
    for leaf in leaves[cut:]:
        restored.append(leaf)
    assert (restored.size, restored.root()) == (len(leaves), slow_root(contents))


@steady
@given(leaf_lists, st.lists(st.integers(0, 40), max_size=4))
def test_many_leaves_at_once_make_the_same_tree(contents: list[bytes], cuts: list[int]) -> None:
    leaves = hashed(contents)
    tree = merkle.Frontier()
    for first, after in pairwise([0, *sorted(cuts), len(leaves)]):
        tree.extend(leaves[first:after])
        here = grown(leaves[: tree.size])
        assert (tree.hashes, tree.root()) == (here.hashes, here.root())


def test_what_restoring_took_does_not_change_as_the_tree_grows() -> None:
    tree = grown(hashed([b"a", b"b", b"c"]))
    stored = tree.hashes
    tree.append(merkle.leaf_hash(b"d"))
    assert merkle.Frontier(3, stored).root() == slow_root([b"a", b"b", b"c"])


@pytest.mark.parametrize(
    "size, hashes", [(3, [b"x" * 32]), (0, [b"x" * 32]), (1, [b"short"]), (-1, [b"x" * 32])]
)
def test_hashes_that_do_not_fit_the_size_are_refused(size: int, hashes: list[bytes]) -> None:
    with pytest.raises(MalformedError):
        merkle.Frontier(size, hashes)


@steady
@given(leaf_lists.filter(bool), st.data())
def test_an_inclusion_proof_is_the_defined_one_and_holds(contents: list[bytes], data: st.DataObject) -> None:
    leaves = hashed(contents)
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = merkle.inclusion_proof(leaves, index)
    assert proof == slow_path(contents, index)
    assert merkle.includes(slow_root(contents), len(leaves), index, leaves[index], proof)


@steady
@given(leaf_lists.filter(bool), st.data())
def test_an_inclusion_proof_holds_for_nothing_else(contents: list[bytes], data: st.DataObject) -> None:
    contents = [bytes([place]) + each for place, each in enumerate(contents)]
    leaves, root = hashed(contents), slow_root(contents)
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(-1, size + 1).filter(lambda each: each != index))
    proof = merkle.inclusion_proof(leaves, index)
    assert not merkle.includes(root, size, other, leaves[index], proof)
    assert not merkle.includes(root, size, index, merkle.leaf_hash(b"never written"), proof)
    assert not merkle.includes(root, size, index, leaves[index], [*proof, root])
    assert not proof or not merkle.includes(root, size, index, leaves[index], proof[:-1])
    assert not merkle.includes(slow_root([*contents, b"one more"]), size, index, leaves[index], proof)


@pytest.mark.clause("3.8")
def test_one_altered_bit_in_an_inclusion_proof_is_found() -> None:
    leaves = hashed([b"%d" % each for each in range(11)])
    root, proof = merkle.root_of(leaves), merkle.inclusion_proof(leaves, 9)
    for forged in altered(b"".join((root, leaves[9], *proof))):
        forged_root, leaf, *path = (forged[at : at + 32] for at in range(0, len(forged), 32))
        assert not merkle.includes(forged_root, 11, 9, leaf, path)


@steady
@given(leaf_lists.filter(bool), st.data())
def test_a_consistency_proof_is_the_defined_one_and_holds(contents: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(contents)))
    proof = merkle.consistency_proof(hashed(contents), old)
    assert proof == slow_consistency(contents, old)
    assert merkle.continues(slow_root(contents[:old]), old, slow_root(contents), len(contents), proof)


@steady
@given(leaf_lists.filter(lambda each: len(each) > 1), st.data())
def test_a_rewritten_past_has_no_consistency_proof(contents: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(contents) - 1))
    changed = data.draw(st.integers(0, old - 1))
    rewritten = [*contents[:changed], b"rewritten", *contents[changed + 1 :]]
    signed_before, size = slow_root(contents[:old]), len(contents)
    for proof in (merkle.consistency_proof(hashed(tree), old) for tree in (contents, rewritten)):
        assert not merkle.continues(signed_before, old, slow_root(rewritten), size, proof)


def test_one_altered_bit_in_any_consistency_proof_is_found() -> None:
    contents = [b"%d" % each for each in range(9)]
    for old in range(1, 9):
        proof = merkle.consistency_proof(hashed(contents), old)
        for forged in altered(b"".join((slow_root(contents[:old]), slow_root(contents), *proof))):
            first, second, *path = (forged[at : at + 32] for at in range(0, len(forged), 32))
            assert not merkle.continues(first, old, second, 9, path)


@steady
@given(leaf_lists.filter(bool), st.data())
def test_a_consistency_proof_of_the_wrong_length_or_size_fails(
    contents: list[bytes], data: st.DataObject
) -> None:
    size = len(contents)
    old = data.draw(st.integers(1, size))
    first, second = slow_root(contents[:old]), slow_root(contents)
    proof = merkle.consistency_proof(hashed(contents), old)
    assert not merkle.continues(first, old, second, size, [*proof, second])
    assert not proof or not merkle.continues(first, old, second, size, proof[:-1])
    assert not merkle.continues(second, size + 1, second, size, proof)
    assert not merkle.continues(first, old, second, 4 * size, proof)


def test_every_tree_continues_the_empty_one_and_none_other_is_empty() -> None:
    root = slow_root([b"a"])
    assert merkle.consistency_proof(hashed([b"a"]), 0) == []
    assert merkle.continues(merkle.EMPTY_ROOT, 0, root, 1, [])
    assert merkle.continues(merkle.EMPTY_ROOT, 0, merkle.EMPTY_ROOT, 0, [])
    assert not merkle.continues(root, 0, root, 1, [])
    assert not merkle.continues(merkle.EMPTY_ROOT, 0, root, 0, [])
    assert not merkle.continues(merkle.EMPTY_ROOT, 0, root, 1, [root])


@pytest.mark.parametrize("index", [-1, 2])
def test_no_proof_is_made_for_what_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(hashed([b"a", b"b"]), index)
    with pytest.raises(IndexError):
        merkle.consistency_proof(hashed([b"a"]), index)
