"""Begins a decision that replaces an earlier one. What was begun on this request goes into it. Clause 3.8."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.request_page import request_page
from chiltern.web.acting import for_a_post
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.going_on import insist_open_on_page


@require_POST
@for_a_post
def again(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Sent twice, it goes on with what was begun."""
    view = request_page(by, request_id)
    insist_open_on_page(view, Act.DECIDE_AGAIN)
    if view.decision is None:
        raise Missing
    said = drafting.read(by, request_id)
    said.replaces = str(view.decision)
    drafting.save(by, request_id, said)
    return redirect(f"/requests/{request_id}/decide/")
