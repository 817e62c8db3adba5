"""A copy for one's own file: a page made to be printed, and a PDF, with reference, owner, terms and its limits. 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.queries.file_copy import file_copy
from chiltern.web.acting import for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import ItemCard, Row, Terms
from chiltern.web.pdf import as_pdf, can_make_pdf, pdf_answer
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.opened import put_on_record
from chiltern.web.views.sharing.shown import NOT_ALL, item_card, terms_panel


@dataclass(frozen=True, slots=True)
class ForTheFile:
    """The page."""

    reference: str
    rows: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    terms: Terms
    not_all: str
    back_href: str
    pdf_href: str
    """Empty where this installation makes no PDF files."""


@require_POST
@for_a_post
def take(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """Each copy is one act with a reference of its own."""
    return once(request, by, lambda: f"/file-copies/{take_into_file(by=by, disclosure_id=disclosure_id).id}/")


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, copy_id: UUID) -> HttpResponse:
    """To print it, or to save it from the browser."""
    page = _page(by, copy_id)
    return render(request, "sharing/file_copy.html", frame=frame_of(request, current="received"), page=page)


@require_safe
@for_a_post
def pdf(request: HttpRequest, by: Actor, copy_id: UUID) -> HttpResponse:
    """The same as a PDF; where this installation makes none, the page, which says so."""
    page = _page(by, copy_id)
    if not can_make_pdf():
        return render(
            request, "sharing/file_copy.html", frame=frame_of(request, current="received"), page=page
        )
    return pdf_answer(as_pdf("pdf/file_copy.html", page), f"for-our-file-{page.reference}")


def _page(by: Actor, copy_id: UUID) -> ForTheFile:
    view = file_copy(by, copy_id)
    put_on_record(by, view.disclosure)
    came = view.disclosure
    return ForTheFile(
        reference=view.reference,
        rows=(
            Row("Reference of this copy", view.reference),
            Row("Taken", moment_in_words(view.taken_at)),
            Row("Taken by", f"{view.taken_by}, {view.agency}"),
            Row("Information shared", f"{came.reference}, {moment_in_words(came.at)}, {came.method}"),
            Row("From", came.from_agency),
            Row("To", came.to_agency),
            *([Row("Note", came.note)] if came.note else []),
        ),
        items=tuple(item_card(item, place + 1) for place, item in enumerate(came.items)),
        terms=terms_panel(came.terms),
        not_all=NOT_ALL,
        back_href=f"/disclosures/{came.id}/",
        pdf_href=f"/file-copies/{copy_id}/pdf/" if can_make_pdf() else "",
    )
