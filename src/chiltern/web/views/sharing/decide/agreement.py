"""Whether a decision on a request rests on an agreement with whoever asks. Clause 1.2."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.agreed import agreements_offered
from chiltern.sharing.queries.under_decision import under_decision
from chiltern.web.acting import asked
from chiltern.web.frame import render
from chiltern.web.views.sharing.common import Asking, after, law_of
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.agreeing import NONE, WhichAgreement, agreement_says, usual_way
from chiltern.web.views.sharing.decide.journey import deciding, frame_for
from chiltern.web.views.sharing.shown import code_says


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def agreement(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Those that fit, or none of them."""
    said = drafting.read(by, request_id)
    under = under_decision(by, request_id, said.given())
    offered = agreements_offered(by, under.weighed.facts)
    here = f"/requests/{request_id}/decide/"
    if request.method == "POST":
        form = WhichAgreement(request.POST, offered=offered)
    else:
        form = WhichAgreement(offered=offered, initial={"agreement": said.agreement or NONE})
    if form.is_bound and form.is_valid():
        said.agreement = form.cleaned_data["agreement"]
        named = next((one for one in offered if str(one.id) == said.agreement), None)
        if named and not under.outside:
            said.answers.setdefault("method", usual_way(named.facts))
        drafting.save(by, request_id, said)
        return redirect(after(request, f"{here}items/", f"{here}check/"))
    page = Asking(
        title="Agreement",
        form=asked(form),
        submit="Save and continue",
        back_href=here,
        says=agreement_says(offered),
        code=code_says(under.verdict, law_of(by), under.agreement),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, said), page=page)
