"""Stepping into a role of the demo, and how far it has loaded. There in a demo database alone, from this machine alone."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from chiltern.agencies.actions.sign_out import sign_out
from chiltern.agencies.actions.step_into_role import open_demo_post, step_into_role
from chiltern.agencies.queries.demo import AgencyToTry, roles_to_try
from chiltern.foundation import context
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries.progress import HowFar, how_far
from chiltern.web.errors import not_found
from chiltern.web.frame import render
from chiltern.web.middleware.context import actor_of
from chiltern.web.shell import frame_of

P = ParamSpec("P")
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")
NEXT = "demo_next"
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Roles:
    """The agencies whose roles can be tried, by what was typed to find them."""

    title: str
    wanted: str
    first: tuple[AgencyToTry, ...]
    found: tuple[AgencyToTry, ...]
    progress: HowFar | None


FIRST = (
    "Chilternshire Council – Children's Social Care",
    "Cherry Orchard Primary School",
    "Millstream Surgery",
    "Harbour Domestic Abuse Service",
    "Bridge Mentoring",
)


def at_this_machine(request: HttpRequest) -> bool:
    """A loopback peer and host, and nothing that forwarded it."""
    if any(header in request.META for header in FORWARDED):
        return False
    try:
        peer = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return peer.is_loopback and request.get_host().rsplit(":", 1)[0] in LOOPBACK_NAMES


def in_a_demo(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Elsewhere the page is not there."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if context.nature() != "demo" or not at_this_machine(request):
            return not_found(request)
        return view(request, *args, **kwargs)

    return run


@require_GET
@in_a_demo
def roles(request: HttpRequest) -> HttpResponse:
    """Whose role to try; those of the first story stand first."""
    every = roles_to_try()
    wanted = request.GET.get("agency", "").strip()[:100]
    page = Roles(
        title="Try a role",
        wanted=wanted,
        first=tuple(one for one in every if one.name in FIRST or one.is_office),
        found=tuple(one for one in every if wanted.casefold() in one.name.casefold()) if wanted else (),
        progress=_unfinished(),
    )
    return render(request, "demo/roles.html", frame=frame_of(request), page=page)


@require_POST
@in_a_demo
def step_in(request: HttpRequest, post: UUID) -> HttpResponse:
    """Leaves whatever role one had, and enters this one."""
    actor, key = actor_of(request), request.session.session_key
    if actor is not None and key:
        # Nobody is two people in one transaction: this request leaves, the next one enters.
        sign_out(by=actor, session_key=key)
        logout(request)
        request.session[NEXT] = str(post)
        return redirect("demo_enter")
    return _enter(request, post)


@require_GET
@in_a_demo
def enter_next(request: HttpRequest) -> HttpResponse:
    """The second half of changing roles: only what one's own session asked for a moment ago."""
    wanted = request.session.pop(NEXT, None)
    return _enter(request, UUID(wanted)) if wanted else redirect("demo_roles")


def _enter(request: HttpRequest, post: UUID) -> HttpResponse:
    if not request.session.session_key:
        request.session.create()
    key = request.session.session_key or ""
    try:
        open_demo_post(session_key=key, post=post)
    except Missing:
        return not_found(request)
    actor = context.enter(key)
    if actor is None:
        return not_found(request)
    step_into_role(by=actor)
    # As in signing in: a form that was opened in the role before is not sent in this one's name.
    rotate_token(request)
    return redirect("/")


def _unfinished() -> HowFar | None:
    found = how_far()
    return None if found is None or found.finished else found
