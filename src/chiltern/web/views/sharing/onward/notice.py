"""A notice to an owner that is held back: agreeing to it, holding it back further, telling the owner. Clause 3.10.

Nothing of what was passed on stands here: whose it is, to whom it went, and why they are not told yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.words import Act, NoticeState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.actions.hold_notice_on import hold_notice_on
from chiltern.sharing.actions.tell_owner import tell_owner
from chiltern.sharing.queries.notices import AskingView, NoticeView, insist_may, notice_in_hand, notice_page
from chiltern.sharing.workings.holding_back import HoldGiven
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, due_in_words, moment_in_words
from chiltern.web.parts import Action, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital, uuid_or_none
from chiltern.web.views.sharing.late import late_says
from chiltern.web.views.sharing.onward.owner import HoldOn, TellNow

_TAGS = {
    NoticeState.PROVISIONAL: Tag("To be agreed", "yellow"),
    NoticeState.HELD: Tag("Held back", "orange"),
    NoticeState.TOLD: Tag("Told", "green"),
}
_SAYS = {
    NoticeState.PROVISIONAL: "It has gone to where it was needed. Its owner is not told for now, until a second person has "
    "looked at why. If that person does not agree, its owner is told then.",
    NoticeState.HELD: "Its owner is not told until the day below. On that day it is told, or somebody holds it back further.",
    NoticeState.TOLD: "Its owner has been told of everything that went on, and of when it went.",
}

_SAYS_ORDER = {
    NoticeState.PROVISIONAL: "A court’s order has arrived. Whose information it takes is not told for now, until a second person "
    "has looked at why. If that person does not agree, its owners are told then.",
    NoticeState.HELD: "Whose information the order takes is not told until the day below. On that day it is told, or somebody "
    "holds it back further.",
    NoticeState.TOLD: "Whose information the order takes has been told that it arrived.",
}
"""Where it is of a court's order that arrived: nothing has gone yet."""


@dataclass(frozen=True, slots=True)
class NoticePage:
    """How it stands, each time it was held back, and what this post can do."""

    title: str
    caption: str
    tag: Tag
    says: str
    late: tuple[str, ...]
    rows: tuple[Row, ...]
    askings: tuple[tuple[Row, ...], ...]
    agree_href: str
    form_id: str
    why_not: tuple[str, ...]
    links: tuple[Action, ...]


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """For the second person, and for whoever passed it on."""
    page = _page(by, notice_page(by, notice_id))
    return render(request, "sharing/onward/notice.html", frame=frame_of(request, current="work"), page=page)


@require_POST
@for_a_post
def agree(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """One button: the reason has been read above it."""

    def act() -> str:
        agree_to_hold(by=by, notice_id=notice_id)
        say(request, "Agreed. Its owner is not told until it is looked at again.")
        return _href(notice_id)

    return once(request, by, act)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def tell(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """At any time: because the second person does not agree, or the risk is over."""
    insist_may(by, Act.TELL_OWNER, notice_in_hand(by, notice_id))
    form = TellNow(request.POST if request.method == "POST" else None)

    def act() -> str:
        tell_owner(by=by, notice_id=notice_id, because=form.cleaned_data["because"])
        say(request, "Its owner has been told, its duty desk and its representative.")
        return _href(notice_id)

    if form.is_bound and form.is_valid():
        return once(request, by, act)
    page = Asking("Tell its owner now", asked(form), "Tell its owner", _href(notice_id))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def hold_on(request: HttpRequest, by: Actor, notice_id: UUID) -> HttpResponse:
    """Once more."""
    insist_may(by, Act.HOLD_ON, notice_in_hand(by, notice_id))
    view = notice_page(by, notice_id)
    form = HoldOn(request.POST if request.method == "POST" else None)
    form.offer(view.seconds, view.days)

    def act() -> str:
        data = form.cleaned_data
        given = HoldGiven(data["hold_reason"], data["hold_review"], uuid_or_none(data["second"]))
        hold_notice_on(by=by, notice_id=notice_id, given=given)
        say(request, "Held back further for now. The colleague whom you named looks at it.")
        return _href(notice_id)

    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking("Hold the notice back further", asked(form), "Hold it back", _href(notice_id))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _href(notice_id: UUID) -> str:
    return f"/notices-held-back/{notice_id}/"


def _page(by: Actor, view: NoticeView) -> NoticePage:
    waits = view.state is NoticeState.PROVISIONAL
    can_agree = Act.AGREE_TO_HOLD in view.can
    late = view.state is not NoticeState.TOLD and view.due_at < by.at
    return NoticePage(
        title="Its owner is told" if view.state is NoticeState.TOLD else "Its owner is not told yet",
        caption=f"Reference {view.reference}",
        tag=_TAGS[view.state],
        says=(_SAYS_ORDER if view.of_order else _SAYS)[view.state],
        late=late_says(view.steps, ours=False, other="your agency") if late else (),
        rows=_rows(by, view),
        askings=tuple(_asking(one) for one in view.askings),
        agree_href=f"{_href(view.id)}agree/" if can_agree else "",
        form_id=form_id(),
        why_not=() if can_agree or not waits else view.why_not,
        links=_links(view),
    )


def _rows(by: Actor, view: NoticeView) -> tuple[Row, ...]:
    rows = (
        _of_order(view)
        if view.of_order
        else [
            Row("Belongs to", "\n".join(capital(owner) for owner in view.owners)),
            Row("Went to", view.recipient),
            Row("Went", moment_in_words(view.went_at)),
        ]
    )
    if view.told_at:
        return (
            *rows,
            Row("Told", f"{moment_in_words(view.told_at)}, by {view.told_by}"),
            Row("Why then", view.told_because),
        )
    due = f"{capital(due_in_words(view.due_at, by.at))}. {view.worked_out}".strip()
    waits = view.state is NoticeState.PROVISIONAL
    return (*rows, Row("To be agreed" if waits else "To be looked at again", due))


def _of_order(view: NoticeView) -> list[Row]:
    """Whose it takes stands on the page of the order, item by item."""
    return [Row("Ordered by", view.recipient), Row("Written down", moment_in_words(view.went_at))]


def _asking(one: AskingView) -> tuple[Row, ...]:
    agreed = f"{one.agreed_by}, {moment_in_words(one.agreed_at)}" if one.agreed_at else "Nobody yet"
    return (
        Row("Why not yet", one.reason or "Not written down: in danger nobody waited for it"),
        Row("Until", date_in_words(one.review_on)),
        Row("Held back by", f"{one.asked_by}, {moment_in_words(one.asked_at)}"),
        Row("Agreed by", agreed),
        *([Row("In these words", one.words)] if one.words else []),
    )


def _links(view: NoticeView) -> tuple[Action, ...]:
    links = []
    if Act.HOLD_ON in view.can:
        links.append(Action("Hold it back further", f"{_href(view.id)}hold-on/"))
    if Act.TELL_OWNER in view.can:
        links.append(Action("Tell its owner now", f"{_href(view.id)}tell/"))
    if view.order:
        links.append(Action("The order of the court", f"/court-orders/{view.order}/"))
    if view.disclosure:
        links.append(Action("What was passed on", f"/disclosures/{view.disclosure}/"))
    return tuple(links)
