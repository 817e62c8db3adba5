"""Where "may I share this?" begins, is resumed or thrown away. It names nobody. Clauses 3.3 and 3.4."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.advise import draft as drafting


@dataclass(frozen=True, slots=True)
class Start:
    """What it is for, and what was begun before."""

    form_id: str
    begun: tuple[WorkRow, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def start(request: HttpRequest, by: Actor) -> HttpResponse:
    """Sending it begins."""
    if not opens(by.role, Act.WRITE_NOTE):
        raise Missing
    if request.method == "POST":
        return once(request, by, lambda: f"/may-i-share/{drafting.begin(by)}/danger/")
    begun = tuple(
        WorkRow(
            title=f"Begun, {_many(len(one.done))}",
            href=one.here,
            detail=f"Saved {moment_in_words(one.saved_at)}",
        )
        for one in drafting.own(by)
    )
    frame = frame_of(request, current="work", immediate=True)
    return render(request, "sharing/advise/start.html", frame=frame, page=Start(form_id(), begun))


@require_POST
@for_a_post
def drop(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Throws away what was begun: nothing was kept."""
    drafting.read(by, draft_id)
    drafts.drop(by, draft_id)
    say(request, "What you had begun was thrown away. No note was kept.", "important")
    return redirect("/may-i-share/")


def _many(pages: int) -> str:
    return "1 question answered" if pages == 1 else f"{pages} questions answered"
