"""A document of an item, page by page: added, chosen, blacked out, undone, seen as it leaves, and saved by who gets it.

Clauses 3.5, 3.7, 3.8 and 8.1.2.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdfium2 import PdfDocument

from chiltern.cli.bench.made_documents import plain_page
from chiltern.files.models import Attachment
from chiltern.files.workings.leaks import words_left
from chiltern.ledger.models import Entry
from tests.cast import Cast
from tests.papers import DAMAGED, LETTER, LOCKED, NAME, SCRIPTED, TOO_BIG, TWO_PAGES, photograph
from tests.web.browser import Browser, body
from tests.web.telling import Telling
from tests.web.walking import ITEM, Walk, reply_path

pytestmark = pytest.mark.clause("3.5", "3.7", "3.8")
HERE = "decide/items/0/document/"


def file(content: bytes, name: str = "letter about Idris.pdf") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, content, "application/pdf")


def begun(cast: Cast, content: bytes = LETTER) -> Walk:
    """The school's item with a document."""
    walk = Walk.begun(cast).matched().written("share", items=(ITEM,))
    assert walk.browser.post(walk.path + HERE, {"file": file(content)}).status_code == 302
    return walk


def say(walk: Walk, **what: Any) -> Any:
    """One of the forms on the document's page."""
    return walk.browser.post(walk.path + HERE, what)


def test_a_document_is_blacked_out_seen_as_it_leaves_and_saved_by_who_asked(cast: Cast) -> None:
    walk = begun(cast, TWO_PAGES)
    say(walk, do="pages", pages="1-2")
    say(walk, do="words", words=NAME)
    page = walk.page(HERE)
    assert f"‘{NAME}’: blacked out once, on page 1" in page
    check = walk.page("decide/check/")
    assert "Pages 1 and 2, as pictures, with parts blacked out." in check
    assert check.count('class="chiltern-leaf"') == 2
    shown = walk.browser.get(walk.path + HERE + "1/picture/")
    assert (shown["Content-Type"], shown["Cache-Control"]) == ("image/jpeg", "no-store")
    assert walk.send("decide/check/")["Location"] == walk.path

    browser = Browser(cast.social_care.practitioner)
    came = body(browser.get(reply_path(cast, walk.request)))
    assert "2 pages, as pictures" in came
    href = came.split('">Save the document')[0].rpartition('href="')[2]
    saved = browser.get(href)
    assert saved["Content-Disposition"].startswith('attachment; filename="chiltern-')
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert shown.content in saved.content
    assert words_left(saved.content, [NAME, "Idris", "Monday"]) == []
    browser.get(href)
    cast.become(cast.social_care.practitioner)
    assert Entry.objects.filter(kind="document.read").count() == 1
    for other in (cast.social_care.colleague, cast.stranger.duty, cast.health.duty):
        assert Browser(other).get(href).status_code == 404
    assert browser.get(href.replace("/1/", "/2/")).status_code == 404


BAD = {
    "The file is not a PDF, and not a JPEG or PNG picture, whatever its name says.": b"<html>",
    "The PDF opens with a password only.": LOCKED,
    "The file is damaged and cannot be read.": DAMAGED,
    "The file has more than 10 MB.": TOO_BIG,
    "The file is empty.": b"",
}


def test_a_bad_file_is_said_at_its_field_and_nothing_written_is_lost(cast: Cast) -> None:
    walk = Walk.begun(cast).matched().written("share", items=(ITEM,))
    assert "A script in a PDF is never run and does not leave" in walk.page(HERE)
    assert '<a href="#file">Choose the file to add' in body(walk.browser.post(walk.path + HERE, {}))
    for said, content in BAD.items():
        page = walk.browser.post(walk.path + HERE, {"file": file(content)})
        assert page.status_code == 200
        assert f'<a href="#file">{said}' in body(page)
        assert "Nothing that you typed has been lost" in body(page)
    assert ITEM["text"] in walk.page("decide/items/")
    cast.become(cast.school.duty)
    assert not Attachment.objects.exists()


def test_three_thousand_pages_are_said_and_a_choice_is_asked_for(cast: Cast) -> None:
    walk = begun(cast, plain_page(pages=3000))
    page = walk.page(HERE)
    assert "The document has 3,000 pages. At most 25 of them can go." in page
    assert "No page is chosen yet" in page
    wrong = body(say(walk, do="pages", pages="1-3000"))
    assert '<a href="#pages">The document has 3,000 pages, and at most 25 of them can go' in wrong
    assert 'value="1-3000"' in wrong
    assert say(walk, do="pages", pages="2999").status_code == 302
    assert "2999" in walk.page(HERE)


