"""The last look: what each agency will see, exactly; then it is sent. Clauses 3.2, 3.5, 3.6 and 3.8."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.queries import DeskState, names
from chiltern.agencies.queries.posts import Who, who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing import drafts
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.queries.asked_page import asked_page
from chiltern.sharing.workings.asking import TELLABLE, AgencyAsked, PersonAsked, Question
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, Row, WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.as_asked import AsAsked, identity_line, rows_asked
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.ask.agencies import desk_warning, with_desks
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.ask.start import is_ready
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.rows import work_row


@dataclass(frozen=True, slots=True)
class Preview:
    """What one agency will see, and no more."""

    name: str
    rows: tuple[Row, ...]
    warns: str
    change: Action


@dataclass(frozen=True, slots=True)
class Check:
    """Your answers, and each preview."""

    rows: tuple[Row, ...]
    previews: tuple[Preview, ...]
    error: str
    form_id: str
    back_href: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The confirmation."""

    reference: str
    sent: tuple[WorkRow, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Sending it a second time leads to where the first led: the draft is gone by then, so its form answers first."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _send(by, draft_id))
        except Invalid as wrong:
            error = wrong.says
    ask = drafting.read(by, draft_id)
    if not is_ready(ask):
        return redirect(f"/ask/{ask.id}/")
    page = _page(by, ask, error)
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    return render(request, "sharing/ask/check.html", frame=frame, page=page)


@require_safe
@for_a_post
def sent(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """What was sent, with its reference, and how each agency's part stands."""
    view = asked_page(by, request_id)
    page = Sent(view.reference, tuple(work_row("sent", row, by.at) for row in view.asked))
    frame = frame_of(request, current="work", immediate=view.urgency == "immediate")
    return render(request, "sharing/ask/sent.html", frame=frame, page=page)


def _send(by: Actor, draft_id: UUID) -> str:
    ask = drafting.read(by, draft_id)
    if not is_ready(ask):
        return f"/ask/{ask.id}/"
    made = ask_for_information(by=by, question=ask.question(), asked=ask.asked)
    drafts.drop(by, ask.id)
    return f"/asked/{made.id}/"


def _page(by: Actor, ask: Ask, error: str) -> Check:
    question, asking = ask.question(), who(by)
    called = names([one.agency for one in ask.asked])
    return Check(
        rows=_answers(by, ask, question),
        previews=tuple(
            _preview(by, ask, question, asking, one, desk, called[one.agency])
            for one, desk in with_desks(ask)
        ),
        error=error,
        form_id=form_id(),
        back_href=f"/ask/{ask.id}/",
    )


def _answers(by: Actor, ask: Ask, question: Question) -> tuple[Row, ...]:
    def change(path: str, about: str) -> tuple[Action, ...]:
        return (Action("Change", f"/ask/{ask.id}/{path}/?from=check", about),)

    due = clocks.reply_due(question.urgency, by.at, law_of(by))
    return (
        Row("About", "\n".join(person.name for person in ask.people), change("who", "whom it is about")),
        Row("What you need", question.needed, change("what", "what you need")),
        Row("For", capital(_purpose(by, question)), change("what", "what it is for")),
        Row(
            "Anyone in danger",
            capital(question.danger_said.says),
            change("urgency", "whether anyone is in danger"),
        ),
        *abuse_row(question.sexual_abuse, change("urgency", "whether it is about sexual abuse")),
        Row(
            "Urgency",
            f"{capital(question.urgency.says)}. Due: {due.worked_out}",
            change("urgency", "how urgent it is"),
        ),
        Row("Background", _background(ask), change("background", "the background")),
        Row("Agencies", f"{len(ask.asked)}", change("agencies", "which agencies")),
    )


def abuse_row(said: Answer, change: tuple[Action, ...]) -> tuple[Row, ...]:
    """What was said of sexual abuse; nothing where nobody said anything."""
    return (
        ()
        if said is Answer.NOT_KNOWN
        else (Row("About sexual abuse of a child", capital(said.says), change),)
    )


def _background(ask: Ask) -> str:
    written = [words for key, words in TELLABLE.items() if ask.said.get(key, "").strip()]
    return "Written: " + ", ".join(written) if written else "Nothing written"


def _purpose(by: Actor, question: Question) -> str:
    return law_of(by).row(question.purpose, "purpose").says


def _preview(
    by: Actor, ask: Ask, question: Question, asking: Who, one: AgencyAsked, desk: DeskState, name: str
) -> Preview:
    """The same words, in the same order, as its own page will show."""
    told, due = question.told(one), clocks.reply_due(question.urgency, by.at, law_of(by))
    asked = AsAsked(
        sender=f"{asking.name}, {asking.title}",
        needed=question.needed_of(one),
        period=question.period_of(one),
        purpose=_purpose(by, question),
        urgency=question.urgency.says,
        danger_said=question.danger_said.says,
        acts_now=question.acts_now.says,
        told=[(words, told[key]) for key, words in TELLABLE.items() if key in told],
        also=one.also,
        reach=question.reach,
        due=f"{moment_in_words(due.at)}. {due.worked_out}",
    )
    rows = (
        Row("Agency that asks", asking.agency),
        *(Row("About", _person(person)) for person in ask.people),
        *rows_asked(asked),
    )
    change = Action("Change", f"/ask/{ask.id}/agencies/{one.agency}/?from=check", f"what {name} may know")
    return Preview(name, rows, desk_warning(name, desk), change)


def _person(person: PersonAsked) -> str:
    return identity_line(
        person.name,
        is_child=person.is_child,
        born=person.date_of_birth,
        nhs_number=person.nhs_number,
        upn=person.upn,
        address=person.address,
    )
