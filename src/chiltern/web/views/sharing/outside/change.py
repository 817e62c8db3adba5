"""What our agency knows of a body outside the Code, changed; what it knew before stays. Clauses 3.6 and 3.7."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.change_outside_body import change_outside_body
from chiltern.agencies.queries.outside import body_page
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.outside.forms import ChangedBody


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def change(request: HttpRequest, by: Actor, body_id: UUID) -> HttpResponse:
    """A new number, another name: the form starts with what is known now."""
    if not opens(by.role, Act.RECORD_CALL):
        raise Missing
    here, shown = f"/outside/{body_id}/", body_page(by, body_id)
    initial = {
        name: getattr(shown, name) for name in ("name", "function", "statutory_duty", "described", "reach")
    }
    form = ChangedBody(request.POST) if request.method == "POST" else ChangedBody(initial=initial)
    if form.is_bound and form.is_valid():

        def act() -> str:
            change_outside_body(by=by, body_id=body_id, given=form.given())
            say(request, "Changed. What was known before stands below. Check again that it is they.")
            return here

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        title=f"Change what we know of {shown.name}",
        form=asked(form),
        submit="Save",
        back_href=here,
        says=(
            "Nothing is overwritten: what you knew until now stays with its dates. Checks stay as they were made.",
        ),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)
