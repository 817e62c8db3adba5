"""Where telling begins, is resumed, and how far it has come. The numbers to ring stand first. Clauses 3.2 and 3.4."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.agencies.queries import names
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing import drafts
from chiltern.sharing.queries.agreed import agreements_offered
from chiltern.sharing.queries.attempts import attempt_page
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import Frame, render
from chiltern.web.london import moment_in_words
from chiltern.web.not_to_ask import NotToAsk, not_to_ask
from chiltern.web.parts import CodeSays, Tag, Task, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import law_of, uuid_or_none
from chiltern.web.views.sharing.consent import BesideDecision, beside
from chiltern.web.views.sharing.decide.journey import (
    AGREEMENT_SAYS,
    CAN_WAIT,
    CODE_ASKS,
    TERMS_SAY,
    TESTS_ASK,
)
from chiltern.web.views.sharing.papers.document import throw_away_document
from chiltern.web.views.sharing.shown import code_says
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.draft import Tell

_HINTS = {"agreement/": AGREEMENT_SAYS, "tests/": TESTS_ASK, "conditions/": CODE_ASKS, "terms/": TERMS_SAY}
DONE, TO_DO, NOT_YET = "Completed", Tag("To do", "blue"), "Cannot start yet"
ELSEWHERE = frozenset({"danger", "method"})
"""Danger has a page of its own; what is told here goes in this service."""


@dataclass(frozen=True, slots=True)
class Start:
    """The first page of the journey."""

    form_id: str
    begun: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """The steps, how far each has come, and what the Code says once somebody is chosen."""

    title: str
    saved: str
    tasks: tuple[Task, ...]
    code: CodeSays | None
    consent: BesideDecision | None
    warns_of: tuple[NotToAsk, ...]
    drop_href: str
    form_id: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def start(request: HttpRequest, by: Actor) -> HttpResponse:
    """What is needed, and what was begun before. Sending it begins."""
    if not opens(by.role, Act.TELL_AGENCY):
        raise Missing
    if request.method == "POST":
        about = uuid_or_none(request.POST.get("about"))
        return once(request, by, lambda: f"/tell/{_begun(by, about)}/danger/")
    begun = drafting.own(by)
    called = names([tell.recipient for tell in begun if tell.recipient])
    rows = tuple(
        WorkRow(
            title=f"To {called[tell.recipient]}" if tell.recipient in called else "To nobody yet",
            href=tell.here,
            detail=f"Saved {moment_in_words(tell.saved_at)}",
        )
        for tell in begun
    )
    frame = frame_of(request, current="work", immediate=True)
    return render(request, "sharing/tell/start.html", frame=frame, page=Start(form_id(), rows))


def _begun(by: Actor, about: UUID | None) -> UUID:
    """Empty, or about an attempt to learn what is not said: whom they asked about, and that they did."""
    if about is None:
        return drafting.begin(by)
    found = attempt_page(by, about)
    why = (
        f"{found.asker} asked us about this person ({found.purpose}), reference {found.reference}. "
        "We made no statement. We tell you because of who asked."
    )
    return drafting.begin(by, found.people, {"purpose": "protect-from-harm", "why": why, "asks": "assess"})


@require_safe
@for_a_post
def journey(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """The list of steps."""
    tell = drafting.read(by, draft_id)
    if waits := drafting.waits_at(by, tell):
        return redirect(waits)
    under = under_telling(by, tell.given()) if tell.recipient else None
    page = Journey(
        title="Tell someone",
        saved=moment_in_words(tell.saved_at),
        tasks=tasks(tell, under, offered=bool(under and agreements_offered(by, under.weighed.facts))),
        code=code_says(under.verdict, law_of(by), under.agreement) if under else None,
        consent=beside(under.weighed, [(one.name, one.person) for one in tell.people], f"telling={tell.id}")
        if under
        else None,
        warns_of=not_to_ask(by, [one.person for one in tell.people]),
        drop_href=f"{tell.here}drop/",
        form_id=form_id(),
    )
    return render(request, "sharing/tell/journey.html", frame=frame_for(request, tell), page=page)


@require_POST
@for_a_post
def drop(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Throws away what was begun: nothing was sent."""
    for item in drafting.read(by, draft_id).deciding.items:
        throw_away_document(item)
    drafts.drop(by, draft_id)
    say(request, "What you had begun was thrown away. Nothing was sent.", "important")
    return redirect("/tell/")


def frame_for(request: HttpRequest, tell: Tell) -> Frame:
    """The numbers to ring stand first where someone is, or may be, in danger."""
    return frame_of(request, current="work", immediate=tell.is_immediate())


def tasks(tell: Tell, under: UnderDecision | None, *, offered: bool) -> tuple[Task, ...]:
    """Each step with what is still open in it; some need to know first who is told."""
    said = tell.deciding
    named = tell.names_place(outside=under is not None and under.outside)
    asked = DONE if tell.says_why() else CAN_WAIT if tell.says_danger() else TO_DO
    steps = (
        ("Danger", "danger/", _danger(under, answered=bool(said.answers.get("danger")))),
        ("Whom it is about", "who/", DONE if tell.people else TO_DO),
        ("Whom you tell, and who sees it there", "to/", DONE if tell.recipient else TO_DO),
        ("What you ask them to do, and why", "why/", asked),
        *(
            [("Agreement", "agreement/", DONE if said.agreement else "None chosen")]
            if offered or said.agreement
            else []
        ),
        ("What you tell them, item by item", "items/", f"{len(said.items)} so far" if said.items else TO_DO),
        *(
            [("Who there may know the place", "place/", DONE if named else TO_DO)]
            if said.hides_there()
            else []
        ),
        ("The tests", "tests/", _open(under, About.ITEM, begun=bool(said.items))),
        ("What the Code asks", "conditions/", _open(under, About.DECISION, begun=bool(said.reasons))),
        ("Terms", "terms/", DONE if said.terms else TO_DO),
    )
    needs = {"items/", "place/", "tests/", "conditions/", "terms/"} if under is None else set()
    listed = [
        Task(
            title,
            NOT_YET if path in needs else status,
            "" if path in needs else tell.here + path,
            _HINTS.get(path, ""),
        )
        for title, path, status in steps
    ]
    ready = tell.is_ready()
    last = Task("Check and send", TO_DO if ready else NOT_YET, f"{tell.here}check/" if ready else "")
    return (*listed, last)


def _danger(under: UnderDecision | None, *, answered: bool) -> str | Tag:
    """‘Do not know’ is an answer that may have to be settled before anything goes."""
    if answered and under and any(each.fact == "danger" for each in under.open):
        return Tag("Not known yet", "yellow")
    return DONE if answered else TO_DO


def _open(under: UnderDecision | None, about: About, *, begun: bool) -> str | Tag:
    """What the page fills in by itself is not counted: it has only to be looked at."""
    waits = (
        [each for each in under.open if each.about is about and each.fact not in ELSEWHERE] if under else []
    )
    if under and (left := [each for each in waits if each.fact not in under.filled_in]):
        return Tag(f"{len(left)} open", "yellow")
    return DONE if begun and not waits else TO_DO
