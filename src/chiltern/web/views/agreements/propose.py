"""An agreement written, checked and proposed: with that it is signed for the agency that proposes it. Clauses 1.2 and 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.actions.propose_agreement import propose_agreement
from chiltern.agencies.queries import names, names_to_choose
from chiltern.agencies.workings.agreements import AgreementAsked, checked
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.sharing import drafts
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.parts import Action, Row
from chiltern.web.shell import say
from chiltern.web.views.agreements import draft as drafting
from chiltern.web.views.agreements.forms import Proposing, initial_of
from chiltern.web.views.agreements.listed import HERE, section
from chiltern.web.views.agreements.words import NARROWS, Said, rows_of
from chiltern.web.views.sharing.common import Asking, law_of


@dataclass(frozen=True, slots=True)
class Check:
    """Your answers, as every party will read them, and the button that proposes it."""

    title: str
    caption: str
    says: str
    rows: tuple[Row, ...]
    error: str
    submit: str
    form_id: str
    change: Action
    drop_href: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Written on one page, and kept until it is proposed."""
    _insist(by)
    form = _form(request, by)
    if _holds(by, form):
        return once(request, by, lambda: f"{HERE}begun/{drafting.begin(by, form.said())}/")
    return _ask(request, by, form, "Propose an agreement", HERE)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def change(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """What was written, to change."""
    held = drafting.read(by, draft_id)
    form = _form(request, by, held.said)
    if _holds(by, form):
        drafting.save(by, draft_id, form.said())
        return redirect(held.here)
    return _ask(request, by, form, "Change what you wrote", held.here)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Sent twice, it is proposed once."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _propose(request, by, draft_id))
        except Refused as no:
            error = no.says
    held = drafting.read(by, draft_id)
    given = held.asked()
    called = names([by.agency, *given.others])
    page = Check(
        title="Check, sign and propose",
        caption=held.title,
        says=f"By proposing it you sign it for {called[by.agency]}. It is in force once every other party has signed it too.",
        rows=rows_of(_said(by, given, called), law_of(by)),
        error=error,
        submit="Sign and propose",
        form_id=form_id(),
        change=Action("Change", f"{held.here}change/", "what you wrote"),
        drop_href=f"{held.here}drop/",
        back_href=f"{held.here}change/",
    )
    return render(request, "agreements/propose.html", frame=section(request, by), page=page)


@require_POST
@for_a_post
def drop(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Throws away what was begun: nobody else has seen it."""
    drafting.read(by, draft_id)
    drafts.drop(by, draft_id)
    say(request, "What you had begun was thrown away. Nothing was proposed.", "important")
    return redirect(HERE)


def _insist(by: Actor) -> None:
    if not opens(by.role, Act.PROPOSE_AGREEMENT):
        raise Missing


def _form(request: HttpRequest, by: Actor, said: dict[str, Any] | None = None) -> Proposing:
    agencies = [(str(id), name) for id, name in names_to_choose() if id != by.agency]
    extra: dict[str, Any] = {"agencies": agencies, "law": law_of(by), "now": by.at}
    if request.method == "POST":
        return Proposing(request.POST, **extra)
    return Proposing(initial=initial_of(said) if said else {}, **extra)


def _holds(by: Actor, form: Proposing) -> bool:
    """Whether it can be proposed as it is; what cannot be right is said at its field."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        checked(drafting.Drafting(by.post, by.at, form.said()).asked(), by.agency, law_of(by))
    except Invalid as wrong:
        at_its_field(form, wrong)
        return False
    return True


def _ask(request: HttpRequest, by: Actor, form: Proposing, title: str, back_href: str) -> HttpResponse:
    page = Asking(title, asked(form), "Save and check", back_href=back_href, says=(NARROWS,))
    return render(request, "sharing/asking.html", frame=section(request, by), page=page)


def _propose(request: HttpRequest, by: Actor, draft_id: UUID) -> str:
    made = propose_agreement(by=by, asked=drafting.read(by, draft_id).asked())
    drafts.drop(by, draft_id)
    say(request, "Proposed, and signed for your agency. The other parties find it under ‘Agreements’.")
    return f"{HERE}{made.id}/"


def _said(by: Actor, given: AgreementAsked, called: dict[UUID, str]) -> Said:
    return Said(
        title=given.title,
        says=given.says,
        parties=tuple(called[party] for party in (by.agency, *given.others)),
        purposes=given.purposes,
        classes=given.classes,
        basis=given.basis,
        methods=given.methods,
        passing_on=given.passing_on,
        review_on=given.review_on,
    )
