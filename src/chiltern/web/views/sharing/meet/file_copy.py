"""A copy of a minute for one's own file: a page made to be printed, and a PDF; each part with its owner and terms. 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.take_minute_into_file import take_minute_into_file
from chiltern.sharing.queries.minute_file_copy import minute_file_copy
from chiltern.web.acting import for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.pdf import as_pdf, can_make_pdf, pdf_answer
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.meet.shown import MinuteWords, minute_rows, minute_words


@dataclass(frozen=True, slots=True)
class MinuteForTheFile:
    """The page."""

    reference: str
    rows: tuple[Row, ...]
    minute: MinuteWords
    back_href: str
    pdf_href: str
    """Empty where this installation makes no PDF files."""


@require_POST
@for_a_post
def take(request: HttpRequest, by: Actor, copy_id: UUID) -> HttpResponse:
    """Each copy is one act with a reference of its own."""
    return once(request, by, lambda: f"/minute-copies/{take_minute_into_file(by=by, copy_id=copy_id).id}/")


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, file_copy_id: UUID) -> HttpResponse:
    """To print it, or to save it from the browser."""
    return _shown(request, _page(by, file_copy_id))


@require_safe
@for_a_post
def pdf(request: HttpRequest, by: Actor, file_copy_id: UUID) -> HttpResponse:
    """The same as a PDF; where this installation makes none, the page, which says so."""
    page = _page(by, file_copy_id)
    if not can_make_pdf():
        return _shown(request, page)
    return pdf_answer(as_pdf("pdf/minute.html", page), f"for-our-file-{page.reference}")


def _shown(request: HttpRequest, page: MinuteForTheFile) -> HttpResponse:
    frame = frame_of(request, current="received")
    return render(request, "sharing/meet/file_copy.html", frame=frame, page=page)


def _page(by: Actor, file_copy_id: UUID) -> MinuteForTheFile:
    view = minute_file_copy(by, file_copy_id)
    minute = view.minute
    return MinuteForTheFile(
        reference=view.reference,
        rows=(
            Row("Reference of this copy", view.reference),
            Row("Taken", moment_in_words(view.taken_at)),
            Row("Taken by", f"{view.taken_by}, {view.agency}"),
            Row("Meeting", f"{minute.kind}, {moment_in_words(minute.held_at)}, reference {minute.reference}"),
            *minute_rows(minute),
        ),
        minute=minute_words(minute),
        back_href=f"/minutes/{minute.id}/",
        pdf_href=f"/minute-copies/{file_copy_id}/pdf/" if can_make_pdf() else "",
    )
