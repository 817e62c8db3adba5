"""One request to one agency, for either side, with the acts that the Code opens on it. Clauses 3.6, 3.8 and 9.3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.reasons import OUTSIDE_THE_CODE
from chiltern.code_of_practice.words import Act, Answer, Urgency
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.assign_request import assign_request
from chiltern.sharing.actions.hand_over_request import hand_over_request
from chiltern.sharing.queries.colleagues import teams_to_have
from chiltern.sharing.queries.following import told_in_words
from chiltern.sharing.queries.having import request_to_give
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.views import RequestView
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.beside import Walls, walls
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.as_asked import AsAsked, identity_line, rows_asked
from chiltern.web.views.sharing.as_put import SILENT, asked_rows
from chiltern.web.views.sharing.challenges.lines import Challenged, challenged
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.forms import AssignTo, HandOver
from chiltern.web.views.sharing.late import late_says, ring_says, silent_outside
from chiltern.web.views.sharing.since import due_words, since_rows

SHOWN = (
    Act.ACKNOWLEDGE_REQUEST,
    Act.ASSIGN_REQUEST,
    Act.HAND_OVER_REQUEST,
    Act.ASK_TO_CLARIFY,
    Act.DECIDE_REQUEST,
    Act.DISCLOSE,
    Act.DECIDE_AGAIN,
    Act.AGREE_TO_DECLINE,
    Act.SEND_BACK_DECISION,
    Act.RELEASE_PLACE,
    Act.GIVE_PLACE_BACK,
    Act.PUT_TO_OUTSIDE,
    Act.CLARIFY_REQUEST,
    Act.ADD_TO_REQUEST,
    Act.WITHDRAW_REQUEST,
    Act.CLOSE_REQUEST,
    Act.ASK_AGAIN,
    Act.CHALLENGE_DECISION,
)
"""The acts that have a page here. Others are not offered yet."""
_WAITS = {
    "proposed": "See the decision that waits for a manager",
    "to_release": "See the decision that waits to be released",
}
_OVER = ("decided", "closed")


@dataclass(frozen=True, slots=True)
class RequestPage:
    """The request in words, and what can be done with it."""

    title: str
    reference: str
    tag: Tag
    due: str
    rows: tuple[Row, ...]
    people: tuple[str, ...]
    acts: tuple[str, ...]
    closed: tuple[tuple[str, str], ...]
    here: str
    form_id: str
    links: tuple[Action, ...]
    late: tuple[str, ...]
    mine: bool
    """Whether this post has it by name already."""
    since: tuple[Row, ...]
    question_href: str
    """Where what is asked back is answered."""
    release_href: str
    """Where a second person releases a hidden place, or gives it back."""
    outside: str
    """What holds where a body outside the Code asks."""
    walls: Walls
    challenged: Challenged
    """What was challenged about it, and the way to do so."""


@require_safe
@for_a_post
def request_shown(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """In plain words, as far as this side may see it."""
    view = request_page(by, request_id)
    ring = view.stated.urgency is Urgency.IMMEDIATE or view.stated.danger_said is Answer.YES
    frame = frame_of(request, current="work", immediate=ring and not view.clock_stands)
    return render(request, "sharing/request.html", frame=frame, page=_page(by, view))


@require_POST
@for_a_post
def acknowledge(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """We have it. The requester sees so; the clock runs on."""

    def act() -> str:
        made = acknowledge_request(by=by, request_id=request_id)
        seen = "" if made.agency_request.outside_body else " Whoever asked can see so."
        say(request, f"The request is acknowledged.{seen}")
        return f"/requests/{request_id}/"

    return once(request, by, act)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def assign(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Gives it to a colleague, who sees it from now on."""
    view = request_page(by, request_id)
    if not any(act.open and act.act == Act.ASSIGN_REQUEST for act in view.acts):
        raise Missing
    known = request_to_give(by, request_id)
    form = (
        AssignTo(request.POST, colleagues=known) if request.method == "POST" else AssignTo(colleagues=known)
    )
    if form.is_bound and form.is_valid():
        name = next(one.name for one in known if str(one.post) == form.cleaned_data["to_post"])
        to_post = UUID(form.cleaned_data["to_post"])
        return once(request, by, lambda: _assign(request, by, request_id, to_post, name))
    page = Asking("Give it to a colleague", asked(form), "Give it to them", f"/requests/{request_id}/")
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def take(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Gives it to oneself."""

    def act() -> str:
        assign_request(by=by, request_id=request_id, to_post=by.post)
        say(request, "The request is yours now. Your team and the duty desk still see it.")
        return f"/requests/{request_id}/"

    return once(request, by, act)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def hand_over(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """To a colleague, or to a team where a team sees it already."""
    view = request_page(by, request_id)
    if not any(act.open and act.act == Act.HAND_OVER_REQUEST for act in view.acts):
        raise Missing
    people = [
        (str(one.post), f"{one.name}, {one.title}")
        for one in request_to_give(by, request_id)
        if one.post != by.post
    ]
    teams = [(str(team.id), team.name) for team in teams_to_have(by, request_id)]
    form = HandOver(request.POST if request.method == "POST" else None, people=people, teams=teams)
    if form.is_bound and form.is_valid():
        to = form.cleaned_data["to"]
        name = dict(people + teams)[to]
        return once(request, by, lambda: _hand_over(request, by, request_id, UUID(to), name))
    says = (
        () if teams else ("Only named people see this request, so it can go to a colleague by name alone.",)
    )
    page = Asking("Hand it over", asked(form), "Hand it over", f"/requests/{request_id}/", says)
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _hand_over(request: HttpRequest, by: Actor, request_id: UUID, to: UUID, name: str) -> str:
    hand_over_request(by=by, request_id=request_id, to=to)
    say(request, f"The request is with {name} now.")
    return f"/requests/{request_id}/"


def _assign(request: HttpRequest, by: Actor, request_id: UUID, to_post: UUID, name: str) -> str:
    assign_request(by=by, request_id=request_id, to_post=to_post)
    say(request, f"The request is with {name} now.")
    return f"/requests/{request_id}/"


def _page(by: Actor, view: RequestView) -> RequestPage:
    open_now = tuple(act.act for act in view.acts if act.open and act.act in SHOWN)
    closed = tuple(
        (capital(act.says), " ".join(act.why_not)) for act in view.acts if not act.open and act.act in SHOWN
    )
    return RequestPage(
        title=f"Asked of {view.other_agency}" if view.ours else f"{view.other_agency} asks",
        reference=view.reference,
        tag=Tag(capital(view.state_says), "green" if view.state in _OVER else "blue"),
        due=due_words(view, capital(due_in_words(view.due_at, by.at))),
        rows=(*_own_rows(view), *asked_rows(view.reached), *request_rows(view)),
        people=tuple(person_line(view, place) for place in range(len(view.people))),
        acts=open_now,
        closed=closed,
        here=f"/requests/{view.id}/",
        form_id=form_id(),
        links=_links(view),
        late=_late(view),
        mine=view.assigned_to == by.post,
        since=since_rows((*view.since, *view.told_otherwise)),
        release_href=f"/releases/{view.release}/" if view.release else "",
        question_href=f"/clarifications/{view.open_question}/" if view.open_question else "",
        outside=OUTSIDE_THE_CODE.says if view.outside or view.put_to else "",
        challenged=challenged(by, view),
        walls=walls(by, view.id, view.parent, asked=view.id),
    )


def _own_rows(view: RequestView) -> tuple[Row, ...]:
    """What this side alone sees of its own handling."""
    rows = [Row("With", view.with_whom)] if view.with_whom else []
    if view.goes_out_at:
        when = (
            f"Decided. It goes out {moment_in_words(view.goes_out_at)}; until then nothing shows that it is."
        )
        rows.append(Row("Your standing reply", when))
    if view.ours and view.state in _OVER and not view.replies:
        rows.append(
            Row("The answer", "It is for named people at your agency, and nobody else sees it. They have it.")
        )
    return tuple(rows)


def _late(view: RequestView) -> tuple[str, ...]:
    if not view.overdue:
        return ()
    if view.put_to:
        return (silent_outside(SILENT, view.steps),)
    said = late_says(view.steps, ours=view.ours, other=view.other_agency)
    return (*said, ring_says(view.provider)) if view.ours else said


def request_rows(view: RequestView) -> tuple[Row, ...]:
    """What was asked, row by row; what was not said is left out."""
    asked = AsAsked(
        sender=", ".join(each for each in (view.from_name, view.from_title) if each),
        needed=view.needed,
        period=view.period,
        purpose=view.purpose,
        urgency=view.stated.urgency.says,
        danger_said=view.stated.danger_said.says,
        acts_now=view.stated.acts_now.says,
        told=view.told,
        also=view.also,
        reach=view.reach,
        besides=view.besides,
        due=f"{moment_in_words(view.due_at)}. {view.worked_out}",
    )
    heard = f"{moment_in_words(view.heard_at)}, {view.heard_how}" if view.heard_at else ""
    sent = Row("Written down by us" if view.outside or view.put_to else "Sent", moment_in_words(view.sent_at))
    return rows_asked(asked, heard=heard, sent=[sent])


def person_line(view: RequestView, place: int) -> str:
    """Somebody asked about, in one line, with what our own record says of them."""
    person = view.people[place]
    line = identity_line(
        person.name,
        is_child=person.is_child,
        born=date.fromisoformat(person.date_of_birth) if person.date_of_birth else None,
        nhs_number=person.nhs_number,
        upn=person.upn,
        address=person.address,
    )
    match = next((one for one in view.matches if one.position == place), None)
    if view.ours or match is None:
        return line
    if match.person is None:
        return f"{line}. Here: we know nobody like this."
    return f"{line}. Here: matched, {len(match.agreeing)} identifiers agree."


def _links(view: RequestView) -> tuple[Action, ...]:
    links = []
    for place, (reply, at, told) in enumerate(view.replies):
        if place:
            text = f"An earlier answer: {told_in_words(told)}, {moment_in_words(at)}"
        else:
            text = "Read the answer" if view.ours else "What we answered"
        links.append(Action(text, f"/replies/{reply}/"))
    if view.decision:
        text = _WAITS.get(view.decision_state, "See our decision")
        links.append(Action(text, f"/requests/{view.id}/decision/"))
    if view.release:
        links.append(Action("The hidden place, and who releases it", f"/releases/{view.release}/"))
    if view.attempt:
        links.append(Action("That they asked: tell police or social care", f"/attempts/{view.attempt}/"))
    if view.call:
        links.append(Action("What they told us, as we wrote it down", f"/calls/{view.call}/"))
    elif view.ours and not view.reply and view.state not in _OVER:
        how = "They answered" if view.put_to else "They answered by telephone"
        links.append(Action(f"{how}: write it down", f"/write-down/?request={view.id}"))
    if body := view.outside or view.put_to:
        links.append(Action("Who they are, and how that was checked", f"/outside/{body}/"))
    if view.asked_by_decision:
        links.append(Action("Why we told them this in order to ask", f"/decisions/{view.asked_by_decision}/"))
    if view.parent:
        links.append(Action("Everyone who was asked", f"/asked/{view.parent}/"))
    return tuple(links)
