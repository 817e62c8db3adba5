"""Holds: setting one, the agency's list, lifting. Nothing is destroyed under a hold. Clause 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.actions.lift_hold import lift_hold
from chiltern.sharing.actions.set_hold import set_hold
from chiltern.sharing.queries.holds import HoldView, holds, one_hold
from chiltern.sharing.queries.restricting import root_of
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Action, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.team.door import answer
from chiltern.web.views.walls.forms import ToHold, ToHoldSomebody, ToLift

REPRESENTING = (Role.REPRESENTATIVE, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class HoldShown:
    """One hold."""

    title: str
    tag: Tag
    rows: tuple[Row, ...]
    href: str


@dataclass(frozen=True, slots=True)
class HoldsPage:
    """Every hold, and the way to a new one by name."""

    title: str
    holds: tuple[HoldShown, ...]
    form: ShownForm | None


@dataclass(frozen=True, slots=True)
class HoldPage:
    """One hold, and the form that lifts it where this post may."""

    title: str
    hold: HoldShown
    held: Action | None
    """What is on hold, for whoever sees it."""
    back: Action
    form: ShownForm | None


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def on_thing(request: HttpRequest, by: Actor, thing: UUID) -> HttpResponse:
    """Puts what one sees on hold."""
    root = root_of(by, thing)
    if not opens(by.role, Act.SET_HOLD):
        raise Missing
    form = ToHold(request.POST if request.method == "POST" else None, person=root.noun == "person")

    def act() -> str:
        said = form.cleaned_data
        set_hold(
            by=by,
            thing=thing,
            why=said["why"],
            after_death=said.get("after_death", False),
            until=said["until"],
        )
        say(request, "On hold. Nothing of it is destroyed while the hold stands.")
        return root.href

    done = answer(request, by, form, act)
    says = f"This is about {root.called}, with everything that belongs to it, now and later."
    page = Asking("Put on hold", asked(form), "Put on hold", root.href, (says,))
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def every(request: HttpRequest, by: Actor) -> HttpResponse:
    """The list; those who represent the agency set one by name here."""
    listed = holds(by)
    may_name = by.role in REPRESENTING
    form = ToHoldSomebody(request.POST if request.method == "POST" else None)

    def act() -> str:
        said = form.cleaned_data
        set_hold(
            by=by,
            whom=form.whom(),
            why=said["why"],
            after_death=said["after_death"],
            until=said["until"],
        )
        say(request, "On hold. Everything about them that your agency keeps stays.")
        return reverse("holds")

    done = answer(request, by, form, act) if may_name else None
    page = HoldsPage("Holds", tuple(_shown(one) for one in listed), asked(form) if may_name else None)
    return done or render(request, "walls/holds.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def one(request: HttpRequest, by: Actor, hold_id: UUID) -> HttpResponse:
    """One hold, and lifting it with a reason."""
    view = one_hold(by, hold_id)
    may = opens(by.role, Act.SET_HOLD) and view.lifted_at is None
    may = may and (not view.after_death or by.role in REPRESENTING)
    form = ToLift(request.POST if request.method == "POST" else None)

    def act() -> str:
        lift_hold(by=by, hold_id=hold_id, because=form.cleaned_data["why"])
        say(request, "Lifted.")
        return reverse("hold", args=[hold_id])

    done = answer(request, by, form, act) if may else None
    page = HoldPage("Hold", _shown(view), _held(by, view), _back(by), asked(form) if may else None)
    return done or render(request, "walls/hold.html", frame=frame_of(request, current="work"), page=page)


def _held(by: Actor, view: HoldView) -> Action | None:
    try:
        root = root_of(by, view.thing)
    except Missing:
        return None
    return Action(f"What is on hold: {root.called}", root.href)


def _back(by: Actor) -> Action:
    listed = opens(by.role, Act.SET_HOLD)
    return Action("Holds", reverse("holds")) if listed else Action("Your work", "/")


def _shown(view: HoldView) -> HoldShown:
    until = f"Until the end of {date_in_words(view.until)}" if view.until else "Until somebody lifts it"
    rows = [
        Row("Why", ("A review after a child’s death. " if view.after_death else "") + view.why),
        Row("Set", f"{moment_in_words(view.at)} by {view.by}"),
        Row("Until", until),
    ]
    if view.lifted_at:
        rows.append(
            Row("Lifted", f"{moment_in_words(view.lifted_at)} by {view.lifted_by}: {view.lifted_because}")
        )
    return HoldShown(
        title=capital(view.says),
        tag=Tag("On hold", "orange") if view.stands else Tag("Over", "grey"),
        rows=tuple(rows),
        href=reverse("hold", args=[view.id]),
    )
