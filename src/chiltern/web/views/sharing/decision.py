"""A decision of ours, whole, and a manager's agreement to one that does not share. Clauses 3.8 and 9.3."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme.queries import law_as_read
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.send_back_decision import send_back_decision
from chiltern.sharing.queries.decision_page import DecidedItemView, DecisionView, decision_page
from chiltern.sharing.queries.looks import look_at
from chiltern.sharing.queries.recognised import words_said
from chiltern.sharing.queries.releases import release_of
from chiltern.sharing.queries.request_page import request_page
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, CodeSays, ItemCard, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.answered import answered_rows, consent_rows, weighed_rows
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.forms import WhyNot
from chiltern.web.views.sharing.recognised import rows_said
from chiltern.web.views.sharing.shown import agreement_row, code_says


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision of ours, and whether it waits for this reader."""

    title: str
    rows: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    code: CodeSays
    can_agree: bool
    form: ShownForm
    here: str
    back_href: str
    others: tuple[Action, ...]
    """The other decisions on this request, the latest first."""
    release_href: str
    """Where it stands that a second person releases a hidden place, or has."""
    look_href: str
    """Where it stands that somebody looks afterwards at what was decided alone."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def decision(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """The decision whole. A manager agrees here, or sends it back with a reason."""
    form = WhyNot(request.POST if "why" in request.POST else None)
    if request.method == "POST":
        try:
            return once(request, by, lambda: _answered(request, by, request_id, form))
        except Invalid as wrong:
            if form.is_bound and not form.errors:
                at_its_field(form, wrong)
    shown = _decision(by, decision_page(by, request_id), form)
    return render(request, "sharing/decision.html", frame=frame_of(request, current="work"), page=shown)


@require_safe
@for_a_post
def earlier(request: HttpRequest, by: Actor, request_id: UUID, number: int) -> HttpResponse:
    """A decision that a later one replaced, as it was."""
    page = _decision(by, decision_page(by, request_id, number), WhyNot())
    return render(request, "sharing/decision.html", frame=frame_of(request, current="work"), page=page)


def _answered(request: HttpRequest, by: Actor, request_id: UUID, form: WhyNot) -> str:
    if not form.is_bound:
        agree_to_decline(by=by, request_id=request_id)
        say(request, "You have agreed. The answer has gone to the agency that asked.")
    else:
        if not form.is_valid():
            raise Invalid("why", "Say why you do not agree")
        send_back_decision(by=by, request_id=request_id, why=form.cleaned_data["why"])
        say(request, "The decision is sent back. The clock runs on.", "important")
    return f"/requests/{request_id}/"


def _decision(by: Actor, view: DecisionView, form: WhyNot) -> DecisionShown:
    acts = {act.act for act in request_page(by, view.request).acts if act.open}
    law = law_as_read(view.at, view.verdict.book, asked_at=by.at)
    return DecisionShown(
        title=f"Decision: {view.outcome}",
        rows=(*decision_rows(view, law), *rows_said(words_said(by, view.id))),
        items=tuple(_card(item, place + 1) for place, item in enumerate(view.items)),
        code=code_says(view.verdict, law),
        can_agree=Act.AGREE_TO_DECLINE in acts and view.number == view.latest,
        form=asked(form),
        here=f"/requests/{view.request}/decision/",
        back_href=f"/requests/{view.request}/",
        release_href=f"/releases/{release}/" if (release := release_of(view.id)) else "",
        look_href=f"/looks/{look}/" if (look := look_at(view.request)) else "",
        others=tuple(
            Action(f"Decision {number} on this request", f"/requests/{view.request}/decisions/{number}/")
            for number in range(view.latest, 0, -1)
            if number != view.number
        ),
    )


def _card(item: DecidedItemView, number: int) -> ItemCard:
    document = Row("Document", f"{item.document_pages} of its pages" if item.document_pages else "")
    rows = (
        Row("Kind", capital(item.kind)),
        Row("Source", item.source or "Not said"),
        *weighed_rows(item.standing, item.reasons, item.answered),
        document,
        Row("Withheld because", "" if item.shared else item.withheld_because),
    )
    return ItemCard(
        title=f"Item {number}: {'shared' if item.shared else 'withheld'}",
        text=item.text,
        rows=tuple(row for row in rows if row.value),
    )


def decision_rows(view: DecisionView, law: Book) -> tuple[Row, ...]:
    """Who decided what, everything that was answered, and whose consent it looked at, in the law's words of its day."""
    return (
        Row("Request", view.reference),
        Row("Answer", capital(view.outcome)),
        *agreement_row(view.agreement),
        Row("State", capital(view.state_says)),
        Row("Decided by", f"{view.by_name}, {moment_in_words(view.at)}"),
        Row("Reasons as sent", view.as_sent or "None"),
        *([Row("What would settle who this is", capital(", ".join(view.settles)))] if view.settles else []),
        *answered_rows(view.answered, law),
        *consent_rows(view.consents),
    )
