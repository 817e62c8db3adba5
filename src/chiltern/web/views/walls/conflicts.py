"""Conflicts of interest: one's own, said by oneself; a colleague's, kept by the representative. Clauses 2.2, 3.7, 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.declare_conflict import declare_conflict
from chiltern.agencies.actions.lift_conflict import lift_conflict
from chiltern.agencies.queries.posts import staff
from chiltern.agencies.queries.walls import ConflictRow, conflicts
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.actions.set_conflict_with import set_conflict_with
from chiltern.people.queries import person_page
from chiltern.sharing.actions.declare_on_request import declare_on_request
from chiltern.sharing.queries.request_page import request_page
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.team.door import answer
from chiltern.web.views.walls.forms import ToDeclare, ToKeepApart, ToLift

SAID = (
    "Thank you for saying so. From now on nothing about them is shown to you. If you said it by mistake, ask your agency’s "
    "representative."
)
FROM_NOW_ON = (
    "Once you have said so, nothing about them is shown to you: no record, request, list or number, also what you have open "
    "now and what you have begun to write."
)
WHO_IS_TOLD = (
    "Your representative is told. A colleague goes on with the work; if nobody else here could read it, your safeguarding "
    "lead does. To know somebody is nothing wrong; to say so protects them and you."
)


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """One conflict in the representative's list."""

    title: str
    rows: tuple[Row, ...]
    lift_href: str


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """Every conflict, and the form for one more."""

    title: str
    conflicts: tuple[ConflictShown, ...]
    form: ShownForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def declare(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """I know this child or family: from the next page on nothing about them is there for me."""
    if not opens(by.role, Act.DECLARE_CONFLICT):
        raise Missing
    one = person_page(by, person_id)
    form = ToDeclare(request.POST if request.method == "POST" else None)

    def act() -> str:
        because = form.cleaned_data["because"]
        declare_conflict(by=by, person=person_id, called=one.called, because=because)
        say(request, SAID)
        return "/"

    done = answer(request, by, form, act)
    page = Asking(
        "I know this child or family",
        asked(form),
        "Say so",
        reverse("people_person", args=[person_id]),
        (
            f"This is about {one.called}. {FROM_NOW_ON}",
            WHO_IS_TOLD,
        ),
    )
    return done or render(
        request, "sharing/asking.html", frame=frame_of(request, current="people"), page=page
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def declare_asked(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """I know whom they ask about: before anybody has looked who that is here."""
    if not opens(by.role, Act.DECLARE_CONFLICT):
        raise Missing
    view = request_page(by, request_id)
    form = ToDeclare(request.POST if request.method == "POST" else None)

    def act() -> str:
        declare_on_request(by=by, request_id=request_id, because=form.cleaned_data["because"])
        say(request, SAID)
        return "/"

    done = answer(request, by, form, act)
    names = ", ".join(person.name for person in view.people)
    page = Asking(
        "I know this child or family",
        asked(form),
        "Say so",
        reverse("request", args=[request_id]),
        (f"This is about {names}. {FROM_NOW_ON}", WHO_IS_TOLD),
    )
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def kept_apart(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who is kept from whom, and one more. The colleague is not told."""
    rows = conflicts(by)
    people = [
        (str(one.id), f"{one.name}, {one.posts[0].title}")
        for one in staff(by).people
        if one.posts and one.id != by.practitioner
    ]
    form = ToKeepApart(request.POST if request.method == "POST" else None, people=people)

    def act() -> str:
        said = form.cleaned_data
        set_conflict_with(
            by=by, practitioner=UUID(said["practitioner"]), whom=form.whom(), because=said["because"]
        )
        say(request, "Set. It binds from now on, whether they are on your record yet or not.")
        return reverse("conflicts")

    done = answer(request, by, form, act)
    page = ConflictsPage("Conflicts of interest", tuple(_shown(row) for row in rows), asked(form))
    return done or render(request, "walls/conflicts.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def lift(request: HttpRequest, by: Actor, note_id: UUID) -> HttpResponse:
    """They see again what their teams see."""
    row = next((one for one in conflicts(by) if one.id == note_id and one.lifted_at is None), None)
    if row is None:
        raise Missing
    form = ToLift(request.POST if request.method == "POST" else None)

    def act() -> str:
        lift_conflict(by=by, note_id=note_id, because=form.cleaned_data["why"])
        say(request, "Lifted. They see again what their teams see.")
        return reverse("conflicts")

    done = answer(request, by, form, act)
    page = Asking(
        "Lift a conflict of interest",
        asked(form),
        "Lift it",
        reverse("conflicts"),
        (f"Between {row.who} and {row.called}.",),
    )
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current="team"), page=page)


def _shown(row: ConflictRow) -> ConflictShown:
    how = "declared it" if row.declared else "is not told; it was set"
    rows = [
        Row(
            "Since",
            f"{moment_in_words(row.at)}. {row.who} {how}{'' if row.declared else ' by ' + row.set_by}.",
        ),
        Row("Why", row.because or "Not said"),
        Row("Who was told", "; ".join(row.told) or "Nobody represents your agency besides them"),
    ]
    if row.lifted_at:
        rows.append(
            Row("Lifted", f"{moment_in_words(row.lifted_at)} by {row.lifted_by}: {row.lifted_because}")
        )
    return ConflictShown(
        title=f"{row.who} and {row.called}",
        rows=tuple(rows),
        lift_href="" if row.lifted_at else reverse("lift_conflict", args=[row.id]),
    )
