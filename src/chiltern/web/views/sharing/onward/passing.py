"""Pass on what belongs to others: to whom, the answers, the terms, a last look. Clauses 3.5 and 3.10."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import choices, duty_desk_states, names
from chiltern.code_of_practice.onward import is_exceptional, lacks_leave
from chiltern.code_of_practice.reasons import OUTSIDE_THE_CODE
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.sharing.telling import PURPOSE_IN_DANGER
from chiltern.code_of_practice.words import Method, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.pass_on_once_released import pass_on_once_released
from chiltern.sharing.queries.addressing import posts_to_address
from chiltern.sharing.queries.notices import days_for, seconds_for
from chiltern.sharing.queries.quiet import owners_know
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.queries.under_passing import under_passing
from chiltern.sharing.queries.verdicts import CAN_GO
from chiltern.sharing.queries.views import ItemView
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.frame import Frame, render
from chiltern.web.not_to_ask import not_to_ask_weighed
from chiltern.web.parts import CodeSays, ItemCard, Row
from chiltern.web.parts import Terms as TermsShown
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.answered import answers_under
from chiltern.web.views.sharing.ask.agencies import desk_warning
from chiltern.web.views.sharing.ask.ringing import ring_first
from chiltern.web.views.sharing.common import Asking, capital, law_of, uuid_or_none
from chiltern.web.views.sharing.decide.agreeing import names_basis, pre_arranged
from chiltern.web.views.sharing.decide.check import RELEASE, WAITS_NOW, terms_given
from chiltern.web.views.sharing.decide.conditions import Choices, Offered
from chiltern.web.views.sharing.decide.confidence import as_answered
from chiltern.web.views.sharing.decide.forms import BODIES, Terms
from chiltern.web.views.sharing.decide.sections import sections_of
from chiltern.web.views.sharing.decide.steps import initial_terms
from chiltern.web.views.sharing.onward import draft as drafting
from chiltern.web.views.sharing.onward.asking import agencies_but, named_in_a_list, purposes
from chiltern.web.views.sharing.onward.draft import Passing
from chiltern.web.views.sharing.onward.forms import Answers, ToWhom
from chiltern.web.views.sharing.onward.ordered import under_order
from chiltern.web.views.sharing.onward.owner import QUIET, Named, ToItsOwner, initial_of, rows_of, take
from chiltern.web.views.sharing.onward.whence import Whence, begun, whence
from chiltern.web.views.sharing.shown import code_says, item_card, item_says, item_tag

TRAVEL = (
    "What its owner keeps back stays kept back, by itself: who may see whose it is, to whom it is not to be mentioned, online "
    "access, and until when it may be used. Whoever gets it asks the owner before it goes further. Here you can only add to that."
)
_NOT_HERE = {"purpose": ""}
"""Said on the first page, with to whom it goes."""
SOMETHING = "Something may not go on as it stands: see item by item."
BEHIND = "What may not go stays behind: see item by item. The rest goes, and they read: this may not be all that is held."


@dataclass(frozen=True, slots=True)
class Check:
    """What goes on, to whom, whose it is, under which terms."""

    to: str
    warns: str
    items: tuple[ItemCard, ...]
    terms: TermsShown
    rows: tuple[Row, ...]
    code: CodeSays
    can_go: bool
    behind: str
    """What becomes of what may not go."""
    to_name_href: str
    """Where those are named who may know a hidden place; empty where nobody has to be, or somebody is."""
    submit: str
    error: str
    form_id: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def to_whom(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """Nothing is ticked beforehand but what the owner permits, where one comes from its answer: item, agency, purpose."""
    came = whence(request, by, disclosure_id)
    passing = drafting.read(by, disclosure_id)
    if waits := drafting.waits_at(by, disclosure_id, passing):
        return redirect(waits)
    under_order(by, passing, disclosure_id, request.GET.get("order", ""))
    offered = {
        "recipient": [("", "Choose an agency"), *agencies_but(by)],
        "purpose": purposes(by),
        "items": [(str(item.id), named_in_a_list(item)) for item in came.items],
    }
    permitted = {
        "recipient": request.GET.get("to", ""),
        "purpose": request.GET.get("purpose", ""),
        "items": [request.GET["item"]] if request.GET.get("item") else [],
    }
    # Whoever comes from the owner's answer means what it permits, whatever was begun before.
    initial = {name: permitted.get(name) or getattr(passing, name) for name in ToWhom.base_fields}
    form = (
        ToWhom(request.POST, offered=offered)
        if request.method == "POST"
        else ToWhom(offered=offered, initial=initial)
    )
    if form.is_bound and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(passing, name, value)
        drafting.save(by, disclosure_id, passing)
        return redirect(f"/disclosures/{disclosure_id}/pass-on/answers/")
    page = Asking("Pass on", asked(form), "Save and continue", f"/disclosures/{disclosure_id}/")
    return render(request, "sharing/asking.html", frame=frame_for(request, passing), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answers(request: HttpRequest, by: Actor, thing_id: UUID) -> HttpResponse:
    """What any decision asks, for these items and this agency."""
    came = whence(request, by, thing_id)
    passing = begun(by, came)
    if not passing.is_begun:
        return redirect(came.begins)
    under = under_way(by, came, passing)
    make = _answers(by, under, [] if passing.purpose else purposes(by))
    said = passing.said
    initial = {
        **pre_arranged(said.answers, under),
        **said.tests,
        "conditions": said.conditions,
        "reasons": said.reasons,
        "note": passing.note,
        "hidden_there": passing.hidden_there,
        "reaches_them": passing.reaches_them,
    }
    form = make(request.POST) if request.method == "POST" else make(initial=initial)
    here = came.here
    if form.is_bound and form.is_valid():
        ring_first(request, form.cleaned_data)
        _take(passing, dict(form.cleaned_data), {each.fact for each in under.asks_of(About.ITEM)})
        drafting.save(by, thing_id, passing)
        return redirect(f"{here}place/" if passing.hides_there() else f"{here}terms/")
    page = Asking(
        "What the Code asks",
        asked(form),
        "Save and continue",
        came.begins,
        says=names_basis(said.answers, under),
        code=code_says(under.verdict, law_of(by)),
        sections=sections_of(form),
        warns_of=not_to_ask_weighed(by, under.weighed.facts),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, passing), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def terms(request: HttpRequest, by: Actor, thing_id: UUID) -> HttpResponse:
    """The terms that travel on."""
    came = whence(request, by, thing_id)
    passing = begun(by, came)
    if not passing.is_begun:
        return redirect(came.begins)
    listed = [(str(one.id), one.name) for one in choices() if one.id != by.agency]
    initial = initial_terms(passing.said, under_way(by, came, passing))
    form = (
        Terms(request.POST, agencies=listed, now=by.at)
        if request.method == "POST"
        else Terms(agencies=listed, now=by.at, initial=initial)
    )
    here = came.here
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        passing.said.terms = plain({name: value for name, value in data.items() if name not in BODIES})
        drafting.save(by, thing_id, passing)
        return redirect(
            f"{here}owner/" if _asks_owner(came, under_way(by, came, passing)) else f"{here}check/"
        )
    page = Asking("Terms", asked(form), "Save and continue", f"{here}answers/", says=(TRAVEL,))
    return render(request, "sharing/asking.html", frame=frame_for(request, passing), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def owner(request: HttpRequest, by: Actor, thing_id: UUID) -> HttpResponse:
    """Where it goes without its owner's leave: by what lawful reason, and whether its owner is told now."""
    came = whence(request, by, thing_id)
    passing = begun(by, came)
    if not passing.is_begun:
        return redirect(came.begins)
    under = under_way(by, came, passing)
    form = ToItsOwner(
        request.POST if request.method == "POST" else None,
        initial=initial_of(passing),
        claims=_claims(came, under, passing),
        quiet=under.quiet,
        in_danger=under.verdict.in_danger,
    )
    if not under.quiet:
        form.offer(seconds_for(by, thing_id), days_for(by))
    here = came.here
    if form.is_bound and form.is_valid():
        take(passing, form.cleaned_data)
        drafting.save(by, thing_id, passing)
        return redirect(f"{here}check/")
    page = Asking(
        "Without its owner’s permission",
        asked(form),
        "Save and continue",
        f"{here}terms/",
        says=(QUIET,) if under.quiet else (),
        code=code_says(under.verdict, law_of(by)),
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, passing), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, thing_id: UUID) -> HttpResponse:
    """Exactly what goes on. Sent twice, it goes once."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _pass_on(request, by, thing_id))
        except Refused as no:
            error = no.says
    came = whence(request, by, thing_id)
    passing = begun(by, came)
    if waits := drafting.waits_at(by, thing_id, passing):
        return redirect(waits)
    said = passing.said
    if not passing.is_begun:
        return redirect(came.begins)
    if not (said.says_danger() or (said.reasons and passing.purpose and said.terms)):
        return redirect(f"{came.here}answers/")
    page = _page(by, came, passing, error)
    return render(request, "sharing/onward/check.html", frame=frame_for(request, passing), page=page)


def frame_for(request: HttpRequest, passing: Passing) -> Frame:
    """The numbers to ring stand first where someone is in danger, or it is about sexual abuse."""
    return frame_of(request, current="received", immediate=passing.said.rings_first())


def _asks_owner(came: Whence, under: UnderDecision) -> bool:
    """Whether something goes, or would have to go, without its owner's leave; of a bundle the rest stays behind."""
    return any(map(is_exceptional if came.bundle else lacks_leave, under.verdict.items))


