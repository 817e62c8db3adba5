"""Giving and ending posts. Serves clauses 3.7 and 4.4."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.end_post import end_post
from chiltern.agencies.actions.give_post import give_post
from chiltern.agencies.queries import posts as queries
from chiltern.agencies.queries.posts import PersonRow
from chiltern.agencies.workings.posts import roles_to_give
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.shell import frame_of
from chiltern.web.views.team.door import answer
from chiltern.web.views.team.forms import AboutPost, Ending
from chiltern.web.views.team.people import Asking


@require_http_methods(["GET", "POST"])
@for_a_post
def give(request: HttpRequest, by: Actor, practitioner: UUID) -> HttpResponse:
    """Another post for somebody who works here."""
    row = queries.person(by, practitioner)
    if row.agency != by.agency:
        raise Missing
    form = AboutPost(
        request.POST if request.method == "POST" else None,
        roles=roles_to_give(own=True, office=by.agency == OFFICE),
        teams=queries.teams_of(by.agency),
    )
    back = reverse("person_at_work", args=[row.id])

    def act() -> str:
        give_post(by=by, practitioner=row.id, post=form.asked())
        return back

    done = answer(request, by, form, act)
    page = Asking(f"Give {row.name} a post", asked(form), "Give the post", back)
    return done or render(request, "team/ask.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "POST"])
@for_a_post
def end(request: HttpRequest, by: Actor, post: UUID) -> HttpResponse:
    """Ends a post at once; what only it could see goes to somebody else in the same act."""
    row = queries.person_of_post(by, post)
    alone = queries.seen_by_post_alone(post)
    form = Ending(
        request.POST if request.method == "POST" else None, takers=_takers(by, post) if alone else ()
    )

    def act() -> str:
        end_post(by=by, post=post, hand_to=form.taker())
        return reverse("staff")

    done = answer(request, by, form, act)
    title = next(each.title for each in row.posts if each.id == post)
    page = Asking(
        title=f"End {row.name}’s post as {title}",
        form=asked(form),
        submit="End the post now",
        back_href=reverse("person_at_work", args=[row.id]),
        says=_says(row, alone),
    )
    return done or render(request, "team/end_post.html", frame=frame_of(request, current="team"), page=page)


def _says(row: PersonRow, alone: int) -> str:
    out = f"If {row.name} is signed in with this post, they are out in the same second."
    if not alone:
        return out
    what = "one thing" if alone == 1 else f"{alone} things"
    return f"{out} Only this post can see {what}: somebody has to take over."


def _takers(by: Actor, leaving: UUID) -> list[tuple[str, str]]:
    held = queries.staff(by)
    in_teams = {post for team in held.teams for post in team.posts} - {leaving}
    teams = [(str(team.id), team.name) for team in held.teams if in_teams.intersection(team.posts)]
    people = [
        (str(post.id), f"{person.name}, {post.title}")
        for person in held.people
        for post in person.posts
        if post.id in in_teams
    ]
    return teams + people
