"""Teams and the duty desk: who reads as them. Serves clauses 2.2 and 4.4."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.manage_team import manage_team
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.queries.posts import TeamRow
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.shell import frame_of
from chiltern.web.views.team.door import answer
from chiltern.web.views.team.forms import AboutTeam
from chiltern.web.views.team.people import Asking


@require_http_methods(["GET", "POST"])
@for_a_post
def change(request: HttpRequest, by: Actor, team: UUID) -> HttpResponse:
    """One team, or the duty desk."""
    return _page(request, by, queries.team(by, team))


@require_http_methods(["GET", "POST"])
@for_a_post
def add(request: HttpRequest, by: Actor) -> HttpResponse:
    """A new team."""
    if not opens(by.role, Act.MANAGE_TEAM) or by.role is Role.MANAGER:
        raise Missing
    return _page(request, by, None)


def _page(request: HttpRequest, by: Actor, row: TeamRow | None) -> HttpResponse:
    form = AboutTeam(
        request.POST if request.method == "POST" else None,
        people=queries.staff(by).people,
        is_desk=row is not None and row.is_desk,
        initial={"name": row.name, "posts": [str(post) for post in row.posts]} if row else {},
    )

    def act() -> str:
        manage_team(
            by=by, team=row.id if row else None, name=form.cleaned_data.get("name", ""), posts=form.chosen()
        )
        return reverse("staff")

    done = answer(request, by, form, act)
    says = (
        "What comes in from other agencies is seen by whoever has the duty desk."
        if row and row.is_desk
        else ""
    )
    page = Asking(row.name if row else "Add a team", asked(form), "Save", reverse("staff"), says)
    return done or render(request, "team/ask.html", frame=frame_of(request, current="team"), page=page)
