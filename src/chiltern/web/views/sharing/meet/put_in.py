"""Putting in what one knows: who gets it, our own items, what we received, the answers, terms, a last look. 3.4 to 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.agencies.queries import choices
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Act, InvitationAnswer, ItemKind
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.meeting_page import MeetingView
from chiltern.sharing.queries.meeting_under import (
    UnderWay,
    under_contribution,
)
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, for_a_post, form_id
from chiltern.web.frame import Frame, render
from chiltern.web.not_to_ask import not_to_ask_weighed
from chiltern.web.parts import Action, ItemCard, Row
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.ask.ringing import ring_first
from chiltern.web.views.sharing.common import Asking, after, capital, law_of, uuid_or_none
from chiltern.web.views.sharing.decide.agreeing import names_basis, pre_arranged
from chiltern.web.views.sharing.decide.conditions import Offered
from chiltern.web.views.sharing.decide.confidence import as_answered
from chiltern.web.views.sharing.decide.draft import SHARE, Deciding
from chiltern.web.views.sharing.decide.forms import BODIES
from chiltern.web.views.sharing.decide.items import initial_of, keep
from chiltern.web.views.sharing.decide.sections import sections_of
from chiltern.web.views.sharing.decide.steps import initial_terms
from chiltern.web.views.sharing.meet import draft as drafting
from chiltern.web.views.sharing.meet.answering import opened
from chiltern.web.views.sharing.meet.draft import PUT_IN, PuttingIn
from chiltern.web.views.sharing.meet.forms import Answers, ItemToPutIn, TermsHere, WhoGetsIt
from chiltern.web.views.sharing.shown import code_says

WHY = "Why do you put this in?"


@dataclass(frozen=True, slots=True)
class Listed:
    """What was listed so far: our own, and what we received."""

    to: str
    items: tuple[ItemCard, ...]
    received: tuple[str, ...]
    here: str
    form_id: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def who_gets_it(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Nothing is ticked beforehand."""
    view, said = opened(by, meeting_id, Act.CONTRIBUTE), drafting.read_put_in(by, meeting_id)
    make = partial(WhoGetsIt, seats=seats_to_tick(view))
    form = make(request.POST) if request.method == "POST" else make(initial={"recipients": said.recipients})
    here = f"/meetings/{meeting_id}/put-in/"
    if form.is_bound and form.is_valid():
        said.recipients = form.cleaned_data["recipients"]
        drafting.save_about(by, PUT_IN, meeting_id, said)
        return redirect(after(request, f"{here}items/", f"{here}check/"))
    page = Asking("Put in what you know", asked(form), "Save and continue", f"/meetings/{meeting_id}/")
    return render(request, "sharing/asking.html", frame=frame(request), page=page)


