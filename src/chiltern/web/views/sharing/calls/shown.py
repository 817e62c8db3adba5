"""A call that was written down, and its giver's answer to it. Clauses 3.5, 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.words import CallSide, DisclosureState, Standing
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.call_page import CallView, ToldAbout, call_page
from chiltern.sharing.queries.looks import look_at
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, due_in_words, moment_in_words
from chiltern.web.parts import Action, CodeSays, Colour, Row, Tag, Terms
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.shown import code_says, terms_panel

_COLOURS: dict[DisclosureState, Colour] = {
    DisclosureState.REPORTED_BY_RECEIVER: "blue",
    DisclosureState.UNCONFIRMED: "yellow",
    DisclosureState.CORRECTED: "orange",
}
_WELL = (Standing.MUST, Standing.MAY)
NO_REASONS = "Made. Why is not written yet: explain it below."
CALL_BACK = (
    "Outside the Code: ring back on a number that you found yourself, use a secure route, "
    "and state the terms in writing."
)


@dataclass(frozen=True, slots=True)
class ShownCall:
    """The page, for either side."""

    title: str
    caption: str
    tag: Tag
    says: tuple[str, ...]
    warns: str
    rows: tuple[Row, ...]
    people: tuple[str, ...]
    words_title: str
    words: str
    correction_title: str
    correction: str
    terms: Terms
    code: CodeSays
    answer_href: str
    closed: tuple[str, ...]
    explain_href: str
    asks_to_explain: bool
    explanations: tuple[Row, ...]
    links: tuple[Action, ...]


@require_safe
@for_a_post
def call(request: HttpRequest, by: Actor, call_id: UUID) -> HttpResponse:
    """Both texts, how it stands, and what the Code would have said."""
    view = call_page(by, call_id)
    frame = frame_of(request, current="work", immediate=view.verdict.in_danger)
    return render(request, "sharing/calls/call.html", frame=frame, page=_page(by, view))


def is_open(view: CallView) -> bool:
    """Whether the giver can answer for it now."""
    return any(act.open for act in view.acts)


def _page(by: Actor, view: CallView) -> ShownCall:
    open_now = is_open(view)
    closed = tuple(dict.fromkeys(why for act in view.acts if not act.open for why in act.why_not))
    return ShownCall(
        title=f"{view.giver} told {view.receiver}",
        caption=f"Reference {view.reference}",
        tag=Tag(capital(view.state.says), _COLOURS.get(view.state, "green")),
        says=_says(by, view),
        warns=_warning(view),
        rows=_rows(view),
        people=tuple(person_line(one) for one in view.people),
        words_title="What was said" if view.ours else f"What {view.receiver} wrote down",
        words=view.words,
        correction_title=f"As {view.giver} corrects it" if view.correction else "",
        correction=view.correction,
        terms=terms_panel(view.terms),
        code=says_of(view),
        answer_href=f"/calls/{view.id}/" if open_now else "",
        closed=() if open_now or view.answered_at else closed,
        explain_href=f"/calls/{view.id}/explain/",
        asks_to_explain=view.verdict.standing not in _WELL and not view.explanations,
        explanations=tuple(Row(moment_in_words(at), text) for at, text in view.explanations),
        links=_links(view),
    )


def _says(by: Actor, view: CallView) -> tuple[str, ...]:
    """How it stands, in a sentence or two."""
    if view.answered_at is not None:
        did = "confirmed" if view.state is DisclosureState.CONFIRMED else "corrected"
        return (f"{view.giver} {did} this on {moment_in_words(view.answered_at)}.",)
    if view.side is CallSide.GIVEN:
        return ("Your agency wrote down what it told.",)
    if view.confirm_by is None:
        return ("Told from outside the Code: nobody here can confirm it.",)
    if view.state is DisclosureState.UNCONFIRMED:
        return (
            f"{view.giver} neither confirmed nor corrected it within its days: it stands unconfirmed. "
            "A late word still counts.",
        )
    until = f"{view.giver} confirms or corrects it {due_in_words(view.confirm_by, by.at)}."
    return (until, f"How this was worked out: {view.worked_out}")


def _warning(view: CallView) -> str:
    if view.outside:
        return CALL_BACK
    return "" if view.checked else "Nobody checked who this was: ring back on a number that you already hold."


def _rows(view: CallView) -> tuple[Row, ...]:
    number = f", {view.number}" if view.number else ""
    told = view.side is CallSide.RECEIVED
    rows = (
        Row("Who told", view.whom or "Not said" if told else view.heard_by or view.writer),
        Row("Who was told", view.heard_by or view.writer if told else view.whom or "Not said"),
        Row("How it was made sure who it was", capital(view.identity) + number),
        Row("When", f"{moment_in_words(view.happened_at)}, {view.method.says}"),
        Row("Written down", f"{moment_in_words(view.written_at)} by {view.writer}"),
        Row("For", capital(view.purpose)),
        Row("Kind", capital(view.kind)),
        Row("Why it bears on the child", view.why_it_bears),
        Row("Your agency’s decision to share", "" if view.decided is None else view.decided or NO_REASONS),
    )
    return tuple(row for row in rows if row.value)


def person_line(one: ToldAbout) -> str:
    """Somebody who was spoken about, in one line."""
    said = (
        one.name,
        "child" if one.is_child else "adult",
        f"born {date_in_words(one.date_of_birth)}" if one.date_of_birth else "",
        f"due {date_in_words(one.due)}" if one.due else "",
        f"NHS number {one.nhs_number}" if one.nhs_number else "",
    )
    return ", ".join(each for each in said if each)


def _links(view: CallView) -> tuple[Action, ...]:
    links = []
    if view.disclosure:
        links.append(Action("What was shared, under which terms", f"/disclosures/{view.disclosure}/"))
    if look := look_at(view.id):
        links.append(
            Action("Shared alone, in danger: somebody else looks at it afterwards", f"/looks/{look}/")
        )
    if view.request:
        links.append(Action("The request that it answered", f"/requests/{view.request}/"))
    return tuple(links)


def says_of(view: CallView) -> CodeSays:
    """What the Code would have said, on its day."""
    return code_says(view.verdict, view.law)
