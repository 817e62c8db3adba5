"""Proofs from what a head is stored with are the proofs of the whole tree (3.8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiltern.ledger.workings import merkle
from chiltern.ledger.workings.errors import MalformedError
from chiltern.ledger.workings.newest import Newest

from .tools import leaf_lists, steady


def newest(leaves: list[bytes], before: int) -> Newest:
    tree = merkle.Frontier()
    for leaf in leaves[:before]:
        tree.append(leaf)
    return Newest(before, tree.hashes, leaves[before:])


@steady
@given(leaf_lists.filter(bool), st.integers(0, 40))
def test_every_new_leaf_has_the_proof_of_the_whole_tree(contents: list[bytes], cut: int) -> None:
    leaves = [merkle.leaf_hash(each) for each in contents]
    before = min(cut, len(leaves) - 1)
    tree = newest(leaves, before)
    assert tree.root() == merkle.root_of(leaves)
    for index in range(before, len(leaves)):
        assert tree.inclusion(index) == merkle.inclusion_proof(leaves, index)


def test_an_older_leaf_and_a_wrong_number_of_subtrees_are_refused() -> None:
    leaves = [merkle.leaf_hash(bytes([each])) for each in range(7)]
    with pytest.raises(MalformedError, match="none of the newest"):
        newest(leaves, 4).inclusion(3)
    with pytest.raises(MalformedError, match="full subtrees"):
        Newest(3, [leaves[0]], leaves[3:])