def _claims(came: Whence, under: UnderDecision, passing: Passing) -> bool:
    """Whether nothing that was answered before is a lawful reason for it."""
    if came.bundle is not None:
        return False
    without = [item for item in under.verdict.items if lacks_leave(item)]
    return bool(passing.exception) or not all(is_exceptional(item) for item in without)


def under_way(by: Actor, came: Whence, passing: Passing) -> UnderDecision:
    recipient = uuid_or_none(passing.recipient)
    if recipient is None:
        raise Missing
    return under_passing(by, came.id, passing.chosen(), recipient, passing.given())


def _answers(by: Actor, under: UnderDecision, asked_again: Choices) -> Callable[..., Answers]:
    offered = Offered.of(by, under)

    def make(*args: Any, **kwargs: Any) -> Answers:
        return Answers(*args, under=under, offered=offered, purposes=asked_again, **kwargs)

    return make


def _take(passing: Passing, data: dict[str, Any], tests: set[str]) -> None:
    said = passing.said
    said.reasons, passing.note = data.pop("reasons"), data.pop("note")
    passing.purpose = data.pop("purpose", passing.purpose)
    passing.hidden_there = data.pop("hidden_there", passing.hidden_there)
    passing.reaches_them = data.pop("reaches_them", passing.reaches_them)
    said.conditions = list(data.pop("conditions", said.conditions))
    said.tests.update({name: data.pop(name) for name in tests})
    said.answers.update(as_answered(data))


