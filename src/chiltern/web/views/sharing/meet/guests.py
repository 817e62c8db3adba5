"""Who is invited to a meeting, and how: by duty desk or posts, by name or without, with a word for it alone. 3.2, 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.queries import AgencyChoice, choices, duty_desk_states
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries.addressing import posts_to_address
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.ask.agencies import desk_warning
from chiltern.web.views.sharing.common import Asking, after
from chiltern.web.views.sharing.meet import draft as drafting
from chiltern.web.views.sharing.meet.draft import Calling
from chiltern.web.views.sharing.meet.forms import HowInvited, OneMoreInvited
from chiltern.web.views.sharing.tell.forms import DESK, NAMED

INVITED_SEE = (
    "Those who are invited see each other’s names, unless you or they say otherwise. Nobody sees what another was "
    "told alone."
)
PRESENT_SEE = (
    "Each agency in the list is told that the meeting is written down, and can put in what it knows; nobody is asked whether "
    "they come. They see each other’s names, unless you or they say otherwise."
)
KNOWN_TO_OFFICER = "They decide themselves whether the others see their name."


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who will be invited."""

    name: str
    rows: tuple[Row, ...]
    warns: str
    change_href: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Guests:
    """Everybody who will be invited so far; of a meeting that was held already, who took part."""

    title: str
    says: str
    add: str
    form: ShownForm
    chosen: tuple[Guest, ...]
    remove_href: str
    next_href: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def invited(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Adding an agency leads to how it is invited; somebody outside stands there by name."""
    calling = drafting.read(by, draft_id)
    known = {str(one.id): one for one in choices()}
    taken = {one["agency"] for one in calling.invited} | {str(by.agency)}
    offered = [(id, f"{one.name} ({one.sector.says})") for id, one in known.items() if id not in taken]
    held = calling.was_held
    form = OneMoreInvited(request.POST if request.method == "POST" else None, agencies=offered, held=held)
    if form.is_bound and request.POST.get("agency") in taken:
        return redirect(request.get_full_path())
    if form.is_bound and form.is_valid():
        agency, outside = form.cleaned_data["agency"], " ".join(form.cleaned_data["outside"].split())
        if outside and outside not in calling.outside:
            calling.outside.append(outside)
        if agency:
            calling.invited.append({"agency": agency, "posts": [], "named": True, "also": ""})
        drafting.save(by, calling)
        return redirect(f"{calling.here}invited/{agency}/" if agency else f"{calling.here}invited/")
    page = Guests(
        title="Who took part?" if held else "Who is invited?",
        says=PRESENT_SEE if held else INVITED_SEE,
        add="Add to those who took part" if held else "Add to those who are invited",
        form=asked(form),
        chosen=guests_of(calling, known),
        remove_href=f"{calling.here}invited/remove/",
        next_href=f"{calling.here}check/",
        back_href=f"{calling.here}what/",
    )
    return render(request, "sharing/meet/invited.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def invited_remove(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Takes an agency, or somebody by name, back."""
    calling = drafting.read(by, draft_id)
    agency, outside = request.POST.get("agency"), request.POST.get("outside")
    calling.invited = [one for one in calling.invited if one["agency"] != agency]
    calling.outside = [one for one in calling.outside if one != outside]
    drafting.save(by, calling)
    return redirect(f"{calling.here}invited/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def how_invited(request: HttpRequest, by: Actor, draft_id: UUID, agency: UUID) -> HttpResponse:
    """For one agency: who sees it there, whether the others see its name, what it alone is told."""
    calling = drafting.read(by, draft_id)
    one = next((each for each in calling.invited if each["agency"] == str(agency)), None)
    known = next((each for each in choices() if each.id == agency), None)
    if one is None or known is None:
        raise Missing
    initial = {**one, "seen_by": NAMED if one["posts"] else DESK, "named": "yes" if one["named"] else "no"}
    make = partial(HowInvited, posts=posts_to_address(agency), sensitive=known.sensitive_service)
    form = make(request.POST) if request.method == "POST" else make(initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        one["posts"] = said["posts"] if said["seen_by"] == NAMED else []
        one["named"], one["also"] = said.get("named", "no") == "yes", said["also"]
        drafting.save(by, calling)
        return redirect(after(request, f"{calling.here}invited/", f"{calling.here}check/"))
    page = Asking(
        f"How {known.name} is invited",
        asked(form),
        "Save and continue",
        f"{calling.here}invited/",
        says=(KNOWN_TO_OFFICER,) if known.sensitive_service else (),
        warns=desk_warning(known.name, duty_desk_states([agency])[agency]),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def guests_of(calling: Calling, known: dict[str, AgencyChoice]) -> tuple[Guest, ...]:
    """Everybody who will be invited, in words."""
    ids = [UUID(one["agency"]) for one in calling.invited]
    desks = duty_desk_states(ids) if ids else {}
    listed = [
        _guest(
            calling,
            one,
            known.get(one["agency"]),
            desk_warning(_name(one, known), desks[UUID(one["agency"])]),
        )
        for one in calling.invited
    ]
    listed += [
        Guest(one, (Row("Reached by", "You: ring or write to them yourself"),), "", "", {"outside": one})
        for one in calling.outside
    ]
    return tuple(listed)


def _guest(calling: Calling, one: dict[str, Any], agency: AgencyChoice | None, warns: str) -> Guest:
    sensitive = agency is not None and agency.sensitive_service
    named = "They say themselves" if sensitive else "By name" if one["named"] else "Without their name"
    rows = [
        Row("Who sees it there", f"{len(one['posts'])} posts alone" if one["posts"] else "Their duty desk")
    ]
    rows.append(Row("How the others see them", named))
    rows += [Row("Is told alone", one["also"])] if one["also"] else []
    name = agency.name if agency else "An agency that has left the Code"
    return Guest(
        name, tuple(rows), warns, f"{calling.here}invited/{one['agency']}/", {"agency": one["agency"]}
    )


def _name(one: dict[str, Any], known: dict[str, AgencyChoice]) -> str:
    return known[one["agency"]].name if one["agency"] in known else "An agency that has left the Code"
