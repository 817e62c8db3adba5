"""The owner writes what is no longer true of this child, and sees who has confirmed it. Clauses 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.words import CorrectionState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.queries.correction_page import (
    HolderLine,
    correction_page,
    item_to_correct,
)
from chiltern.sharing.queries.views import ItemView
from chiltern.sharing.workings.correcting import ONLY_THIS_CHILD, CorrectionGiven
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Colour, ItemCard, Tag, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.corrections.forms import Correcting
from chiltern.web.views.sharing.shown import item_card

COLOURS: dict[CorrectionState, Colour] = {CorrectionState.TOLD: "orange", CorrectionState.CONFIRMED: "green"}
ANOTHER_CHILD = (
    "If what was seen is true of another child, it is a new concern, and it does not wait: act on it now. It is a new item with "
    "its own decision, and nothing of it goes to those who hold this one."
)
NOBODY = "Nobody outside your agency holds it, as far as you may see."


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """The old text, and the form."""

    says: tuple[str, ...]
    warns: str
    item: ItemCard
    form: ShownForm
    here: str
    back_href: str
    """Where it is asked back instead; empty where it was."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The old text with what stands beside it; and at the owner who has confirmed."""

    title: str
    caption: str
    ours: bool
    item: ItemCard
    holders: tuple[WorkRow, ...]
    nobody: str
    another_child: str
    form_id: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def correct(request: HttpRequest, by: Actor, item_id: UUID, number: int) -> HttpResponse:
    """For the owner; `number` is the version that stands, or that stood when the page was opened."""
    view = item_to_correct(by, item_id)
    here = correct_href(item_id, number)
    form = Correcting(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _corrected(request, by, item_id, form.given(number)))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = ToCorrect(
        says=(
            "The old text stays where it is, and your correction stands beside it, wherever it went and wherever it goes.",
            "Everybody who holds it is told this alone, and asked to confirm. You see who has not.",
        ),
        warns=ONLY_THIS_CHILD,
        item=item_card(view.item, 1),
        form=asked(form),
        here=here,
        back_href=ask_back_href(item_id, number) if view.can_be_asked_back else "",
    )
    frame = frame_of(request, current="work")
    return render(request, "sharing/corrections/correct.html", frame=frame, page=page)


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, correction_id: UUID) -> HttpResponse:
    """For whoever reads the item; who has confirmed, for its owner alone."""
    view = correction_page(by, correction_id)
    page = Shown(
        title="Asked back" if view.asked_back else "Corrected",
        caption=f"Reference {view.reference}, {moment_in_words(view.at)}",
        ours=view.ours,
        item=item_card(view.item, 1),
        holders=tuple(_holder(by, line) for line in view.lines),
        nobody=NOBODY,
        another_child=ANOTHER_CHILD if view.ours and not view.asked_back else "",
        form_id=form_id(),
    )
    frame = frame_of(request, current="work", immediate=view.ours)
    return render(request, "sharing/corrections/correction.html", frame=frame, page=page)


def _corrected(request: HttpRequest, by: Actor, item: UUID, given: CorrectionGiven) -> str:
    made = correct_item(by=by, item_id=item, given=given)
    say(request, "Corrected. Everybody who holds it is told, and asked to confirm.")
    return f"/corrections/{made.id}/"


def correct_action(item: ItemView) -> Action:
    """From what the owner reads of its own, to correcting the version that stands."""
    stands = item.corrections[-1].version if item.corrections else item.version
    return Action("Correct it", correct_href(item.id, stands))


def correct_href(item: UUID, version: int) -> str:
    """Where this version of it is corrected."""
    return f"/items/{item}/correct/{version}/"


def ask_back_href(item: UUID, version: int) -> str:
    """Where this version of it is asked back from everybody who holds it."""
    return f"/items/{item}/ask-back/{version}/"


def notice_href(notice: UUID) -> str:
    """Where a holder confirms, and the owner reads that it did."""
    return f"/corrected/{notice}/"


def _holder(by: Actor, line: HolderLine) -> WorkRow:
    outside = "Outside the Code: tell them yourself, and write down that you did" if line.outside else ""
    return WorkRow(
        title=line.agency,
        href=notice_href(line.notice),
        detail="" if line.confirmed_at else outside,
        due=f"Confirmed {moment_in_words(line.confirmed_at)}"
        if line.confirmed_at
        else capital(due_in_words(line.due_at, by.at)),
        is_overdue=line.overdue,
        tag=Tag("Kept", "orange") if line.kept else Tag(capital(line.state.says), COLOURS[line.state]),
    )
