"""What a body outside the Code asks, written down on one page; then it is decided like any request. Clauses 3.2 and 3.6."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries.outside import MARK, body_page
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Method
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.write_down_request import write_down_request
from chiltern.sharing.queries import whom
from chiltern.sharing.workings.outside import Heard
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.onward.asking import purposes
from chiltern.web.views.sharing.outside.bodies import NEVER, check_rows
from chiltern.web.views.sharing.outside.forms import Asks


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def asks(request: HttpRequest, by: Actor, body_id: UUID) -> HttpResponse:
    """As it was heard. Nothing is sent: the body sees nothing here."""
    if not opens(by.role, Act.RECORD_CALL):
        raise Missing
    shown = body_page(by, body_id)
    form = Asks(request.POST if request.method == "POST" else None, now=by.at, purposes=purposes(by))
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _write(request, by, body_id, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    stands = shown.checks and shown.checks[0].how.stands
    page = Asking(
        title=f"What does {shown.name} ask?",
        form=asked(form),
        submit="Write it down",
        back_href=f"/outside/{body_id}/",
        says=(f"{shown.name}{MARK}. Written down here, it is decided like any other request.",),
        warns="" if stands else NEVER,
        rows=check_rows(shown)[:1],
    )
    frame = frame_of(request, current="work", immediate=True)
    return render(request, "sharing/asking.html", frame=frame, page=page)


def _write(request: HttpRequest, by: Actor, body_id: UUID, form: Asks) -> str:
    said = form.cleaned_data
    heard = Heard(
        body=body_id,
        who=said["who"],
        method=Method(said["method"]),
        happened_at=form.happened_at(),
        question=form.question(whom.typed(by, form.person())),
    )
    made = write_down_request(by=by, heard=heard)
    say(request, f"Written down. Reference {made.reference}. It waits for your agency’s answer.")
    return f"/requests/{made.id}/"
