"""Whom a request is about: found among one's own people, or typed. Clauses 2.2 and 3.5."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.foundation.actor import Actor
from chiltern.web.acting import for_a_post
from chiltern.web.views.sharing.ask import about_whom
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.common import after


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def who(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Searching changes nothing; adding is sent."""
    ask = drafting.read(by, draft_id)
    here = f"/ask/{ask.id}/"
    journey = about_whom.Journey(
        here=f"{here}who/",
        next_href=after(request, f"{here}what/", f"{here}check/"),
        back_href=here,
        immediate=ask.is_immediate(),
    )

    def save(people: about_whom.Persons) -> None:
        drafting.save(by, replace(ask, people=people))

    return about_whom.choose(request, by, ask.people, save, journey)


@require_POST
@for_a_post
def remove(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Takes somebody back."""
    ask = drafting.read(by, draft_id)
    drafting.save(by, replace(ask, people=about_whom.without(request, ask.people)))
    return redirect(f"/ask/{ask.id}/who/")
