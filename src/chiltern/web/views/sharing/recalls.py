"""Taking back what nobody there has opened yet; and that it was taken back, for both sides. Clauses 3.6 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.recall_disclosure import recall_disclosure
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.recalls import given_away, may_recall_it, recall_page
from chiltern.sharing.queries.views import DisclosureView
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Asking

NEVER_READ = "Nobody at your agency had opened it, and nobody can. There is nothing for you to do."
IN_DANGER = "If a child may be in danger, ring whoever took it back, or children’s social care."


class TakingBack(Questions):
    """Why."""

    looks: ClassVar = {"why": Look(rows=3, size="s")}

    why = long_text(
        "Why do you take it back?",
        help_text="For example: it was meant for another agency. It stays on your own record; they do not read it.",
        required=True,
    )


@dataclass(frozen=True, slots=True)
class Recalled:
    """The page."""

    title: str
    caption: str
    says: tuple[str, ...]
    rows: tuple[Row, ...]
    links: tuple[Action, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def recall(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """For whoever shared it, until somebody there has opened it; then it says so."""
    shared = given_away(by, disclosure_id)
    form = TakingBack(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        refuse_unless_may(may_recall_it(by, shared), Act.RECALL_DISCLOSURE)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _recall(request, by, disclosure_id, form.cleaned_data["why"]))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        "Take it back",
        asked(form),
        "Take it back",
        f"/disclosures/{disclosure_id}/",
        (
            "Nobody there has opened it yet. Taken back, nobody there ever reads it: they see that there was something, and that "
            "you took it back.",
            "If somebody opens it first, it stays with them, and this page says so.",
        ),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def recalled(request: HttpRequest, by: Actor, recall_id: UUID) -> HttpResponse:
    """For both sides; why, for whoever took it back."""
    view = recall_page(by, recall_id)
    other = Row("From", view.other_agency) if not view.ours else Row("To", view.other_agency)
    shared = f"/disclosures/{view.disclosure}/"
    page = Recalled(
        title="Taken back before it was opened",
        caption=f"Reference {view.reference}",
        says=() if view.ours else (NEVER_READ, IN_DANGER),
        rows=(
            other,
            Row("Shared", moment_in_words(view.shared_at)),
            Row("Taken back", moment_in_words(view.at)),
            *([Row("Why", view.why)] if view.why else []),
        ),
        links=(Action("What was shared", shared),) if view.disclosure else (),
    )
    return render(request, "sharing/recalled.html", frame=frame_of(request, current="work"), page=page)


def recall_links(view: DisclosureView | None) -> tuple[Action, ...]:
    """From what its giver sees, while it could still be taken back."""
    if view is None or not view.can_be_recalled:
        return ()
    return (Action("Take it back before it is opened", f"/disclosures/{view.id}/recall/"),)


def recalled_rows(view: DisclosureView | None) -> tuple[Row, ...]:
    """That it was taken back."""
    if view is None or not view.recalled:
        return ()
    return (Row("Taken back", "Before anybody there had opened it. Nobody there reads it."),)


def _recall(request: HttpRequest, by: Actor, disclosure: UUID, why: str) -> str:
    made = recall_disclosure(by=by, disclosure_id=disclosure, why=why)
    say(request, "Taken back. Nobody there has read it, and nobody can.")
    return f"/recalled/{made.id}/"
