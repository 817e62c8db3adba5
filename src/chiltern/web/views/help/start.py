"""Help: the tour, the Code, the e-mails, and whom to ring. Clauses sign.2 and 3.4."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.parts import Action
from chiltern.web.shell import frame_of


@dataclass(frozen=True, slots=True)
class Help:
    """Where to go, each with a sentence."""

    links: tuple[tuple[Action, str], ...]


@require_safe
@for_a_post
def start(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same for everybody who acts."""
    page = Help(
        links=(
            (
                Action("The tour", reverse("tour", args=[1])),
                "Five short pages: tell, ask, answer, whom to ring.",
            ),
            (
                Action("The Code, clause by clause", reverse("code")),
                "What it asks of you, and how the service keeps it. Every reason links there.",
            ),
            *_may_i_share(by),
            (
                Action("Agreements", reverse("agreements")),
                "What your agency has agreed with others: it pre-arranges how you share for one purpose.",
            ),
            (
                Action("When we e-mail you", reverse("mails")),
                "At most once an hour, once a day, or never; it never says about what.",
            ),
            (
                Action("Signatories", reverse("signatories")),
                "Who has signed the Code, when they are open and which number to ring.",
            ),
        )
    )
    return render(request, "help/start.html", frame=frame_of(request), page=page)


def _may_i_share(by: Actor) -> tuple[tuple[Action, str], ...]:
    """For those whose role shares."""
    if not opens(by.role, Act.WRITE_NOTE):
        return ()
    says = "Answer a few questions, without naming anyone, and see what the Code and the law say."
    return ((Action("May I share this?", reverse("may_i_share")), says),)
