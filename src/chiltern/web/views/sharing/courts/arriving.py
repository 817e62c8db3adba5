"""A court's order as it arrives, written down from the page of what came. Clauses 2.2 and 3.10."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.record_court_order import record_court_order
from chiltern.sharing.queries.court_orders import courts, offered
from chiltern.sharing.queries.notices import days_for, seconds_for
from chiltern.sharing.queries.views import DisclosureView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.parts import Action
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.courts.forms import Arrived
from chiltern.web.views.sharing.onward.whence import whence

SAYS = (
    "Write it down when it arrives, before anything is produced. Whoever this belongs to is told at once: which agency was "
    "ordered, by which court, under which reference and by when, so that it can ask the court to limit the order.",
    "Producing it comes afterwards: on the page of the order you pass on what it takes, each disclosure with its own decision.",
)
IN_DANGER = "If a child is in danger, do not wait for any of this: ring, and pass on what protects them."


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def arrived(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """For whoever may pass on what came."""
    whence(request, by, disclosure_id)
    form = Arrived(request.POST if request.method == "POST" else None, initial={"items": []})
    form.name(courts(by), offered(by, disclosure_id))
    form.offer(seconds_for(by, disclosure_id), days_for(by))

    def act() -> str:
        made = record_court_order(by=by, given=form.given())
        say(request, "Written down. What happens now stands below.")
        return f"/court-orders/{made.id}/"

    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "A court orders this",
        asked(form),
        "Write it down",
        f"/disclosures/{disclosure_id}/",
        says=SAYS,
        warns=IN_DANGER,
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="received"), page=page)


def order_links(by: Actor, view: DisclosureView | None) -> tuple[Action, ...]:
    """From what came, where something in it belongs to others."""
    if view is None or not view.received or not opens(by.role, Act.RECORD_COURT_ORDER):
        return ()
    if all(item.ours for item in view.items):
        return ()
    return (Action("A court orders this", f"/disclosures/{view.id}/court-order/"),)
