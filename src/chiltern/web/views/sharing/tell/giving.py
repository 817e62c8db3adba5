"""Taking what was told, giving it to a colleague, handing it over. Clauses 2.2, 3.6 and 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.code_of_practice.reasons_for_acts import TOLD_TO_NAMED
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.sharing.actions.assign_telling import assign_telling
from chiltern.sharing.actions.hand_over_telling import hand_over_telling
from chiltern.sharing.queries.having import MayHave, who_may_have
from chiltern.sharing.queries.telling_page import TellingView, telling_page, told
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.forms import AssignTo, HandOver

BY_NAME_ALONE = "Only named people see this, so it can go to a colleague by name alone."
NOBODY_ELSE = "Nobody else here can be given this now. Keep it, and answer back."


@dataclass(frozen=True, slots=True)
class Giving:
    """Which buttons the page of what was told has, and why it goes no further where it does not."""

    take_href: str = ""
    assign_href: str = ""
    hand_over_href: str = ""
    why_not: str = ""


def giving(by: Actor, disclosure_id: UUID, telling: TellingView) -> Giving:
    """From the open acts alone: what is told to one named person is theirs, and says so."""
    here, acts = f"/disclosures/{disclosure_id}/", {act.act: act for act in telling.acts}
    assign, over = acts.get(Act.ASSIGN_TELLING), acts.get(Act.HAND_OVER_TELLING)
    if assign is None or over is None or not assign.open:
        return Giving()
    return Giving(
        take_href="" if telling.given_to == by.post else f"{here}take/",
        assign_href=f"{here}assign/" if over.open else "",
        hand_over_href=f"{here}hand-over/" if over.open else "",
        why_not="" if over.open else " ".join(over.why_not),
    )


@require_POST
@for_a_post
def take(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """Gives it to oneself."""

    def act() -> str:
        assign_telling(by=by, disclosure_id=disclosure_id, to_post=by.post)
        say(request, "This is yours now. Whoever saw it before still sees it.")
        return f"/disclosures/{disclosure_id}/"

    return once(request, by, act)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def assign(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """Gives it to a colleague, who sees it from now on."""
    _insist_open(by, disclosure_id, Act.ASSIGN_TELLING)
    found = who_may_have(by, told(disclosure_id))
    form = AssignTo(
        request.POST if request.method == "POST" else None, colleagues=found.people, what="what was told"
    )
    if form.is_bound and form.is_valid():
        to = form.cleaned_data["to_post"]
        name = next(one.name for one in found.people if str(one.post) == to)

        def act() -> str:
            assign_telling(by=by, disclosure_id=disclosure_id, to_post=UUID(to))
            return _with(request, by, disclosure_id, name)

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Give it to a colleague",
        asked(form),
        "Give it to them",
        f"/disclosures/{disclosure_id}/",
        _says(found),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def hand_over(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """To a colleague, or to a team where a team sees it already."""
    _insist_open(by, disclosure_id, Act.HAND_OVER_TELLING)
    found = who_may_have(by, told(disclosure_id))
    people = [(str(one.post), f"{one.name}, {one.title}") for one in found.people if one.post != by.post]
    teams = [(str(team.id), team.name) for team in found.teams]
    form = HandOver(request.POST if request.method == "POST" else None, people=people, teams=teams)
    if form.is_bound and form.is_valid():
        to = form.cleaned_data["to"]

        def act() -> str:
            hand_over_telling(by=by, disclosure_id=disclosure_id, to=UUID(to))
            return _with(request, by, disclosure_id, dict(people + teams)[to])

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Hand it over",
        asked(form),
        "Hand it over",
        f"/disclosures/{disclosure_id}/",
        _says(found, teams=True),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _insist_open(by: Actor, disclosure_id: UUID, act: Act) -> None:
    """Raises Missing where the page has no such button."""
    view = telling_page(by, disclosure_id)
    if view is None or not any(one.open and one.act == act for one in view.acts):
        raise Missing


def _says(found: MayHave, *, teams: bool = False) -> tuple[str, ...]:
    """What stands above the choice."""
    said = (TOLD_TO_NAMED.says,) if found.named_alone else ()
    if not said and teams and not found.teams:
        said = (BY_NAME_ALONE,)
    return said if found.people else (*said, NOBODY_ELSE)


def _with(request: HttpRequest, by: Actor, disclosure_id: UUID, name: str) -> str:
    """Whoever hands it over may read it no longer: then their own work is where they go on."""
    say(request, f"What was told is with {name} now.")
    return "/" if telling_page(by, disclosure_id) is None else f"/disclosures/{disclosure_id}/"
