"""Pages as PDF files: made from their own words alone, and said plainly where this installation makes none. 3.10."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pytest
from jinja2 import Environment

from chiltern.sharing.models import FileCopy
from chiltern.web import pdf
from tests.cast import Cast
from tests.stage import BRUISE, OTHERS, SHARED, Stage
from tests.web.browser import Browser, body
from tests.web.test_file_copy import shared, taken

pytestmark = pytest.mark.clause("3.10")


def words_of(file: bytes) -> str:
    """What a PDF's pages say, in one line."""
    pages = pdfium.PdfDocument(file)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def unpacked(file: bytes) -> bytes:
    """What a PDF's streams hold."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", file, re.DOTALL)
    return b"".join(zlib.decompress(each) for each in streams if each.startswith(b"x"))


@pytest.mark.pdf
def test_a_copy_for_our_file_is_a_pdf_named_by_its_reference_alone(cast: Cast) -> None:
    stage = Stage(cast)
    offline = replace(SHARED, terms=replace(SHARED.terms, keep_out_of_online_access=True))
    came = stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school, offline))
    path, browser = f"/disclosures/{came.id}/", Browser(cast.social_care.practitioner)
    assert "Keep out of what patients, parents or pupils read online" in body(browser.get(path))
    copy = taken(browser, path)
    assert f"{copy}pdf/" in body(browser.get(copy))
    got = browser.get(f"{copy}pdf/")
    cast.become(cast.social_care.practitioner)
    reference = FileCopy.objects.get().reference
    assert got["Content-Type"] == "application/pdf"
    assert got["Content-Disposition"] == f'attachment; filename="for-our-file-{reference}.pdf"'
    assert got.content.startswith(b"%PDF-")
    assert f"For our file, {reference}".encode() in unpacked(got.content)
    words = words_of(got.content)
    for said in (
        BRUISE.text,
        "St Osyth’s School",
        "Passing on: ask us before passing this on.",
        "Keep out of what patients, parents or pupils read online",
        "This may not be all that is held.",
        "Pip Practitioner",
    ):
        assert said in words
    assert OTHERS.text not in words


@pytest.mark.pdf
@pytest.mark.parametrize(
    "asks",
    [
        '<img src="http://203.0.113.1/x.png" alt="x">',
        '<img src="file:///etc/hostname" alt="x">',
        '<link rel="stylesheet" href="https://203.0.113.1/x.css">',
        "<style>@import url(http://203.0.113.1/x.css); p { background: url(file:///etc/hostname) }</style>",
    ],
)
def test_a_page_that_would_have_something_fetched_is_not_made(
    asks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = Environment(autoescape=True).from_string(f"<html lang=en><title>x</title>{asks}<p>words</p>")
    monkeypatch.setattr(pdf, "get_template", lambda _: template)
    with pytest.raises(pdf.Fetched):
        pdf.as_pdf("made-up.html", Nothing())


def test_where_none_can_be_made_the_page_says_so_and_serves(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, browser = shared(cast), Browser(cast.social_care.practitioner)
    copy = taken(browser, path)
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    for where in (copy, f"{copy}pdf/"):
        page = body(browser.get(where))
        assert "this installation makes no PDF files itself" in page
        assert f"{copy}pdf/" not in page
    with pytest.raises(pdf.NoPdf):
        pdf.as_pdf("pdf/file_copy.html", Nothing())


@dataclass(frozen=True)
class Nothing:
    """A page without content."""
