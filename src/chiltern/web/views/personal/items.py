"""Deciding on one item that was found: released, a part of it, or held back. Clauses 8.3.1 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.resolution.actions.decide_held import decide_held
from chiltern.resolution.queries.personal_page import personal_page
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.personal.forms import DecidingHeld
from chiltern.web.views.personal.shown import HeldShown, held_shown


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The item with what stands against releasing it, and the question."""

    title: str
    held: HeldShown
    form: ShownForm
    submit: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def item(request: HttpRequest, by: Actor, personal_id: UUID, item_id: UUID) -> HttpResponse:
    """Once for each item."""
    view = personal_page(by, personal_id)
    held = next((one for one in view.items if one.id == item_id), None)
    here = f"/personal-requests/{personal_id}/"
    if held is None:
        raise Missing
    shown = held_shown(view, held)
    if not shown.href:
        says = "It has been decided." if held.outcome else "It is not open to you at this point."
        return conflict(request, "This is not open", says, href=here, link_text="See how it stands")
    sent = request.POST if request.method == "POST" else None
    form = DecidingHeld(sent, asks_hidden=held.asks_hidden, outcomes=held.open)
    if form.is_bound and form.is_valid():

        def act() -> str:
            decide_held(by=by, request_id=personal_id, item_id=item_id, given=form.given())
            say(request, "Decided, and written down in your name.")
            return here

        try:
            return once(request, by, act)
        except AlreadyDone as done:
            return conflict(
                request, "This has been decided", done.says, href=here, link_text="See how it stands"
            )
        except Invalid as wrong:
            at_its_field(form, wrong)
        except Refused as refused:
            form.add_error("outcome", refused.says)
    page = ItemPage("What becomes of this?", shown, asked(form), "Decide", here)
    return render(request, "personal/item.html", frame=frame_of(request, current="work"), page=page)
