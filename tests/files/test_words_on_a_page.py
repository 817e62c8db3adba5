"""Words are found however a page writes them, and what covers them covers all of them. Clause 3.5."""

from __future__ import annotations

import pytest

from chiltern.files.workings.wordfinding import Letters, names_in

pytestmark = pytest.mark.clause("3.5")


def page(text: str) -> Letters:
    """Each letter ten dots wide; a new line begins below and at the left."""
    boxes, x, y = [], 0, 0
    for sign in text:
        boxes.append((x, y, x + 10, y + 12))
        x, y = (0, y + 20) if sign == "\n" else (x + 10, y)
    return Letters(list(text), lambda place: boxes[place])


@pytest.mark.parametrize(
    "text",
    ["Ida Quill was seen", "IDA QUILL", "Ida  Quill’s aunt", "Ida Qu-\nill", "I d a Q u i l l", "IdaQuill"],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert len(list(page(text).places("Ida Quill"))) == 1


def test_accents_ligatures_and_wide_letters_are_what_they_look_like() -> None:
    assert list(page("Søren Ofﬁcer Zeÿnep").places("officer"))
    assert list(page("Ｚeynep").places("zeynep"))
    assert list(page("Szymańska").places("Szymanska"))


def test_a_name_over_two_lines_gets_a_box_on_each() -> None:
    letters = page("was Ida\nQuill here")
    (places,) = letters.places("Ida Quill")
    black = letters.boxes_over(places)
    assert [(box[1], box[3]) for box in black] == [(-2, 14), (18, 34)]
    assert not letters.stands(places, black)
    assert letters.stands(places, black[:1])


def test_a_letter_that_stands_nowhere_is_never_taken_for_black() -> None:
    letters = Letters(list("Quill"), lambda _: None)
    (places,) = letters.places("quill")
    assert letters.boxes_over(places) == []
    assert letters.stands(places, [(0, 0, 9999, 9999)])


def test_one_letter_is_no_word_and_each_name_is_looked_for_alone() -> None:
    assert list(page("a b c").places("a")) == []
    assert names_in("Ida de Quill") == ("Ida", "Quill")
    assert names_in("Quill") == ()
