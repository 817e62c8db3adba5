"""The last look: what each agency will see, exactly; then it is sent. Clauses 3.2, 3.5, 3.6 and 3.8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.queries import DeskState, names
from chiltern.agencies.queries.posts import Who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing import drafts
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.queries.asked_page import asked_page
from chiltern.sharing.queries.looks import look_at
from chiltern.sharing.queries.under_asking import UnderAsking, under_asking
from chiltern.sharing.queries.weighing_asking import AskingWeighed
from chiltern.sharing.workings.asking import READ_BY_ALL, TELLABLE, PersonAsked, Question
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, Row, WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.as_asked import AsAsked, identity_line, rows_asked
from chiltern.web.views.sharing.ask import draft as drafting
from chiltern.web.views.sharing.ask.agencies import PUT_BY_YOU, desk_warning, with_desks
from chiltern.web.views.sharing.ask.draft import Ask
from chiltern.web.views.sharing.ask.start import is_ready
from chiltern.web.views.sharing.ask.told import Panel, consent_stands, decided_rows, panels, still_open
from chiltern.web.views.sharing.common import capital, ended, law_of
from chiltern.web.views.sharing.rows import work_row


@dataclass(frozen=True, slots=True)
class Preview:
    """What one agency will see, and no more."""

    name: str
    rows: tuple[Row, ...]
    warns: str
    change: Action
    outside: bool
    """Whether it is a body outside the Code, to which nothing goes from here."""


@dataclass(frozen=True, slots=True)
class Check:
    """Your answers, and each preview."""

    rows: tuple[Row, ...]
    previews: tuple[Preview, ...]
    send: str
    panels: tuple[Panel, ...]
    still_open: tuple[Action, ...]
    error: str
    form_id: str
    back_href: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The confirmation."""

    reference: str
    sent: tuple[WorkRow, ...]
    look_href: str
    """Where it stands that somebody looks afterwards at what was told alone."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Sending it a second time leads to where the first led: the draft is gone by then, so its form answers first."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _send(by, draft_id))
        except (Invalid, Refused) as wrong:
            error = ended(wrong.says)
    ask = drafting.read(by, draft_id)
    if not is_ready(ask):
        return redirect(f"/ask/{ask.id}/")
    frame = frame_of(request, current="work", immediate=ask.is_immediate())
    # Who asks stands in the frame: reading it again would be one more statement on the longest page.
    page = _page(by, ask, Who(frame.person_name, frame.post_label, frame.agency_name), error)
    return render(request, "sharing/ask/check.html", frame=frame, page=page)


@require_safe
@for_a_post
def sent(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """What was sent, with its reference, and how each agency's part stands."""
    view = asked_page(by, request_id)
    look = look_at(*(row.thing for row in view.asked))
    rows = tuple(work_row("sent", row, by.at) for row in view.asked)
    page = Sent(view.reference, rows, f"/looks/{look}/" if look else "")
    frame = frame_of(request, current="work", immediate=view.urgency == "immediate")
    return render(request, "sharing/ask/sent.html", frame=frame, page=page)


def _send(by: Actor, draft_id: UUID) -> str:
    ask = drafting.read(by, draft_id)
    if not is_ready(ask):
        return f"/ask/{ask.id}/"
    made = ask_for_information(by=by, question=ask.question(), asked=ask.asked, deciding=ask.deciding())
    drafts.drop(by, ask.id)
    return f"/asked/{made.id}/"


def _page(by: Actor, ask: Ask, asking: Who, error: str) -> Check:
    called = names([one.agency for one in ask.asked])
    under = under_asking(by, ask.question(), ask.asked, ask.deciding())
    desks = dict(with_desks(by, ask))
    previews = tuple(
        _preview(by, ask, one, asking, desks[one.asked], called[one.asked.agency]) for one in under.agencies
    )
    return Check(
        rows=_answers(by, ask, ask.question(), under, called),
        previews=previews,
        send=_send_words(sum(not one.outside for one in previews)),
        panels=panels(under, called, law_of(by)),
        still_open=still_open(under, f"/ask/{ask.id}/"),
        error=error,
        form_id=form_id(),
        back_href=f"/ask/{ask.id}/",
    )


def _send_words(agencies: int) -> str:
    """Nothing goes to a body outside the Code: where nobody else is asked, nothing is sent."""
    if not agencies:
        return "Save, and put it to them"
    return f"Send to {agencies} {'agency' if agencies == 1 else 'agencies'}"


def _answers(
    by: Actor, ask: Ask, question: Question, under: UnderAsking, called: Mapping[UUID, str]
) -> tuple[Row, ...]:
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
        *consent_stands(under, called),
        *decided_rows(under, f"/ask/{ask.id}/", law_of(by)),
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
    by: Actor, ask: Ask, weighed: AskingWeighed, asking: Who, desk: DeskState | None, name: str
) -> Preview:
    """The same words, in the same order, as its own page will show."""
    question, one = weighed.question, weighed.asked
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
        besides=[(words, getattr(question, key)) for key, words in READ_BY_ALL.items()],
        due=f"{moment_in_words(due.at)}. {due.worked_out}",
    )
    rows = (
        Row("Agency that asks", asking.agency),
        *(Row("About", _person(person)) for person in ask.people),
        *rows_asked(asked),
    )
    change = Action("Change", f"/ask/{ask.id}/agencies/{one.agency}/?from=check", f"what {name} may know")
    warns = desk_warning(name, desk) if desk else PUT_BY_YOU
    return Preview(name, rows, warns, change, outside=desk is None)


def _person(person: PersonAsked) -> str:
    return identity_line(
        person.name,
        is_child=person.is_child,
        born=person.date_of_birth,
        nhs_number=person.nhs_number,
        upn=person.upn,
        address=person.address,
    )
