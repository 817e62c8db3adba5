"""A passage that is long enough is found wherever it stands, however it is set; a shorter one never asks. Clause 3.10."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.sharing.workings.recognising import (
    CERTAIN,
    ENOUGH_APART,
    SEQUENCE,
    WINDOW,
    apart,
    is_enough,
    picked,
    prints,
    read,
    recognised,
    without,
)

pytestmark = pytest.mark.clause("3.10")
KEY, OTHER = b"k" * 32, b"o" * 32
EXAMPLES = settings(max_examples=150, deadline=None)
WORDS = st.sampled_from([f"word{number}" for number in range(40)] + ["St. Osyth’s", "Élan", "STRASSE", "12"])
SINGLE = st.sampled_from([f"word{number}" for number in range(40)])
TEXTS = st.lists(WORDS, max_size=60)
PASSAGES = st.lists(WORDS, min_size=CERTAIN, max_size=40)
BETWEEN = st.sampled_from([" ", ", ", " – ", "\n\n", ". ", " (", "; "])


def set_otherwise(words: list[str], between: str) -> str:
    """The same words in capitals, with other signs between them."""
    return between.join(word.upper().replace("’", "'") for word in words)


@EXAMPLES
@given(TEXTS, PASSAGES, TEXTS, TEXTS, TEXTS, BETWEEN)
def test_a_run_that_is_long_enough_is_always_found(
    before: list[str],
    passage: list[str],
    after: list[str],
    around: list[str],
    behind: list[str],
    between: str,
) -> None:
    theirs = read(" ".join([*before, *passage, *after]))
    text = "\n".join([" ".join(around), set_otherwise(passage, between), " ".join(behind)])
    ours = read(text)
    assert prints(theirs.words, KEY) & prints(ours.words, KEY)
    (runs,) = recognised(ours.words, {"it": theirs.words}).values()
    assert max(end - start for start, end in runs) >= CERTAIN


@EXAMPLES
@given(TEXTS, BETWEEN)
def test_a_text_is_read_alike_however_it_is_set(words: list[str], between: str) -> None:
    assert read(set_otherwise(words, between)).words == read(" ".join(words)).words
    assert read(read_again := " ".join(read(" ".join(words)).words)).words == tuple(read_again.split())


@EXAMPLES
@given(st.text(max_size=200))
def test_any_text_can_be_read_and_each_word_stands_where_it_says(text: str) -> None:
    found = read(text)
    assert len(found.words) == len(found.places)
    for word, (start, end) in zip(found.words, found.places, strict=True):
        assert read(text[start:end]).words == (word,)
    assert without(text, []) == text.strip() or not found.words


@EXAMPLES
@given(st.lists(SINGLE, max_size=CERTAIN - 1), st.lists(SINGLE, max_size=60), st.lists(SINGLE, max_size=60))
def test_a_shorter_run_alone_never_asks(phrase: list[str], before: list[str], after: list[str]) -> None:
    ours = read(" ".join([*(f"own{word}" for word in before), *phrase, *(f"own{word}" for word in after)]))
    theirs = read(" ".join([*before, *phrase, *after]))
    assert recognised(ours.words, {"it": theirs.words}) == {}


@EXAMPLES
@given(st.lists(WORDS, max_size=SEQUENCE - 1))
def test_too_short_a_text_leaves_nothing(words: list[str]) -> None:
    few = read(" ".join(words)).words[: SEQUENCE - 1]
    assert prints(few, KEY) == set()
    assert recognised(few, {"it": few}) == {}


@EXAMPLES
@given(st.lists(WORDS, min_size=CERTAIN, max_size=200))
def test_of_every_window_one_is_picked_and_few_besides(words: list[str]) -> None:
    found, many = picked(words), len(words) - SEQUENCE + 1
    assert found == sorted(set(found))
    assert all(any(start <= place < start + WINDOW for place in found) for start in range(many - WINDOW + 1))


@EXAMPLES
@given(PASSAGES)
def test_two_keys_have_no_print_in_common(words: list[str]) -> None:
    assert not prints(words, KEY) & prints(words, OTHER)


@pytest.mark.parametrize(
    ("runs", "enough"),
    [
        ([], False),
        ([(0, CERTAIN - 1)], False),
        ([(0, CERTAIN)], True),
        ([(0, CERTAIN - 1), (20, 20 + CERTAIN - 1)], False),
        ([(0, 7), (20, 27), (40, 40 + ENOUGH_APART - 14)], True),
        ([(0, SEQUENCE - 1)] * 9, False),
    ],
)
def test_what_is_enough(runs: list[tuple[int, int]], enough: bool) -> None:
    assert is_enough(runs) is enough


def test_a_word_counts_for_one_text_alone_for_that_which_has_most() -> None:
    whole = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
    ]
    found = recognised(whole, {"part": whole[:11], "all": whole})
    assert found == {"all": [(0, 13)]}


def test_what_is_taken_out_leaves_the_rest_as_it_was_written() -> None:
    text = "I saw her. “She kept her sleeve down, all day.” Then she slept\nwell."
    start = text.index("She kept")
    places = [(start, text.index("day") + 3)]
    assert without(text, places) == "I saw her.\nThen she slept\nwell."
    assert [taken for _, taken in apart(text, places)] == [False, True, False]
    assert without(text, [(0, len(text) - 1)]) == ""
