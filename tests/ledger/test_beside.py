"""A party's opening, held against the acting agency's of the same entry: it shows the same as without. Clause 3.8."""

from __future__ import annotations

import pytest

from chiltern.ledger import openings
from chiltern.ledger.workings.errors import MismatchError

FIELDS = {"about": b'{"kind":"toy.made"}', "by": b'"a post"', "told.b": b'"come on Monday"'}
SEED = bytes(range(32))
NAMES = ("about", "told.b")


@pytest.mark.clause("3.8")
def test_what_is_altered_in_a_part_is_found_with_the_whole_beside_it() -> None:
    commitment, salts = openings.commit_to(FIELDS, SEED)
    beside = openings.check(openings.whole(FIELDS, SEED), commitment).whole
    part = openings.part(FIELDS, salts, NAMES)
    assert openings.check(part, commitment, beside).fields == {name: FIELDS[name] for name in NAMES}
    other = openings.commit_to({**FIELDS, "told.b": b'"come on Friday"'}, SEED)
    for altered in (
        part.replace(b"Monday", b"Friday"),
        part.replace(b"told.b", b"told.c"),
        openings.part({**FIELDS, "told.b": b'"come on Friday"'}, other.salts, NAMES),
    ):
        with pytest.raises(MismatchError):
            openings.check(altered, commitment, beside)


@pytest.mark.clause("3.8")
def test_a_part_is_never_held_against_the_whole_of_another_entry() -> None:
    mine = openings.commit_to(FIELDS, SEED)
    others = openings.commit_to({**FIELDS, "by": b'"another post"'}, SEED)
    beside = openings.check(openings.whole(FIELDS, SEED), mine.value).whole
    part = openings.part(FIELDS, mine.salts, NAMES)
    with pytest.raises(MismatchError):
        openings.check(part, others.value, beside)
