"""One page of a document, looked at: as it leaves, with cells and parts to black out. Clause 3.5."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from chiltern.foundation.gate import Invalid
from chiltern.sharing.queries.documents import picture_of
from chiltern.sharing.workings.documents import ACROSS, MOST_PARTS, MOST_ROWS
from chiltern.web.acting import asked
from chiltern.web.frame import render
from chiltern.web.parts import Picture
from chiltern.web.views.sharing.papers import shown
from chiltern.web.views.sharing.papers.document import page_known
from chiltern.web.views.sharing.papers.forms import FourNumbers
from chiltern.web.views.sharing.papers.hand import Hand
from chiltern.web.views.sharing.papers.stored import Stored, as_shown, found, look_again

UPRIGHT = 14
"""Rows of cells on a page whose shape is not known yet."""


def page(request: HttpRequest, hand: Hand, page: int) -> HttpResponse:
    """Cells are ticked and unticked; a part by numbers is added, or taken back."""
    stored, here = page_known(hand, page), f"{hand.here}{page}/"
    do = request.POST.get("do", "") if request.method == "POST" else ""
    form = FourNumbers(request.POST if do == "numbers" else None)
    if do == "numbers" and form.is_valid():
        if len(stored["parts"].get(str(page), ())) < MOST_PARTS:
            _add_part(stored, page, form)
            return _kept(hand, stored, here)
        form.add_error(None, f"At most {MOST_PARTS} parts can be blacked out on a page: use the cells")
    elif do in ("cells", "part"):
        (_tick if do == "cells" else _undo_part)(request, stored, page)
        return _kept(hand, stored, here)
    shown_page = _one_page(hand, stored, page, form)
    return render(request, "sharing/papers/page.html", frame=hand.frame, page=shown_page)


def picture(request: HttpRequest, hand: Hand, page: int) -> HttpResponse:
    """The page as it leaves, or as it would. No browser keeps it."""
    stored = page_known(hand, page)
    kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    try:
        content = picture_of(as_shown(stored, page), page)
    except Invalid as wrong:
        return HttpResponse(wrong.says, status=422, content_type="text/plain; charset=utf-8", headers=kept)
    return HttpResponse(content, content_type="image/jpeg", headers=kept)


def _kept(hand: Hand, stored: Stored, here: str) -> HttpResponse:
    look_again(stored)
    hand.keep(stored)
    return redirect(here)


def _tick(request: HttpRequest, stored: Stored, page: int) -> None:
    sent = {int(each) for each in request.POST.getlist("cells") if each.isdecimal() and len(each) < 5}
    rows = _rows(stored, page)
    chosen = sorted(each for each in sent if each < ACROSS * rows)
    stored["cells"][str(page)] = {"rows": rows, "chosen": chosen}


def _rows(stored: Stored, page: int) -> int:
    """As they were when cells were chosen first; else by the shape of the page."""
    if kept := stored["cells"].get(str(page)):
        return min(MOST_ROWS, int(kept["rows"]))
    return next((each.rows for each in found(stored) if each.page == page), UPRIGHT)


def _add_part(stored: Stored, page: int, form: FourNumbers) -> None:
    part = form.part(page)
    sides = [part.left, part.top, part.right, part.bottom]
    parts = stored["parts"].setdefault(str(page), [])
    if sides not in parts:
        parts.append(sides)


def _undo_part(request: HttpRequest, stored: Stored, page: int) -> None:
    parts, place = stored["parts"].get(str(page), []), request.POST.get("value", "")
    if place.isdecimal() and int(place) < len(parts):
        del parts[int(place)]


def _one_page(hand: Hand, stored: Stored, page: int, form: FourNumbers) -> shown.OnePage:
    chosen = set(stored["cells"].get(str(page), {"chosen": []})["chosen"])
    goes = page in stored["pages"]
    return shown.OnePage(
        title=f"Page {page}",
        caption=f"The document of item {hand.place + 1}",
        picture=Picture(
            f"{hand.here}{page}/picture/", f"Page {page}, as it {'leaves' if goes else 'would leave'}"
        ),
        grid=tuple(
            tuple(
                shown.Cell(number, f"Row {row + 1}, column {column + 1}", number in chosen)
                for column in range(ACROSS)
                for number in (row * ACROSS + column,)
            )
            for row in range(_rows(stored, page))
        ),
        columns=tuple(range(1, ACROSS + 1)),
        numbers=asked(form),
        blacked=shown.blacked_parts(stored, page),
        warnings=shown.warnings_of([each for each in found(stored) if each.page == page], stored["kind"]),
        goes=goes,
        links=shown.links_between(hand, page),
        here=f"{hand.here}{page}/",
        back_href=hand.here,
    )
