"""Pages as PDF files, where the extra `[pdf]` and its system library Pango are installed. Clause 3.10.

Nothing is fetched while a file is made, from this machine or any other: what a page needs stands in the page.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from django.http import HttpResponse
from django.template.loader import get_template

_CSS = Path(__file__).with_name("pdf.css")


class NoPdf(Exception):
    """This installation makes no PDF files."""


class Fetched(Exception):
    """A page asked for something that does not stand in it."""


def can_make_pdf() -> bool:
    """Whether this installation makes PDF files."""
    return _weasyprint() is not None


def as_pdf(template: str, page: object) -> bytes:
    """A page of our own as a file for paper and screen readers; the template gets `page` alone.

    Raises NoPdf, and Fetched for a page that would have something fetched.
    """
    library = _weasyprint()
    if library is None:
        raise NoPdf
    text = get_template(template).render({"page": page})
    fetcher = _fetcher()
    try:
        sheet = library.CSS(string=_CSS.read_text(), url_fetcher=fetcher)
        html = library.HTML(string=text, url_fetcher=fetcher)
        made: bytes = html.write_pdf(stylesheets=[sheet], pdf_variant="pdf/ua-1")
    except library.urls.FatalURLFetchingError as asked:  # it is no Exception, which nobody would catch
        raise Fetched("a page is made into a file from its own words alone") from asked
    return made


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """The file under a name of ours, which holds nobody's."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _fetcher() -> Any:
    """Refuses whatever it is asked for; the file is then not made."""
    from weasyprint.urls import URLFetcher

    class Nothing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> NoReturn:
            raise Fetched

    return Nothing(fail_on_errors=True)


@cache
def _weasyprint() -> ModuleType | None:
    try:
        import weasyprint
    except (ImportError, OSError):  # without Pango the library itself cannot be loaded
        return None
    # It repeats what it reads; a log names nobody.
    for name in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found: ModuleType = weasyprint
    return found
