"""Who there may know a hidden place that is passed on: named posts, and nobody else. Clauses 3.4, 3.7 and 3.10."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.addressing import posts_to_address
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.decide.place import (
    BEFORE,
    BEFORE_OUTSIDE,
    NOTHING_HIDDEN,
    UNASKED_IN_DANGER,
    Named,
)
from chiltern.web.views.sharing.onward import draft as drafting
from chiltern.web.views.sharing.onward.draft import Passing
from chiltern.web.views.sharing.onward.passing import frame_for, under_way
from chiltern.web.views.sharing.onward.whence import Whence, whence


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def place(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """Asked only where something that goes on is hidden from somebody there."""
    came, passing = whence(request, by, disclosure_id), drafting.read(by, disclosure_id)
    here = came.here
    if not passing.is_begun:
        return redirect(here)
    recipient, voice = UUID(passing.recipient), passing.by_voice()
    outside = under_way(by, came, passing).outside
    posts = [(str(one.post), one.title) for one in posts_to_address(recipient)]
    start = {name: getattr(passing, name) for name in ("to_posts", "outside_line", "said_by")}
    sent = request.POST if request.method == "POST" else None
    form = Named(sent, posts=posts, unasked=True, by_voice=voice, outside=outside, initial=start)
    if form.is_bound and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(passing, name, value)
        drafting.save(by, disclosure_id, passing)
        return redirect(f"{here}terms/")
    page = Asking(
        f"Who at {names([recipient])[recipient]} may know the place",
        asked(form),
        "Save and continue",
        f"{here}answers/",
        says=(
            *_hidden(came, passing),
            *(UNASKED_IN_DANGER if voice else BEFORE_OUTSIDE if outside else BEFORE),
        ),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, passing), page=page)


def _hidden(came: Whence, passing: Passing) -> tuple[str, ...]:
    going = [item for item in came.items if str(item.id) in passing.items]
    found = dict.fromkeys(name for item in going for name in item.hidden_from)
    return (f"Hidden from: {', '.join(found)}.",) if found and passing.hides_there() else (NOTHING_HIDDEN,)