def _pass_on(request: HttpRequest, by: Actor, thing_id: UUID) -> str:
    came = whence(request, by, thing_id)
    passing = begun(by, came)
    if waits := drafting.waits_at(by, thing_id, passing):
        return waits
    if not passing.is_begun:
        return came.begins
    recipient, given = UUID(passing.recipient), passing.given()
    what: dict[str, Any] = {"disclosure_id": thing_id, "items": passing.chosen(), "recipient": recipient}
    if under_passing(by, thing_id, passing.chosen(), recipient, given).weighed.once_released:
        release = pass_on_once_released(by=by, given=given, **what)
        passing.waits = str(release.id)
        drafting.save(by, thing_id, passing)
        say(request, WAITS_NOW, "important")
        return f"/releases/{release.id}/"
    made = pass_on(by=by, given=given, **what)
    drafting.drop(by, thing_id)
    by_hand = made.method != Method.SERVICE
    hand = " Give it to them now, with the terms in writing." if by_hand else ""
    knows = ", who can see where it went" if owners_know(made.id) else ", who is not told yet"
    say(request, f"Passed on. It still belongs to its owner{knows}.{hand}")
    return f"/disclosures/{made.id}/"


def _filled_in(by: Actor, passing: Passing) -> tuple[Row, ...]:
    """In danger nobody waits for a purpose: which one is meant is said."""
    if passing.purpose:
        return ()
    return (Row("For", capital(law_of(by).row(PURPOSE_IN_DANGER, "purpose").says)),)


