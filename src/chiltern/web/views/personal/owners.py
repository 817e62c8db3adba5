"""What an owner is asked about one item of its own, for both sides; the owner answers here. Clauses 2.2, 3.10, 8.3.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import ViewState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.resolution.actions.give_owners_view import give_owners_view
from chiltern.resolution.queries.owners import OwnerAskedView, owner_page
from chiltern.web.acting import asked, at_its_field, conflict, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.personal.forms import GivingView
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import late_says

UNSEEN = "You do not see the item itself. Ask whoever at your agency shared it, before you answer."


@dataclass(frozen=True, slots=True)
class OwnerPage:
    """The question, for either side; without `form` it is only read."""

    title: str
    caption: str
    tag: Tag
    says: tuple[str, ...]
    late: tuple[str, ...]
    rows: tuple[Row, ...]
    answer: tuple[Row, ...]
    form: ShownForm | None
    here: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def shown(request: HttpRequest, by: Actor, asked_id: UUID) -> HttpResponse:
    """The owner says what may be released."""
    form = GivingView(request.POST if request.method == "POST" else None)
    view, here = owner_page(by, asked_id), f"/owners-views/{asked_id}/"
    if form.is_bound and form.is_valid():

        def act() -> str:
            give_owners_view(by=by, asked_id=asked_id, given=form.given())
            say(request, "Sent. The agency that asked you decides with it.")
            return here

        try:
            return once(request, by, act)
        except AlreadyDone as done:
            return conflict(
                request, "This has been answered", done.says, href=here, link_text="Read the answer"
            )
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, view, asked(form) if view.can_answer else None)
    return render(request, "personal/owner.html", frame=frame_of(request, current="work"), page=page)


def _page(by: Actor, view: OwnerAskedView, form: ShownForm | None) -> OwnerPage:
    silent, waits = view.state is ViewState.SILENT, view.state is ViewState.ASKED
    return OwnerPage(
        title="What may be released of what belongs to you?" if not view.ours else "What its owner was asked",
        caption=f"Reference {view.reference}",
        tag=Tag("Past due", "red")
        if silent
        else Tag(capital(view.state.says), "orange" if waits else "green"),
        says=_says(view),
        late=late_says(view.steps, ours=view.ours, other="its owner") if silent else (),
        rows=tuple(row for row in _rows(by, view) if row.value),
        answer=tuple(row for row in _answer(view) if row.value),
        form=form,
        here=f"/owners-views/{view.id}/",
    )


def _says(view: OwnerAskedView) -> tuple[str, ...]:
    if view.ours or view.state in (ViewState.GIVEN, ViewState.OVER):
        return ()
    says = (
        f"A person has asked {view.asked_by} what is held. Who they are has been checked. You are asked about this one piece, "
        "which belongs to your agency; whatever else there is, you are not told.",
        "Think of the child first. Could somebody come to serious harm if this person reads it? Does it say who told you? If you "
        "do not answer by the date, it is held back.",
    )
    return says if view.text else (*says, UNSEEN)


def _rows(by: Actor, view: OwnerAskedView) -> tuple[Row, ...]:
    request = (Action("What they asked", f"/personal-requests/{view.request}/"),) if view.request else ()
    waits = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}"
    return (
        Row("Asked by", view.asked_by, request),
        Row("Who wants to read it", view.asker),
        Row("For whom", capital(view.relation.says)),
        Row("About", view.about),
        Row("What belongs to you" if not view.ours else "What it is", view.text),
        Row("To be answered", waits if view.state in (ViewState.ASKED, ViewState.SILENT) else ""),
    )


def _answer(view: OwnerAskedView) -> tuple[Row, ...]:
    return (
        Row("Answer", capital(view.view.says) if view.view else ""),
        Row("Why", capital(view.why.says) if view.why else ""),
        Row("In their words" if view.ours else "In our words", view.words),
        Row("Answered", moment_in_words(view.at) if view.at else ""),
    )
