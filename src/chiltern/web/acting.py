"""What every page that acts shares: who acts, one answer for a form sent twice, and a page for every no.

Serves 2.2 (unknown and forbidden are one answer), 3.6 and 3.8 (what an action refuses is said with its clauses).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from chiltern.foundation import attempts, form_once
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed.keys import NoKey
from chiltern.ledger.acting import entry_of
from chiltern.sharing.queries.retention import destroyed_one, in_words
from chiltern.web.errors import DestroyedPage, destroyed, not_found, signed_out
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.forms.kept import kept
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.middleware.context import actor_of
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, hand_over

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
CONFLICT, REFUSED = 409, 403
HOME = "/"
CHANGED = "It may have changed since you opened the page: look at how it stands now."


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else was first: what they did, and what was typed here."""

    title: str
    by: str
    when: str
    what: str
    href: str
    link_text: str
    rows: tuple[Row, ...] = ()
    typed: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class No:
    """Why something cannot be done, with its clauses, and what was typed."""

    title: str
    says: str
    clauses: tuple[Action, ...]
    back_href: str
    typed: tuple[Row, ...]


def for_a_post(view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]) -> View[P]:
    """A page for somebody who acts. Others are asked to sign in; a form of theirs gives back what was typed.

    What is not there for this post is the same 404 as what is not there at all; a refusal is a page with its words.
    """

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        by = actor_of(request)
        if by is None:
            if request.method == "POST":
                return signed_out(request, came_from(request))
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.path})}")
        try:
            return view(request, by, *args, **kwargs)
        except (Missing, Http404, NoKey) as wrong:
            things = [thing for thing in kwargs.values() if isinstance(thing, UUID)]
            if gone := _destroyed(by, things):
                return destroyed(request, gone)
            if isinstance(wrong, NoKey):
                raise
            for thing in things:
                attempts.note(by, thing)
            # What somebody typed is their own, whatever stands or does not stand behind the address.
            return not_found(request, typed=kept(request.POST) if request.method == "POST" else None)
        except AlreadyDone as done:
            return conflict(request, "This has been done", done.says, href="/", link_text="Go to your work")
        except Refused as refused:
            return refusal(request, refused)

    return run


def _destroyed(by: Actor, things: Sequence[UUID]) -> DestroyedPage | None:
    row = destroyed_one(by, things) if things else None
    return DestroyedPage(date_in_words(row.made_at), in_words(row), row.last_key) if row else None


def once(request: HttpRequest, by: Actor, act: Callable[[], str]) -> HttpResponse:
    """Does what the form asks, once, and leads to where `act` says; sent again it leads there again.

    The page that it leads to offers the act's receipt.

    A form without the id that the server gave it is not known: Missing. Raises whatever `act` raises.
    """
    try:
        form = UUID(request.POST.get("form_id", ""))
    except ValueError:
        raise Missing from None
    led = form_once.begin(by, form)
    if led is None:
        led = _with_receipt(request, act)
        form_once.finish(by, form, led)
    return HttpResponseRedirect(led or request.path)


def _with_receipt(request: HttpRequest, act: Callable[[], str]) -> str:
    led, entry = entry_of(act)
    if entry is not None:
        hand_over(request, entry)
    return led


def asked(form: forms.Form) -> ShownForm:
    """The form with an id of its own: each showing is one act."""
    return show(form, form_id=form_id())


def form_id() -> str:
    """For a form of one button."""
    return str(new_id())


def at_its_field(form: forms.Form, wrong: Invalid) -> None:
    """Puts what an action says at the field that it names; at the head of the form where it is not there."""
    form.add_error(wrong.field if wrong.field in form.fields else None, wrong.says)


def conflict(
    request: HttpRequest,
    title: str,
    what: str,
    *,
    href: str,
    link_text: str,
    by: str = "A colleague",
    when: str = "a moment ago",
    rows: Sequence[Row] = (),
) -> HttpResponse:
    """Somebody else was first: theirs, and what was typed here to copy from."""
    page = Conflict(title, by, when, what, href, link_text, tuple(rows), kept(request.POST).typed)
    return render(request, "errors/conflict.html", frame=frame_of(request), page=page, status=CONFLICT)


def refusal(request: HttpRequest, refused: Refused, *, back_href: str = "") -> HttpResponse:
    """What the action said, the clauses behind it, and what was typed."""
    page = No(
        title="This cannot be done",
        says=f"{refused.says} {CHANGED}" if refused.key.endswith(".not_open") else refused.says,
        clauses=tuple(clause_link(each) for each in dict.fromkeys(refused.clauses)),
        back_href=back_href or _back(request),
        typed=kept(request.POST).typed,
    )
    return render(request, "sharing/refused.html", frame=frame_of(request), page=page, status=REFUSED)


def came_from(request: HttpRequest) -> str:
    """The page of ours on which somebody pressed, as their browser says; empty where it does not."""
    said = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(said, {request.get_host()}) or not said.startswith("http"):
        return ""
    page = urlsplit(said)
    return f"{page.path}?{page.query}" if page.query else page.path


def _back(request: HttpRequest) -> str:
    """Where the button stood: a button's own address is no page, and a page that says no says it again."""
    came = came_from(request)
    if request.method == "POST":
        return came or request.path
    return came if came and came != request.get_full_path() else HOME


def clause_link(clause: str) -> Action:
    """Where a clause is shown."""
    return Action(f"Clause {clause} of the Code", f"/code/{clause}/")
