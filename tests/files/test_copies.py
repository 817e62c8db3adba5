"""What leaves is pictures: no word of the original is in a copy, wherever it stood. Clauses 3.5 and 3.7."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from chiltern.cli.bench.documents import all_black, blackened, is_left
from chiltern.cli.bench.made_documents import Made, made, pdf, plain_page
from chiltern.files.workings import darkroom
from chiltern.files.workings.kinds import CannotRead, kind_of
from chiltern.files.workings.leaks import words_left
from chiltern.files.workings.picture_pdf import STRIP, Picture, pdf_of, stamped
from tests.papers import DAMAGED, LETTER, LOCKED, NAME, SCRIPTED, TOO_BIG, TWO_PAGES, photograph

pytestmark = pytest.mark.clause("3.5", "3.7")
MARKS: dict[str, Any] = {"words": [NAME], "boxes": {}}
NOTHING: dict[str, Any] = {"words": [], "boxes": {}}


def test_the_copies_of_twenty_made_documents_hold_none_of_the_words() -> None:
    documents = [made(number) for number in range(20)]
    assert all(words_left(each.content, each.words) for each in documents), "nothing there that could leak"
    assert [number for number, each in enumerate(documents) if is_left(each)] == []


@pytest.mark.parametrize(
    "hidden",
    [
        pdf([f"BT /F 14 Tf 72 700 Td ({NAME}) Tj ET 0 g 60 690 300 30 re f"]),
        pdf([f"BT /F 14 Tf 3 Tr 72 700 Td ({NAME}) Tj ET"]),
        pdf([f"BT /F 14 Tf 72 700 Td <{NAME.encode().hex()}> Tj ET"], squeezed=True),
        pdf(["BT ET"], NAME),
        pdf(["BT ET"], NAME, note=True),
    ],
    ids=["under black", "invisible", "in hexadecimal", "in its title", "in a note"],
)
def test_a_document_whose_blacked_out_words_are_still_there_is_found(hidden: bytes) -> None:
    assert words_left(hidden, [NAME, "Trevanion"]) == [NAME]
    assert words_left(blackened(Made(hidden, (NAME,))), [NAME]) == []


def test_a_name_in_what_a_picture_says_of_itself_is_found_and_none_by_chance_in_its_dots() -> None:
    said = pdf_of([Picture(photograph(place=NAME), 300, 400, 300.0, 400.0)])
    assert words_left(said, [NAME]) == [NAME]
    by_chance = photograph() + b"\xff\xda Idris Penhallow"
    assert words_left(pdf_of([Picture(by_chance, 300, 400, 300.0, 400.0)]), [NAME]) == []


def test_a_copy_that_is_not_black_where_the_words_stood_is_found() -> None:
    document = next(each for each in map(made, range(20)) if each.places)
    assert all_black(blackened(document), document.places)
    assert not all_black(darkroom.copy(document.content, "pdf", [1], NOTHING), document.places)


def test_a_copy_is_the_pages_chosen_as_they_were_shown_and_nothing_else() -> None:
    copy = darkroom.copy(TWO_PAGES, "pdf", [2, 1], MARKS)
    shown = [darkroom.picture(TWO_PAGES, "pdf", page, MARKS) for page in (2, 1)]
    at = [copy.find(picture) for picture in shown]
    assert 0 < at[0] < at[1]
    assert darkroom.look(copy, "pdf") == (2, False)
    assert not re.search(rb"/(Info|Metadata|Annots|JavaScript|Font|Outlines|ID)\b", copy)
    says, _ = darkroom.ask({"do": "letters", "kind": "pdf", "words": []}, copy)
    assert [page["letters"] for page in says["pages"]] == [0, 0]


def test_what_is_black_by_boxes_is_black_on_its_page_alone() -> None:
    marks = {"words": [], "boxes": {"2": [[0, 0, 1000, 1000]]}}
    plain, black = (darkroom.picture(TWO_PAGES, "pdf", page, marks) for page in (1, 2))
    assert plain == darkroom.picture(TWO_PAGES, "pdf", 1, NOTHING)
    assert Image.open(io.BytesIO(black)).convert("L").getextrema()[1] < 5


def test_what_a_search_does_not_reach_is_said() -> None:
    (lone,) = darkroom.find(pdf([f"BT /F 14 Tf 72 700 Td ({NAME} and Idris) Tj ET"]), "pdf", [1], MARKS)
    assert (lone["found"], lone["stands"]) == ({NAME: 1}, {"Idris": 1})
    (noted,) = darkroom.find(pdf(["BT /F 9 Tf (x y) Tj ET"], NAME, note=True), "pdf", [1], MARKS)
    assert noted["besides"]
    (picture,) = darkroom.find(photograph(), "jpeg", [1], MARKS)
    assert (picture["letters"], picture["besides"], picture["rows"]) == (0, True, 13)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_leaves_without_where_it_was_taken(kind: str) -> None:
    sent = photograph(kind)
    assert b"51.7 N" in sent
    copy = darkroom.copy(sent, kind_of(sent), [1], NOTHING)
    assert words_left(copy, ["51.7 N"]) == []
    assert darkroom.look(copy, "pdf") == (1, False)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<html>a page</html>", "unknown"),
        (b"PK\x03\x04 letter.pdf", "unknown"),
        (TOO_BIG, "too_big"),
        (LOCKED, "password"),
        (DAMAGED, "damaged"),
        (b"\xff\xd8\xff\xe0 no picture", "damaged"),
        (b"\x89PNG\r\n\x1a\n no picture", "damaged"),
    ],
    ids=["empty", "a page", "another kind", "11 MB", "locked", "damaged", "no JPEG", "no PNG"],
)
def test_what_is_no_document_is_not_taken(content: bytes, why: str) -> None:
    with pytest.raises(CannotRead) as wrong:
        darkroom.look(content, kind_of(content))
    assert wrong.value.key == why
    assert wrong.value.says.endswith(".")


def test_three_thousand_pages_are_counted_and_a_script_is_seen_and_not_run() -> None:
    assert darkroom.look(plain_page(pages=3000), "pdf") == (3000, False)
    assert darkroom.look(SCRIPTED, "pdf") == (1, True)
    assert b"/JS" not in darkroom.copy(SCRIPTED, "pdf", [1], NOTHING)


def test_a_picture_or_a_page_of_enormous_size_does_not_fill_the_machine() -> None:
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 50_000
    with pytest.raises(CannotRead) as wrong:
        darkroom.look(bomb.getvalue(), "png")
    assert wrong.value.key == "too_long"
    wide = LETTER.replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    across, down = Image.open(io.BytesIO(darkroom.picture(wide, "pdf", 1, NOTHING))).size
    assert across * down < 5_010_000


def test_a_reader_that_breaks_ends_alone() -> None:
    with pytest.raises(CannotRead) as wrong:
        darkroom.ask({"do": "break", "kind": "pdf"}, LETTER)
    assert wrong.value.key == "too_long"
    with pytest.raises(CannotRead) as missing:
        darkroom.picture(LETTER, "pdf", 2, NOTHING)
    assert missing.value.key == "no_page"
    assert darkroom.look(LETTER, "pdf") == (1, False)


def test_a_stamp_says_whose_copy_it_is_below_every_page_and_covers_nothing() -> None:
    dots = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(dots, "JPEG")
    pictures = [Picture(dots.getvalue(), 30, 40, width, 400) for width in (300, 595)]
    plain = pdf_of(pictures)
    says = "Copy for St Osyth’s (Chelmer), taken by Mina O’Hara, 24 November 2026 at 6:04 am. Reference K7QM-2XRD, item 1."
    file = stamped(plain, says)
    assert file.startswith(plain)
    pages = list(PdfDocument(file))
    assert [page.get_textpage().get_text_range() for page in pages] == [says, says]
    assert [page.get_size() for page in pages] == [(300, 400 + STRIP), (595, 400 + STRIP)]
    again = list(PdfDocument(stamped(plain, "\u4e2d\\(")))
    assert again[0].get_textpage().get_text_range() == "?\\("
