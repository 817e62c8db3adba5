"""Whom it is about, whom it is told, and who sees it there. Clauses 2.2, 3.2, 3.5 and 3.6."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.queries import choices, duty_desk_states
from chiltern.agencies.queries.outside import bodies_to_choose
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.addressing import posts_to_address
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.parts import Action, Row
from chiltern.web.views.sharing.ask import about_whom
from chiltern.web.views.sharing.ask.agencies import desk_warning
from chiltern.web.views.sharing.common import Asking, after, capital
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.forms import DESK, NAMED, ToWhom, WhoSeesIt
from chiltern.web.views.sharing.tell.start import frame_for

OUTSIDE_TOO = Row(
    "Somebody who has not signed",
    "Another county’s hospital or a court stands at the end of the list, once your agency has named them.",
    (Action("Bodies outside the Code", "/outside/"),),
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def who(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Searching changes nothing; adding is sent."""
    tell = drafting.read(by, draft_id)
    journey = about_whom.Journey(
        here=f"{tell.here}who/",
        next_href=after(request, f"{tell.here}to/", f"{tell.here}check/"),
        back_href=tell.here,
        immediate=tell.is_immediate(),
    )

    def save(people: about_whom.Persons) -> None:
        tell.people = people
        drafting.save(by, tell)

    return about_whom.choose(request, by, tell.people, save, journey)


@require_POST
@for_a_post
def remove(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Takes somebody back."""
    tell = drafting.read(by, draft_id)
    tell.people = about_whom.without(request, tell.people)
    drafting.save(by, tell)
    return redirect(f"{tell.here}who/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def to(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """One agency by name; who there sees it comes next."""
    tell = drafting.read(by, draft_id)
    agencies = [(str(one.id), f"{one.name} ({one.sector.says})") for one in choices() if one.id != by.agency]
    bodies = bodies_to_choose(by)
    agencies += bodies
    initial = {"recipient": str(tell.recipient or "")}
    form = ToWhom(request.POST or None, agencies=agencies, initial=initial)
    if form.is_bound and form.is_valid():
        chosen = UUID(form.cleaned_data["recipient"])
        if chosen != tell.recipient:
            tell.recipient, tell.posts, tell.deciding.agreement = chosen, (), ""
            drafting.save(by, tell)
        if str(chosen) in dict(bodies):
            # They see nothing here: there is nobody to choose.
            return redirect(after(request, f"{tell.here}why/", f"{tell.here}check/"))
        return redirect(f"{tell.here}to/posts/{'?from=check' if request.GET.get('from') == 'check' else ''}")
    page = Asking(
        "Whom do you tell?", asked(form), "Save and continue", back_href=tell.here, rows=(OUTSIDE_TOO,)
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, tell), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def posts(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """The agency's hours and number before anything is sent, and who there is to see it."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    if str(tell.recipient) in dict(bodies_to_choose(by)):
        return redirect(after(request, f"{tell.here}why/", f"{tell.here}check/"))
    offered = posts_to_address(tell.recipient)
    initial = {"seen_by": NAMED if tell.posts else DESK, "posts": [str(post) for post in tell.posts]}
    form = WhoSeesIt(request.POST or None, posts=offered, initial=initial)
    if form.is_bound and form.is_valid():
        named = form.cleaned_data["seen_by"] == NAMED
        tell.posts = tuple(UUID(post) for post in form.cleaned_data["posts"]) if named else ()
        drafting.save(by, tell)
        return redirect(after(request, f"{tell.here}why/", f"{tell.here}check/"))
    rows, warns = recipient_rows(tell.recipient)
    page = Asking(
        title="Who sees it there?",
        form=asked(form),
        submit="Save and continue",
        back_href=f"{tell.here}to/",
        warns=warns,
        rows=rows,
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, tell), page=page)


def recipient_rows(recipient: UUID) -> tuple[tuple[Row, ...], str]:
    """What one must know before sending: hours and numbers; and a warning where nobody would see it."""
    agency = next((one for one in choices() if one.id == recipient), None)
    if agency is None:
        return (Row("Agency", "It has left the Code: choose another, or ring them"),), ""
    desk = duty_desk_states([recipient])[recipient]
    rows = [
        Row("Agency", agency.name),
        Row("Sector", capital(agency.sector.says)),
        Row("Open", agency.opening_hours or "They have not said"),
        Row("Number to ring", desk.number),
    ]
    if desk.out_of_hours != desk.number:
        rows.append(Row("Out of hours", desk.out_of_hours))
    return tuple(rows), desk_warning(agency.name, desk)