def _owner_rows(by: Actor, came: Whence, passing: Passing, under: UnderDecision) -> tuple[Row, ...]:
    if not _asks_owner(came, under) and not under.quiet:
        return ()
    named = Named(seconds_for(by, came.id) if passing.second else ())
    return rows_of(passing, f"{came.here}owner/", named, quiet=under.quiet)


def _page(by: Actor, came: Whence, passing: Passing, error: str) -> Check:
    under = under_way(by, came, passing)
    recipient = UUID(passing.recipient)
    name = names([recipient])[recipient]
    chosen = [item for item in came.items if str(item.id) in passing.items]
    said = passing.said.given()
    return Check(
        to=name,
        warns=OUTSIDE_THE_CODE.says
        if under.outside
        else desk_warning(name, duty_desk_states([recipient])[recipient]),
        items=tuple(_card(item, place, under) for place, item in enumerate(chosen)),
        terms=terms_given(under.terms or said.terms),
        rows=(
            *_filled_in(by, passing),
            *answers_under(said, under, came.here, _NOT_HERE, "answers"),
            *_named(under, passing, recipient),
            *([Row("Note to those who receive it", passing.note)] if passing.note else []),
            *_owner_rows(by, came, passing, under),
        ),
        code=code_says(under.verdict, law_of(by)),
        can_go=bool(under.weighed.once_released) or all(_standing(under, item) in CAN_GO for item in chosen),
        behind=BEHIND if came.bundle else SOMETHING,
        to_name_href=f"{came.here}place/"
        if passing.hides_there() and not passing.names_place(outside=under.outside)
        else "",
        submit=RELEASE if under.weighed.once_released else "Pass it on",
        error=error,
        form_id=form_id(),
        back_href=f"{came.here}terms/",
    )


def _named(under: UnderDecision, passing: Passing, recipient: UUID) -> tuple[Row, ...]:
    """Who alone sees it there, how they are known to be outside the line, and in danger how the place is said."""
    if not passing.hides_there():
        return ()
    titles = [one.title for one in posts_to_address(recipient) if str(one.post) in passing.to_posts]
    said_by = under.weighed.facts.decision.method.says if passing.by_voice() and passing.said_by else ""
    rows = (
        Row("Who may know the place there", f"Only: {', '.join(titles)}" if titles else ""),
        Row("How they are known to be outside that person’s line", passing.outside_line),
        Row("The place is said", capital(said_by)),
    )
    return tuple(row for row in rows if row.value)


def _standing(under: UnderDecision, item: ItemView) -> Standing:
    return under.verdict.item(str(item.id)).standing


def _card(item: ItemView, place: int, under: UnderDecision) -> ItemCard:
    card = item_card(item, place + 1)
    against = item_says(under.verdict, str(item.id))
    rows = (*card.rows, *([Row("Stands against it, or is not known", " ".join(against))] if against else []))
    return replace(card, rows=rows, tags=(*card.tags, item_tag(_standing(under, item))))
