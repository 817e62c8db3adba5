"""That somebody asked what we do not say, and the way to tell police or social care of it. Clauses 2.2 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.sharing.actions.acknowledge_attempt import acknowledge_attempt
from chiltern.sharing.queries.attempts import AttemptView, attempt_page
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """Who asked, and what can be done."""

    title: str
    rows: tuple[Row, ...]
    about: str
    can_tell: bool
    request_href: str
    seen_href: str
    form_id: str
    seen_form_id: str


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, attempt_id: UUID) -> HttpResponse:
    """No name of a child stands here; whoever sees the request finds it there."""
    page = _page(by, attempt_page(by, attempt_id))
    return render(
        request, "walls/attempt.html", frame=frame_of(request, current="work", immediate=True), page=page
    )


@require_POST
@for_a_post
def seen(request: HttpRequest, by: Actor, attempt_id: UUID) -> HttpResponse:
    """Off the list."""
    attempt_page(by, attempt_id)

    def act() -> str:
        acknowledge_attempt(by=by, attempt_id=attempt_id)
        say(request, "Off your list. It stays on the record.")
        return "/"

    return once(request, by, act)


def _page(by: Actor, view: AttemptView) -> AttemptPage:
    goes = f"It goes out {moment_in_words(view.goes_out_at)}" if view.goes_out_at else "It has gone out"
    return AttemptPage(
        title=f"{view.asker} asked what we do not say",
        rows=(
            Row("For", capital(view.purpose)),
            Row("Reference", view.reference),
            Row("Decided", moment_in_words(view.at)),
            Row("Our standing reply", f"{goes}, in the same words whether or not anything is held."),
        ),
        about=str(view.id),
        can_tell=opens(by.role, Act.TELL_AGENCY),
        request_href=f"/requests/{view.request}/" if view.request else "",
        seen_href=reverse("attempt_seen", args=[view.id]) if view.new else "",
        form_id=form_id(),
        seen_form_id=form_id(),
    )
