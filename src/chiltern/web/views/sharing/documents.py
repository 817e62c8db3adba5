"""Documents that came, or that we gave: to be kept as a file under a name of ours. Clauses 3.7, 3.10 and 8.1.2."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries.posts import who
from chiltern.files.workings.picture_pdf import stamped
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.open_document import open_document
from chiltern.sharing.queries.documents import copy_page
from chiltern.web.acting import for_a_post
from chiltern.web.london import moment_in_words
from chiltern.web.views.sharing.opened import put_on_record


@require_safe
@for_a_post
def document(request: HttpRequest, by: Actor, disclosure_id: UUID, number: int) -> HttpResponse:
    """Sent to be kept, never shown in place. Reading it the first time is on the record, once a post."""
    copy = copy_page(by, disclosure_id, number)
    put_on_record(by, copy.disclosure)
    if copy.disclosure.received and not copy.read_before:
        open_document(by=by, disclosure_id=disclosure_id, item_id=copy.item)
    name = f"chiltern-{copy.disclosure.reference.lower()}-item-{number}.pdf"
    mine = who(by)
    says = (
        f"Copy for {mine.agency}, taken by {mine.name}, {mine.title}, {moment_in_words(by.at)}. "
        f"Reference {copy.disclosure.reference}, item {number}."
    )
    return HttpResponse(
        stamped(copy.content, says),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
