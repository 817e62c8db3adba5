"""The document of an item: added, its pages chosen, words and parts blacked out, all of it undone until it is sent.

Every change is saved with the draft. Clauses 3.5 and 3.8.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from chiltern.files.workings.kinds import MOST_PAGES
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing import drafts
from chiltern.sharing.workings.documents import pages_in, words_to_black_out
from chiltern.web.acting import asked, at_its_field
from chiltern.web.frame import render
from chiltern.web.parts import Action
from chiltern.web.views.sharing.papers import shown
from chiltern.web.views.sharing.papers.forms import AddDocument, Pages, Words
from chiltern.web.views.sharing.papers.hand import Hand
from chiltern.web.views.sharing.papers.stored import Stored, begun, black_on, found, look_again


def document(request: HttpRequest, hand: Hand) -> HttpResponse:
    """Adds one, or says of the one that was added which pages go and what is black."""
    stored = hand.stored
    if stored is None:
        return _add(request, hand)
    do = _DO.get(request.POST.get("do", "")) if request.method == "POST" else None
    pages = Pages(request.POST if do is _choose else None, initial={"pages": shown.as_typed(stored["pages"])})
    words = Words(request.POST if do is _black_out else None)
    if do is not None:
        form = pages if do is _choose else words
        try:
            if not form.is_bound or form.is_valid():
                do(request, hand, stored)
                return redirect(hand.here if hand.stored else hand.items_href)
        except Invalid as wrong:
            if not form.is_bound:
                raise
            at_its_field(form, wrong)
    page = _about(hand, stored, pages, words)
    return render(request, "sharing/papers/document.html", frame=hand.frame, page=page)


def throw_away_document(item: Stored) -> None:
    """With its item, or with the whole draft."""
    if item.get("document"):
        drafts.take_document_off(UUID(item["document"]["id"]))


def _add(request: HttpRequest, hand: Hand) -> HttpResponse:
    form = AddDocument(request.POST, request.FILES) if request.method == "POST" else AddDocument()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        name = sent.name or "document"
        try:
            hand.keep(_begun(hand, sent.read(), name))
            return redirect(hand.here)
        except Invalid as wrong:
            form.add_error("file", wrong.says)
    page = shown.NoDocument(
        f"Add a document to item {hand.place + 1}", _short(hand), asked(form), hand.items_href
    )
    return render(request, "sharing/papers/add.html", frame=hand.frame, page=page)


def _begun(hand: Hand, content: bytes, name: str) -> Stored:
    stored = begun(drafts.add_document(hand.by, content, name), name)
    try:
        look_again(stored)
    except Invalid:
        drafts.take_document_off(UUID(stored["id"]))
        raise
    return stored


def _about(hand: Hand, stored: Stored, pages: Pages, words: Words) -> shown.AboutDocument:
    many = f"The document has {stored['of']:,} pages. At most {MOST_PAGES} of them can go."
    return shown.AboutDocument(
        title=f"The document of item {hand.place + 1}",
        item=_short(hand),
        rows=shown.rows_of(stored),
        notes=(*((many,) if stored["of"] > MOST_PAGES else ()), *shown.notes_of(stored)),
        pages=asked(pages),
        words=asked(words),
        blacked=shown.blacked_words(stored),
        warnings=shown.warnings_of(found(stored), stored["kind"]),
        to_look_at=tuple(
            Action(f"Page {page}{_by_hand(stored, page)}", f"{hand.here}{page}/") for page in stored["pages"]
        ),
        here=hand.here,
        back_href=hand.items_href,
    )


def _short(hand: Hand) -> str:
    return shorten(hand.item["text"], 200, placeholder=" …")


def _by_hand(stored: Stored, page: int) -> str:
    many = len(black_on(stored, page))
    return f": {many} {'part' if many == 1 else 'parts'} blacked out by hand" if many else ""


def _choose(request: HttpRequest, hand: Hand, stored: Stored) -> None:
    stored["pages"] = list(pages_in(request.POST["pages"], stored["of"]))
    look_again(stored)
    hand.keep(stored)


def _black_out(request: HttpRequest, hand: Hand, stored: Stored) -> None:
    stored["words"] = list(words_to_black_out(request.POST["words"], tuple(stored["words"])))
    look_again(stored)
    hand.keep(stored)


def _undo_word(request: HttpRequest, hand: Hand, stored: Stored) -> None:
    stored["words"] = [words for words in stored["words"] if words != request.POST.get("value")]
    look_again(stored)
    hand.keep(stored)


def _take_off(request: HttpRequest, hand: Hand, stored: Stored) -> None:
    throw_away_document(hand.item)
    hand.keep(None)


Do = Callable[[HttpRequest, Hand, Stored], None]
_DO: dict[str, Do] = {"pages": _choose, "words": _black_out, "word": _undo_word, "take_off": _take_off}


def page_known(hand: Hand, page: int) -> Stored:
    """The document, where it has this page. Raises Missing."""
    stored = hand.document()
    if not 1 <= page <= stored["of"]:
        raise Missing
    return stored
