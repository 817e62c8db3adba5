"""What was read is asked back: its owner says why, and every holder is asked to stop using it. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.ask_item_back import ask_item_back
from chiltern.sharing.queries.correction_page import item_to_correct
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.corrections.correcting import correct_href
from chiltern.web.views.sharing.corrections.forms import AskingBack

_SAYS = (
    "Everybody who holds it, by whatever hops, is asked to stop using it, and to say that it is removed or on which basis it is "
    "kept. You see who has not answered.",
    "What was read cannot be unread. The text stays where decisions rest on it, with your words beside it; it is not passed on "
    "any more, but in danger, by a duty or by a court.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def ask_back(request: HttpRequest, by: Actor, item_id: UUID, number: int) -> HttpResponse:
    """For the owner, once; `number` is the version that stands, or that stood when the page was opened."""
    view = item_to_correct(by, item_id)
    if request.method != "POST" and not view.can_be_asked_back:
        raise Missing
    form = AskingBack(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _asked(request, by, item_id, number, form.cleaned_data["why"]))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Ask everybody for it back", asked(form), "Ask for it back", correct_href(item_id, number), _SAYS
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _asked(request: HttpRequest, by: Actor, item: UUID, version: int, why: str) -> str:
    made = ask_item_back(by=by, item_id=item, version=version, why=why)
    say(request, "Asked back. Everybody who holds it is asked to stop using it, and to say so.")
    return f"/corrections/{made.id}/"