def test_a_script_is_said_and_a_picture_is_said_to_hold_no_words(cast: Cast) -> None:
    walk = begun(cast, SCRIPTED)
    assert "The PDF has a script in it. It was not run, and it does not leave." in walk.page(HERE)
    say(walk, do="take_off")
    walk.browser.post(walk.path + HERE, {"file": file(photograph(), "page.jpg")})
    assert "This is a picture: words are not found in it." in walk.page(HERE)


def test_what_still_stands_is_said_until_it_is_black(cast: Cast) -> None:
    walk = begun(cast, TWO_PAGES)
    say(walk, do="pages", pages="1")
    say(walk, do="words", words="Idris Pen\nTrevanion")
    page = walk.page(HERE)
    assert "‘Trevanion’: not found on the pages that go" in page
    assert "still stands" not in page
    say(walk, do="word", value="Idris Pen")
    assert "Idris Pen" not in walk.page(HERE)
    page = body(say(walk, do="words", words="x"))
    assert '<a href="#words">Write at least two letters or figures on each line' in page


def test_cells_and_parts_are_blacked_out_and_taken_back(cast: Cast) -> None:
    walk = begun(cast)
    one, picture = walk.path + HERE + "1/", walk.path + HERE + "1/picture/"
    plain = walk.browser.get(picture).content
    walk.browser.post(one, {"do": "cells", "cells": ["0", "1", "9999", "x"]})
    page = body(walk.browser.get(one))
    assert page.count(" checked") == 2
    assert "Row 1, column 1" in page
    by_cells = walk.browser.get(picture).content
    assert by_cells != plain
    walk.browser.post(one, {"do": "cells"})
    assert walk.browser.get(picture).content == plain
    sides = {"left": "10", "right": "60", "top": "5", "bottom": "30"}
    walk.browser.post(one, {"do": "numbers", **sides})
    assert "From 10 to 60 across, from 5 to 30 down" in body(walk.browser.get(one))
    assert "1 part blacked out by hand" in walk.page(HERE)
    walk.browser.post(one, {"do": "part", "value": "0"})
    assert walk.browser.get(picture).content == plain
    wrong = body(walk.browser.post(one, {"do": "numbers", **sides, "right": "5", "top": "x"}))
    assert "The right side is further right than the left side" in wrong
    assert 'value="10"' in wrong


def test_a_document_stays_when_its_items_words_change_and_goes_with_its_item(cast: Cast) -> None:
    walk = begun(cast)
    walk.send("decide/items/0/", **{**ITEM, "text": "Late on ten mornings."})
    assert "1 of 1 page goes, as a picture." in walk.page("decide/items/")
    walk.browser.post(walk.path + "decide/items/0/remove/", {"text": "Late on ten mornings."})
    cast.become(cast.school.duty)
    assert not Attachment.objects.exists()
    assert walk.browser.get(walk.path + HERE).status_code == 404


def test_a_document_without_chosen_pages_is_said_on_the_check_and_nothing_is_sent(cast: Cast) -> None:
    walk = begun(cast, TWO_PAGES)
    page = walk.send("decide/check/")
    assert page.status_code == 200
    assert "Item 1: choose the pages of the document that go" in body(page)


def test_a_page_that_is_not_there_and_another_posts_draft_are_a_404(cast: Cast) -> None:
    walk = begun(cast)
    for path in ("2/", "2/picture/", "0/"):
        assert walk.browser.get(walk.path + HERE + path).status_code == 404
    assert Browser(cast.school.manager).get(walk.path + HERE).status_code == 404


def test_telling_takes_a_document_with_it_and_a_dropped_draft_leaves_none(cast: Cast) -> None:
    telling = Telling.begun(cast).written()
    here = f"{telling.path}items/0/document/"
    telling.browser.post(here, {"file": file(LETTER)})
    telling.browser.post(here, {"do": "words", "words": NAME})
    assert "chiltern-leaf" in telling.page("check/")
    disclosure = telling.sent()
    saved = Browser(cast.social_care.duty).get(f"/disclosures/{disclosure}/documents/1/")
    assert words_left(saved.content, [NAME]) == []
    (stamp,) = {page.get_textpage().get_text_range() for page in PdfDocument(saved.content)}
    assert stamp.startswith("Copy for Children’s Social Care, taken by Dana Duty") and stamp.endswith(
        ", item 1."
    )
    other = Telling.begun(cast).written()
    other.browser.post(f"{other.path}items/0/document/", {"file": file(LETTER)})
    cast.become(cast.school.practitioner)
    before = Attachment.objects.count()
    other.browser.post(f"{other.path}drop/")
    cast.become(cast.school.practitioner)
    assert Attachment.objects.count() == before - 1
