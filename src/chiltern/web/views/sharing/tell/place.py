"""Who there may know a hidden place that is told unasked: named posts, and nobody else. Clauses 3.4 and 3.7."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.addressing import posts_to_address
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.views.sharing.common import Asking, after
from chiltern.web.views.sharing.decide.place import BEFORE, UNASKED_IN_DANGER, Named, hidden_from
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.start import frame_for


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def place(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Asked only where something that is told is hidden from somebody there."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    voice, said = tell.by_voice(), tell.deciding
    outside = under_telling(by, tell.given()).outside
    posts = [(str(one.post), one.title) for one in posts_to_address(tell.recipient)]
    start = {
        "to_posts": list(map(str, tell.posts)),
        "outside_line": said.outside_line,
        "said_by": tell.said_by,
    }
    sent = request.POST if request.method == "POST" else None
    form = Named(sent, posts=posts, unasked=True, by_voice=voice, outside=outside, initial=start)
    if form.is_bound and form.is_valid():
        tell.posts = tuple(UUID(post) for post in form.cleaned_data.get("to_posts", ()))
        said.outside_line = form.cleaned_data["outside_line"]
        tell.said_by = form.cleaned_data.get("said_by", tell.said_by)
        drafting.save(by, tell)
        return redirect(after(request, f"{tell.here}tests/", f"{tell.here}check/"))
    page = Asking(
        f"Who at {names([tell.recipient])[tell.recipient]} may know the place",
        asked(form),
        "Save and continue",
        tell.here,
        says=(*hidden_from(said), *(UNASKED_IN_DANGER if voice else BEFORE)),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, tell), page=page)
