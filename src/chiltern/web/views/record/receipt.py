"""The receipt of an act, for its parties alone: what, by whom, when, the commitment and the proof. Clauses 2.2 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries.posts import called, who
from chiltern.code_of_practice.words import Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.ledger.receipts import Acted, ReceiptView, public_key, receipt
from chiltern.ledger.registry import kind_in_words
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row, Tag
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.shown import agreement_row

ANOTHER = "Another agency, as its own record says"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The page. `proof_href` is empty until the entry is sealed."""

    title: str
    rows: tuple[Row, ...]
    tag: Tag
    sealed_says: str
    commitment: str
    note: str
    note_href: str
    proof_href: str


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, entry: UUID) -> HttpResponse:
    """For the post that acted, and for whoever sees what the act was about."""
    view = receipt(by, entry)
    page = Receipt(
        title=kind_in_words(view.kind),
        rows=_rows(by, view),
        tag=Tag("Sealed", "green") if view.number else Tag("Not yet sealed", "yellow"),
        sealed_says=_sealed(view),
        commitment=view.commitment,
        note=view.note,
        note_href=reverse("receipt_note", args=[entry]),
        proof_href=reverse("receipt_proof", args=[entry]) if view.proof else "",
    )
    return render(request, "record/receipt.html", frame=frame_of(request), page=page)


@require_safe
@for_a_post
def note(request: HttpRequest, by: Actor, entry: UUID) -> HttpResponse:
    """The signed promise as a text file."""
    return download(receipt(by, entry).note.encode(), f"receipt-{entry}.txt", "text/plain; charset=utf-8")


@require_safe
@for_a_post
def proof(request: HttpRequest, by: Actor, entry: UUID) -> HttpResponse:
    """The proof as a file; what is not sealed has none yet."""
    found = receipt(by, entry).proof
    if found is None:
        raise Missing
    return download(found.to_bytes(), f"proof-{entry}.json", "application/json")


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """What anyone checks receipts and proofs with."""
    return download(f"{public_key()}\n".encode(), "record-key.txt", "text/plain; charset=utf-8")


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file under a name of ours, which nobody keeps a copy of on the way."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _rows(by: Actor, view: ReceiptView) -> tuple[Row, ...]:
    return (
        Row("When", moment_in_words(view.at)),
        Row("By", _by(by, view.by)),
        *agreement_row(view.says.get("agreement") or ""),
        Row("Reference", str(view.entry)),
        Row("Our own number", f"{view.number:,}" if view.number else "Given when it is sealed"),
    )


def _by(by: Actor, acted: Acted | None) -> str:
    if acted is None:
        return ANOTHER
    if acted.post is None:
        return "The service itself, or somebody who was not signed in"
    role = Role(acted.role).says if acted.role else ""
    return ", ".join(part for part in (called(by, acted.post) or role, who(by).agency) if part)


def _sealed(view: ReceiptView) -> str:
    if view.number is None:
        return (
            "The act is written down and cannot be taken back. It is sealed into the record within a minute: "
            "open this page again then, for its number and its proof."
        )
    if view.proof is None:
        return "An earlier version of the service sealed it, which gave no proof files. The record still holds it."
    return "It stands in the record, under a signed head. Whoever alters or removes it is found out."
