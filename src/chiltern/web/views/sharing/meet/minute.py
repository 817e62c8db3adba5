"""The minute: what was decided and agreed, which parts stand in it, who gets it, the answers, a last look. 3.5 to 3.10."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Act, ItemKind
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing import drafts
from chiltern.sharing.actions.write_minute import write_minute
from chiltern.sharing.queries.meeting_page import meeting_page
from chiltern.sharing.queries.meeting_under import PartToChoose, parts_to_choose, under_minute
from chiltern.sharing.queries.recognised import recognise
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.not_to_ask import not_to_ask_weighed
from chiltern.web.parts import Action, ItemCard, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.answered import answers_under
from chiltern.web.views.sharing.common import Asking, after, capital, law_of
from chiltern.web.views.sharing.decide.agreeing import names_basis
from chiltern.web.views.sharing.decide.sections import sections_of
from chiltern.web.views.sharing.meet import draft as drafting
from chiltern.web.views.sharing.meet.answering import opened
from chiltern.web.views.sharing.meet.draft import MINUTE, Minuting
from chiltern.web.views.sharing.meet.forms import ACTIONS_SHOWN, WhatWasAgreed, WhoGetsIt
from chiltern.web.views.sharing.meet.give import NOT_HERE, Check, gets_of
from chiltern.web.views.sharing.meet.put_in import answers_form, seats_to_tick, take_answers
from chiltern.web.views.sharing.recognised import prompt_of, rows_of_words, whose_page
from chiltern.web.views.sharing.shown import code_says

WHY = "Why do they get the minute?"


@dataclass(frozen=True, slots=True)
class Tickable:
    """One part with its box."""

    card: ItemCard
    value: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts stand in it, and who gets it. Nothing is ticked beforehand."""

    form: ShownForm
    parts: tuple[Tickable, ...]
    back_href: str
    submit: str = "Save and continue"


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def agreed(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """What was decided; who does what by when."""
    opened(by, meeting_id, Act.WRITE_MINUTE)
    said = drafting.read_minute(by, meeting_id)
    make = partial(WhatWasAgreed, shown=max(ACTIONS_SHOWN, len(said.actions) + 2))
    form = make(request.POST) if request.method == "POST" else make(initial=_initial(said))
    here = f"/meetings/{meeting_id}/minute/"
    if form.is_bound and form.is_valid():
        said.decided, said.actions = form.cleaned_data["decided"], form.actions()
        drafting.save_about(by, MINUTE, meeting_id, said)
        return redirect(after(request, f"{here}parts/", f"{here}check/"))
    says = (
        "These words are your agency’s. What each agency put in is chosen on the next page, and stays its own.",
    )
    page = Asking("The minute", asked(form), "Save and continue", f"/meetings/{meeting_id}/", says)
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def parts(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Which parts, and to whom."""
    view, said = opened(by, meeting_id, Act.WRITE_MINUTE), drafting.read_minute(by, meeting_id)
    make = partial(WhoGetsIt, seats=seats_to_tick(view))
    form = make(request.POST) if request.method == "POST" else make(initial={"recipients": said.recipients})
    form.fields["recipients"].label = "Who gets the minute?"
    form.fields[
        "recipients"
    ].help_text = "Each gets a bundle of its own: the words of the minute, and the parts that may go to it."
    here, known = f"/meetings/{meeting_id}/minute/", parts_to_choose(by, meeting_id)
    if form.is_bound:
        said.items = [str(one.id) for one in known if str(one.id) in request.POST.getlist("items")]
        if form.is_valid():
            said.recipients = form.cleaned_data["recipients"]
            drafting.save_about(by, MINUTE, meeting_id, said)
            return redirect(after(request, f"{here}answers/", f"{here}check/"))
    page = Parts(
        asked(form), tuple(tickable(one, place + 1, said.items) for place, one in enumerate(known)), here
    )
    return render(
        request, "sharing/meet/parts_of_minute.html", frame=frame_of(request, current="work"), page=page
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answers(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """What the Code asks for any of those who get it."""
    opened(by, meeting_id, Act.WRITE_MINUTE)
    said, here = drafting.read_minute(by, meeting_id), f"/meetings/{meeting_id}/minute/"
    if not (said.decided and said.recipients):
        return redirect(here)
    under = under_minute(by, meeting_id, said.given())
    form = answers_form(request, by, under, said.deciding, WHY)
    if form.is_bound and form.is_valid():
        take_answers(said.deciding, dict(form.cleaned_data), under)
        drafting.save_about(by, MINUTE, meeting_id, said)
        return redirect(f"{here}check/")
    page = Asking(
        "What the Code asks",
        asked(form),
        "Save and continue",
        f"{here}parts/",
        says=names_basis(said.deciding.answers, under.under),
        code=code_says(under.under.verdict, law_of(by)),
        sections=sections_of(form),
        warns_of=not_to_ask_weighed(by, under.under.weighed.facts),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """For each agency what stands in its bundle, and what stays behind. Sent twice, it goes once."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _send(request, by, meeting_id))
        except Refused as no:
            error = no.says
    view, said = opened(by, meeting_id, Act.WRITE_MINUTE), drafting.read_minute(by, meeting_id)
    here = f"/meetings/{meeting_id}/minute/"
    may_wait = said.deciding.reasons or said.deciding.says_danger()
    if not (said.decided and said.recipients and may_wait):
        return redirect(f"{here}answers/" if said.recipients else here)
    under = under_minute(by, meeting_id, said.given())
    actions = [f"{row['who']}: {row['what']}" for row in said.actions]
    page = Check(
        title="Check, and send the minute",
        submit="Send the minute",
        rows=(
            Row("Decided", said.decided, (Action("Change", f"{here}?from=check", "what was decided"),)),
            Row(
                "Agreed",
                "\n".join(actions) or "Nothing",
                (Action("Change", f"{here}?from=check", "what was agreed"),),
            ),
            Row("Who was there", "\n".join(view.present)),
            *answers_under(said.given().own, under.under, here, NOT_HERE, "answers"),
            *rows_of_words(said.deciding.words, None, f"{here}whose/"),
        ),
        whose=prompt_of(recognise(by, said.given().typed), said.deciding.words, f"{here}whose/"),
        items=(),
        terms=None,
        gets=gets_of(under),
        code=code_says(under.under.verdict, law_of(by)),
        error=error,
        form_id=form_id(),
        back_href=f"{here}parts/",
    )
    return render(request, "sharing/meet/give_check.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def whose(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Whose the words of the minute are that also stand in something received; what was put in here stands in it as a part."""
    opened(by, meeting_id, Act.WRITE_MINUTE)
    said, here = drafting.read_minute(by, meeting_id), f"/meetings/{meeting_id}/minute/check/"

    def take(texts: Mapping[str, str]) -> str:
        said.without(texts)
        parts = {str(one.id) for one in parts_to_choose(by, meeting_id)}
        quoted = [one["item"] for one in said.deciding.words if not one["known_from"]]
        said.items = sorted({*said.items, *(parts & {*quoted})})
        drafting.save_about(by, MINUTE, meeting_id, said)
        return here

    frame = frame_of(request, current="work")
    return whose_page(
        request, by, said.given().typed, None, said.deciding.words, take, frame=frame, here=here
    )


def tickable(one: PartToChoose, number: int, chosen: list[str]) -> Tickable:
    """A part with its owner and its box."""
    rows = (
        Row("Belongs to", "Us" if one.ours else capital(one.owner)),
        Row("Kind", capital(ItemKind(one.kind).says)),
    )
    return Tickable(ItemCard(f"Part {number}", one.text, rows), str(one.id), str(one.id) in chosen)


def _send(request: HttpRequest, by: Actor, meeting_id: UUID) -> str:
    meeting_page(by, meeting_id)
    said = drafting.read_minute(by, meeting_id)
    if not said.decided:
        raise Invalid("decided", "Write down what the meeting decided")
    write_minute(by=by, meeting_id=meeting_id, given=said.given())
    drafts.drop_about(by, MINUTE, meeting_id)
    say(request, "Sent. Each agency has its own bundle; you see here who has acknowledged it.")
    return f"/meetings/{meeting_id}/"


def _initial(said: Minuting) -> dict[str, object]:
    given = said.given()
    rows: dict[str, object] = {"decided": said.decided}
    for number, action in enumerate(given.actions, 1):
        rows |= {f"who_{number}": action.who, f"what_{number}": action.what, f"by_{number}": action.by}
    return rows
