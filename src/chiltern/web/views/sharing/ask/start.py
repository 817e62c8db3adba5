"""Where a request begins, is resumed, and how far it has come. Clause 3.2."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.asking import SAID_IN_REQUEST
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.queries.under_asking import UnderAsking, under_asking
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Tag, Task, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.ask.told import to_answer

DONE, TO_DO, NOT_YET, CAN_WAIT = "Completed", Tag("To do", "blue"), "Cannot start yet", "Can wait"
CODE_ASKS = "Asking tells them something: whether you may, once for all the agencies"


@dataclass(frozen=True, slots=True)
class Start:
    """The first page of the journey."""

    form_id: str
    begun: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """The steps, and how far each has come."""

    title: str
    saved: str
    tasks: tuple[Task, ...]
    drop_href: str
    form_id: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def start(request: HttpRequest, by: Actor) -> HttpResponse:
    """What is needed, and what was begun before. Sending it begins a request."""
    if not opens(by.role, Act.ASK_FOR_INFORMATION):
        raise Missing
    if request.method == "POST":
        return once(request, by, lambda: f"/ask/{drafting.begin(by)}/who/")
    begun = tuple(
        WorkRow(
            title="Request about " + (_about(ask) or "nobody yet"),
            href=f"/ask/{ask.id}/",
            detail=f"Saved {moment_in_words(ask.saved_at)}",
        )
        for ask in drafting.own(by)
    )
    page = Start(form_id(), begun)
    return render(request, "sharing/ask/start.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def journey(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """The list of steps."""
    ask = drafting.read(by, draft_id)
    page = Journey(
        title="Ask for information",
        saved=moment_in_words(ask.saved_at),
        tasks=tasks(ask, under_way(by, ask)),
        drop_href=f"/ask/{ask.id}/drop/",
        form_id=form_id(),
    )
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    return render(request, "sharing/ask/journey.html", frame=frame, page=page)


@require_POST
@for_a_post
def drop(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Throws away what was begun: nothing was sent."""
    drafting.read(by, draft_id)
    drafts.drop(by, draft_id)
    say(request, "What you had begun was thrown away. Nothing was sent.", "important")
    return redirect("/ask/")


def tasks(ask: Ask, under: UnderAsking | None) -> tuple[Task, ...]:
    """Each step with how it stands; the last two can be opened once the others are there."""
    here = f"/ask/{ask.id}/"
    steps = (
        ("Whom it is about", "who/", bool(ask.people), ""),
        ("What you need and why", "what/", bool(ask.said.get("needed") and ask.said.get("purpose")), ""),
        ("Danger, and how urgent it is", "urgency/", bool(ask.said.get("urgency")), ""),
        (
            "Background that an agency may be told",
            "background/",
            "worries" in ask.said and not _views_open(under),
            "What worries you, what was tried, what the family says",
        ),
        (
            "Which agencies, and what each may know",
            "agencies/",
            bool(ask.asked),
            "Nobody sees who else is asked",
        ),
    )
    listed = [Task(title, DONE if done else TO_DO, here + path, hint) for title, path, done, hint in steps]
    ready = is_ready(ask)
    decided = Task("What the Code asks", _decided(ask, under), f"{here}code/" if ready else "", CODE_ASKS)
    last = Task("Check and send", TO_DO if ready else NOT_YET, f"{here}check/" if ready else "")
    return (*listed, decided, last)


def _views_open(under: UnderAsking | None) -> bool:
    """Whether it waits for what the child and the family say, which stands with the background."""
    return under is not None and any(SAID_IN_REQUEST.get(each.fact) == "views" for each in under.under.open)


def _decided(ask: Ask, under: UnderAsking | None) -> str | Tag:
    """How far the decision on telling them has come."""
    if under is None:
        return NOT_YET
    if left := to_answer(ask, under):
        return Tag(f"{len(left)} open", "yellow")
    if any(each in under.left for each in under.under.open):
        return TO_DO
    return CAN_WAIT if under.in_danger and not ask.decided else DONE


def is_ready(ask: Ask) -> bool:
    """Whether it can be checked: everything that the action insists on has been said."""
    said = ("needed", "why", "purpose", "urgency")
    return bool(ask.people and ask.asked and all(ask.said.get(name) for name in said))


def under_way(by: Actor, ask: Ask) -> UnderAsking | None:
    """What the Code says, once it is known who is asked for what."""
    return under_asking(by, ask.question(), ask.asked, ask.deciding()) if is_ready(ask) else None


def _about(ask: Ask) -> str:
    return ", ".join(person.name for person in ask.people)
