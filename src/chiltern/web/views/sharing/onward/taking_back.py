"""The owner takes its permission back: a page of its own that says what stands and what stops. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, PermissionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.withdraw_permission import withdraw_permission
from chiltern.sharing.queries.permission_page import permission_page
from chiltern.sharing.queries.views import PermissionView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.questions import Questions
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Asking

WHAT_STANDS = (
    "From now on it does not go to them any more. What went to them before stays with them; where it went is on the page of "
    "what you shared. In danger, by a duty or by a court it can still go, on the record."
)


class TakingBack(Questions):
    """Why."""

    reasons = long_text(
        "Why may it not be passed on any more?", help_text="The agency that asked reads this.", required=True
    )


def may_take_back(by: Actor, view: PermissionView) -> bool:
    """Whether there is leave of ours to take back."""
    given = PermissionState(view.state) is PermissionState.GIVEN
    return given and not view.ours and opens(by.role, Act.WITHDRAW_PERMISSION)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def take_back(request: HttpRequest, by: Actor, permission_id: UUID) -> HttpResponse:
    """For the owner alone; once it is done, only the answer to the same form comes back here."""
    view = permission_page(by, permission_id)
    if view.ours or (request.method != "POST" and not may_take_back(by, view)):
        raise Missing
    form = TakingBack(request.POST) if request.method == "POST" else TakingBack()
    if form.is_bound and form.is_valid():

        def act() -> str:
            withdraw_permission(by=by, permission_id=permission_id, reasons=form.cleaned_data["reasons"])
            say(request, "Taken back. It does not go on by your leave any more.")
            return f"/permissions/{permission_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Take this permission back",
        asked(form),
        "Take it back",
        f"/permissions/{permission_id}/",
        (f"You let {view.from_agency} pass it on to {view.third_agency}.", WHAT_STANDS),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)
