"""The tour: five short pages for somebody new, who can leave it at any moment. It stays under Help. Clauses sign.2, 3.4."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chiltern.agencies.actions.leave_tour import leave_tour
from chiltern.agencies.queries.first_steps import has_taken_tour
from chiltern.foundation.actor import Actor
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the tour, in words."""

    title: str
    says: tuple[str, ...]
    steps: tuple[str, ...] = ()
    rings: bool = False
    """Whether the numbers to ring stand on it."""


@dataclass(frozen=True, slots=True)
class Tour:
    """One page with its place, and how to go on or leave."""

    stop: Stop
    place: int
    of: int
    back_href: str
    next_href: str
    taken: bool
    form_id: str


STOPS = (
    Stop(
        "What Chiltern is for",
        (
            "Agencies that work with children hold pieces of one picture. A school has one, a surgery another. Chiltern is "
            "how they tell and ask each other, under the Code of Practice that all of them have signed, and it keeps the "
            "record of what was shared, with whom and why.",
            "What your agency shares stays its own: others pass it on only as you allow, or as the law requires. The "
            "child’s file stays in your own system.",
            "You see what your team, your desk or you by name have to do with, and nothing else.",
        ),
    ),
    Stop(
        "Tell someone",
        ("You know something that another agency should know. You need not be asked first.",),
        (
            "Choose Tell someone. Say first whether a child is in danger now: then ring, and write afterwards.",
            "Say about whom it is, whom you tell, and what you want them to do: act, assess, or know.",
            "Write each piece of information by itself: what was seen, what was said, and by whom.",
            "Look at exactly what leaves, and send. They answer back what they will do, by a time that you see.",
        ),
    ),
    Stop(
        "Ask someone",
        (
            "Another agency may hold what you need for a child. Asking tells them something too, so you choose what.",
        ),
        (
            "Choose Ask someone. Say about whom, what you need, and why.",
            "Say how urgent it is: the page shows by when each agency answers, and whom to ring where it is shut.",
            "Choose for each agency what that one may know. None sees who else was asked.",
            "You can leave at any point: it is saved as you go, and stands under Ask someone.",
        ),
    ),
    Stop(
        "Answer",
        ("A request from another agency stands in Your work, with the time by which it is to be answered.",),
        (
            "Acknowledge it, so that they know it has arrived. Say which of your own people it is about.",
            "Danger comes first, then what the law requires, then consent. You are asked in that order.",
            "Choose, piece by piece, what to share. “What the Code says” shows what is met and what is not known. A person "
            "decides, never the service, and no is an answer too: it needs its reasons.",
            "Choose the terms: whether it may be passed on, or whether they ask you first.",
        ),
    ),
    Stop(
        "If a child is in danger, ring",
        (
            "Nothing here stops an urgent word. No missing consent, no missing name and no empty field ever keeps you from "
            "telling children’s social care or the police. Ring first; write it down here afterwards, with Write down a "
            "call.",
            "These numbers stand at the foot of every page.",
        ),
        rings=True,
    ),
)


@require_safe
@for_a_post
def tour(request: HttpRequest, by: Actor, stop: int) -> HttpResponse:
    """One page of it."""
    if not 1 <= stop <= len(STOPS):
        raise Http404
    page = Tour(
        stop=STOPS[stop - 1],
        place=stop,
        of=len(STOPS),
        back_href=reverse("tour", args=[stop - 1]) if stop > 1 else "",
        next_href=reverse("tour", args=[stop + 1]) if stop < len(STOPS) else "",
        taken=has_taken_tour(by),
        form_id=form_id(),
    )
    return render(request, "help/tour.html", frame=frame_of(request, immediate=page.stop.rings), page=page)


@require_POST
@for_a_post
def leave(request: HttpRequest, by: Actor) -> HttpResponse:
    """Finished, or declined."""
    finished = "finished" in request.POST

    def act() -> str:
        leave_tour(by=by, finished=finished)
        say(
            request,
            "That was the tour." if finished else "The tour stays under Help, at the foot of every page.",
        )
        return reverse("home")

    return once(request, by, act)