@require_safe
@for_a_post
def items(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """The list. Nothing leaves before the last page."""
    view, said = opened(by, meeting_id, Act.CONTRIBUTE), drafting.read_put_in(by, meeting_id)
    here = f"/meetings/{meeting_id}/put-in/"
    if not said.recipients:
        return redirect(here)
    page = Listed(
        to=to_in_words(view, said),
        items=tuple(_own_card(item, place, here) for place, item in enumerate(said.deciding.items)),
        received=_received_words(by, meeting_id, said),
        here=here,
        form_id=form_id(),
        back_href=here,
    )
    return render(request, "sharing/meet/put_in.html", frame=frame(request), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def one_item(request: HttpRequest, by: Actor, meeting_id: UUID, place: int | None = None) -> HttpResponse:
    """Adds an item of our own, or changes one. Sent twice it is one item."""
    opened(by, meeting_id, Act.CONTRIBUTE)
    said = drafting.read_put_in(by, meeting_id)
    stored = said.deciding.item(place) if place is not None else None
    posted = request.POST if request.method == "POST" else None
    form = ItemToPutIn(posted, now=by.at, initial=initial_of(stored) if stored else {})
    here = f"/meetings/{meeting_id}/put-in/"
    if form.is_bound and form.is_valid():
        tests = stored["tests"] if stored else {}
        told = {**plain(form.cleaned_data), "fate": SHARE, "withheld_because": "", "tests": tests}
        keep(said.deciding, place, told)
        drafting.save_about(by, PUT_IN, meeting_id, said)
        return redirect(after(request, f"{here}items/", f"{here}check/"))
    title = "Add what you know" if place is None else f"Item {place + 1}"
    page = Asking(title, asked(form), "Save this item", back_href=f"{here}items/")
    return render(request, "sharing/asking.html", frame=frame(request), page=page)


@require_POST
@for_a_post
def remove(request: HttpRequest, by: Actor, meeting_id: UUID, place: int) -> HttpResponse:
    """Takes an item off the list; its words are sent with its place, so that sending it twice takes one."""
    opened(by, meeting_id, Act.CONTRIBUTE)
    said = drafting.read_put_in(by, meeting_id)
    listed, text = said.deciding.items, request.POST.get("text", "").replace("\r\n", "\n")
    if place < len(listed) and listed[place]["text"] == text:
        del listed[place]
        drafting.save_about(by, PUT_IN, meeting_id, said)
    return redirect(f"/meetings/{meeting_id}/put-in/items/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answers(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """What the Code asks for any of those who get it."""
    opened(by, meeting_id, Act.CONTRIBUTE)
    said, here = drafting.read_put_in(by, meeting_id), f"/meetings/{meeting_id}/put-in/"
    if not (said.recipients and said.has_something):
        return redirect(f"{here}items/")
    under = under_contribution(by, meeting_id, said.given())
    form = answers_form(request, by, under, said.deciding, WHY, asks_abuse=True)
    if form.is_bound and form.is_valid():
        ring_first(request, form.cleaned_data)
        take_answers(said.deciding, dict(form.cleaned_data), under)
        drafting.save_about(by, PUT_IN, meeting_id, said)
        leads_to = "terms/" if said.deciding.items else "check/"
        return redirect(after(request, f"{here}{leads_to}", f"{here}check/"))
    page = Asking(
        "What the Code asks",
        asked(form),
        "Save and continue",
        f"{here}items/",
        says=names_basis(said.deciding.answers, under.under),
        code=code_says(under.under.verdict, law_of(by)),
        sections=sections_of(form),
        warns_of=not_to_ask_weighed(by, under.under.weighed.facts),
    )
    return render(request, "sharing/asking.html", frame=frame(request, said), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def terms(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """The terms of our own; what belongs to others goes on under theirs."""
    opened(by, meeting_id, Act.CONTRIBUTE)
    said, here = drafting.read_put_in(by, meeting_id), f"/meetings/{meeting_id}/put-in/"
    if not (said.recipients and said.deciding.items):
        return redirect(f"{here}items/")
    under = under_contribution(by, meeting_id, said.given()).under
    agencies = [(str(one.id), one.name) for one in choices() if one.id != by.agency]
    make = partial(TermsHere, agencies=agencies, now=by.at)
    initial = {**initial_terms(said.deciding, under), "family": said.family}
    form = make(request.POST) if request.method == "POST" else make(initial=initial)
    if form.is_bound and form.is_valid():
        data = dict(form.cleaned_data)
        said.family = data.pop("family")
        said.deciding.terms = plain({name: value for name, value in data.items() if name not in BODIES})
        drafting.save_about(by, PUT_IN, meeting_id, said)
        return redirect(f"{here}check/")
    page = Asking("Terms", asked(form), "Save and continue", f"{here}answers/")
    return render(request, "sharing/asking.html", frame=frame(request, said), page=page)


def seats_to_tick(view: MeetingView) -> list[tuple[str, str]]:
    """The agencies that something can be given to here."""
    return [
        (str(seat.agency), seat.name) for seat in view.seats if seat.answer is not InvitationAnswer.DECLINED
    ]


def answers_form(
    request: HttpRequest, by: Actor, under: UnderWay, said: Deciding, why: str, *, asks_abuse: bool = False
) -> Answers:
    """The page of answers, begun or sent."""
    offered = Offered.of(by, under.under)
    make = partial(Answers, under=under.under, offered=offered, why=why, asks_abuse=asks_abuse)
    initial = {
        **pre_arranged(said.answers, under.under),
        **said.tests,
        "conditions": said.conditions,
        "reasons": said.reasons,
    }
    return make(request.POST) if request.method == "POST" else make(initial=initial)


def take_answers(said: Deciding, data: dict[str, Any], under: UnderWay) -> None:
    """Keeps tests and answers where a decision has them."""
    said.reasons = data.pop("reasons")
    said.conditions = list(data.pop("conditions", said.conditions))
    tests = {each.fact for each in under.under.asks_of(About.ITEM)}
    said.tests.update({name: data.pop(name) for name in tests})
    said.answers.update(as_answered(data))


def frame(request: HttpRequest, said: PuttingIn | None = None) -> Frame:
    """The frame of every step: the numbers to ring stand first in danger, and where it may be sexual abuse."""
    return frame_of(request, current="work", immediate=said is not None and said.deciding.rings_first())


def to_in_words(view: MeetingView, said: PuttingIn) -> str:
    """Who gets it."""
    return ", ".join(seat.name for seat in view.seats if str(seat.agency) in said.recipients) or "nobody yet"


def _own_card(item: dict[str, Any], place: int, here: str) -> ItemCard:
    rows = (Row("Kind", capital(ItemKind(item["kind"]).says)), Row("About", item["about"]))
    return ItemCard(
        f"Item {place + 1}", item["text"], rows, actions=(Action("Change", f"{here}items/{place}/"),)
    )


def _received_words(by: Actor, meeting_id: UUID, said: PuttingIn) -> tuple[str, ...]:
    chosen = [uuid_or_none(one) for one, items in said.received.items() if items]
    if not any(chosen):
        return ()
    under = under_contribution(by, meeting_id, said.given())
    texts = [text for seat in under.seats for text in (*seat.going, *(each.text for each in seat.behind))]
    return tuple(dict.fromkeys(texts))
