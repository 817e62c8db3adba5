"""Calling a meeting: whom it is about, which kind and when, who is invited, a last look. Clauses 3.2, 3.5, 3.6 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.queries import choices
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, MeetingKind, MeetingWay
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.sharing import drafts
from chiltern.sharing.actions.call_meeting import call_meeting
from chiltern.sharing.queries import whom
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import LONDON, moment_in_words
from chiltern.web.parts import Action, Row, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask import about_whom
from chiltern.web.views.sharing.common import Asking, after, capital, law_of, uuid_or_none
from chiltern.web.views.sharing.meet import draft as drafting
from chiltern.web.views.sharing.meet.draft import Calling
from chiltern.web.views.sharing.meet.forms import WhatMeeting
from chiltern.web.views.sharing.meet.guests import Guest, guests_of
from chiltern.web.views.sharing.meet.waits import AFTERWARDS
from chiltern.web.views.sharing.tell.words import person_in_words


@dataclass(frozen=True, slots=True)
class Start:
    """The first page."""

    form_id: str
    person: str
    begun: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What everybody who is invited will read, and who that is."""

    rows: tuple[Row, ...]
    seen: tuple[Row, ...]
    guests: tuple[Guest, ...]
    error: str
    form_id: str
    back_href: str
    drop_href: str
    title: str
    sees: str
    who: str
    submit: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def start(request: HttpRequest, by: Actor) -> HttpResponse:
    """What was begun before. Sending it begins; from a child's page that child stands in it already."""
    if not opens(by.role, Act.CALL_MEETING):
        raise Missing
    if request.method == "POST":
        return once(request, by, lambda: _begin(by, request.POST.get("person", "")))
    rows = tuple(
        WorkRow(
            title=capital(MeetingKind(one.said["kind"]).says) if one.said.get("kind") else "A meeting",
            href=f"{one.here}{'check' if one.is_ready() else 'who'}/",
            detail=f"Saved {moment_in_words(one.saved_at)}",
        )
        for one in drafting.own(by)
    )
    page = Start(form_id(), request.GET.get("person", ""), rows)
    return render(request, "sharing/meet/start.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def who(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Searching changes nothing; adding is sent."""
    calling = drafting.read(by, draft_id)
    journey = about_whom.Journey(
        here=f"{calling.here}who/",
        next_href=after(request, f"{calling.here}what/", f"{calling.here}check/"),
        back_href="/meet/",
        immediate=False,
    )

    def save(people: about_whom.Persons) -> None:
        calling.people = people
        drafting.save(by, calling)

    return about_whom.choose(request, by, calling.people, save, journey)


@require_POST
@for_a_post
def who_remove(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Takes somebody back."""
    calling = drafting.read(by, draft_id)
    calling.people = about_whom.without(request, calling.people)
    drafting.save(by, calling)
    return redirect(f"{calling.here}who/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def what(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Kind, day, place, purpose and why."""
    calling = drafting.read(by, draft_id)
    purposes = [(row.id, capital(row.says)) for row in law_of(by).table("purpose")]
    make = partial(WhatMeeting, purposes=purposes)
    form = make(request.POST) if request.method == "POST" else make(initial=_initial(calling))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        calling.said = {name: str(said[name]) for name in ("kind", "held", "way", "place", "purpose", "why")}
        calling.said["starts_at"] = form.moment().isoformat()
        drafting.save(by, calling)
        return redirect(after(request, f"{calling.here}invited/", f"{calling.here}check/"))
    page = Asking("Which meeting, and when?", asked(form), "Save and continue", f"{calling.here}who/")
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Sent twice, it is called once: the draft is gone by then, so its form answers first."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _call(request, by, draft_id))
        except Refused as no:
            error = no.says
    calling = drafting.read(by, draft_id)
    if not calling.is_ready():
        return redirect(f"{calling.here}who/")
    held = calling.given().held_already
    page = Check(
        rows=_changes(calling),
        seen=_seen(by, calling),
        guests=guests_of(calling, {str(one.id): one for one in choices()}),
        error=error,
        form_id=form_id(),
        back_href=f"{calling.here}invited/",
        drop_href=f"{calling.here}drop/",
        title="Check, and write it down" if held else "Check, and call the meeting",
        sees="Exactly what everybody who took part will see"
        if held
        else "Exactly what everybody who is invited will see",
        who="Who took part" if held else "Who is invited",
        submit="Write the meeting down" if held else "Call the meeting",
    )
    return render(request, "sharing/meet/check.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def drop(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Throws away what was begun: nobody was invited."""
    drafting.read(by, draft_id)
    drafts.drop(by, draft_id)
    say(request, "What you had begun was thrown away. Nobody was invited.", "important")
    return redirect("/meet/")


def _begin(by: Actor, person: str) -> str:
    chosen = uuid_or_none(person)
    people = (whom.on_record(by, chosen),) if chosen else ()
    calling = drafting.read(by, drafting.begin(by))
    if people:
        calling.people = people
        drafting.save(by, calling)
    return f"{calling.here}{'what' if people else 'who'}/"


def _call(request: HttpRequest, by: Actor, draft_id: UUID) -> str:
    given = drafting.read(by, draft_id).given()
    made = call_meeting(by=by, given=given)
    drafts.drop(by, draft_id)
    sent = f"Called, reference {made.reference}. Each agency in the list has its invitation."
    held = f"Written down, reference {made.reference}. Say now who was there; then the minute can be written."
    say(request, held if given.held_already else sent)
    return f"/meetings/{made.id}/"


def _initial(calling: Calling) -> dict[str, Any]:
    if "starts_at" not in calling.said:
        return {}
    moment = datetime.fromisoformat(calling.said["starts_at"]).astimezone(LONDON)
    return {**calling.said, "day": moment.date(), "at": f"{moment:%H:%M}"}


def _changes(calling: Calling) -> tuple[Row, ...]:
    def change(path: str, about: str) -> tuple[Action, ...]:
        return (Action("Change", f"{calling.here}{path}/?from=check", about),)

    return (
        Row("Whom it is about", f"{len(calling.people)} chosen", change("who", "whom it is about")),
        Row(
            "Kind, day and place",
            capital(MeetingKind(calling.said["kind"]).says),
            change("what", "the meeting"),
        ),
    )


def _seen(by: Actor, calling: Calling) -> tuple[Row, ...]:
    given = calling.given()
    people = (
        person_in_words(
            one.name, one.date_of_birth, (one.nhs_number, one.upn, one.address), is_child=one.is_child
        )
        for one in given.people
    )
    rows = (
        Row("Meeting", capital(given.kind.says)),
        Row("Written down", AFTERWARDS if given.held_already else ""),
        Row("When", f"{moment_in_words(given.starts_at)}, {MeetingWay(given.way).says}"),
        Row("Where", given.place),
        *(Row("About", person) for person in people),
        Row("Why", given.why),
        Row("For", capital(law_of(by).row(given.purpose, "purpose").says)),
    )
    return tuple(row for row in rows if row.value)
