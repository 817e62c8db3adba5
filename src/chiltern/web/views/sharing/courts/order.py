"""A court's order: what it takes, whose owners know, what was produced; answering it, and looking at it again. Clause 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.words import Act, CourtOrderState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.actions.answer_court_order import answer_court_order
from chiltern.sharing.actions.review_court_order import review_court_order
from chiltern.sharing.queries.court_order_page import court_order_page
from chiltern.sharing.queries.court_order_views import CourtOrderView, OrderedItem, OrderedPart, WordView
from chiltern.sharing.queries.court_orders import insist_may, order_in_hand
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, due_in_words, moment_in_words
from chiltern.web.parts import Action, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.courts.forms import CameOfIt, LookedAgain
from chiltern.web.views.sharing.late import late_says

TAGS = {
    CourtOrderState.ARRIVED: Tag("To be answered", "yellow"),
    CourtOrderState.ANSWERED: Tag("To be looked at again", "blue"),
    CourtOrderState.REVIEWED: Tag("Answered", "green"),
}
NOT_OPENED = "You have not opened what this came in."
HELD = "Not every owner is told yet that this order has arrived: telling would raise a risk. What goes on can be held back too."
NOBODY = "Nobody has to be told: what it takes belongs to your own legal body."
NOTHING_YET = "Nothing of it has gone to the court yet, as far as you see."


@dataclass(frozen=True, slots=True)
class Part:
    """What it takes of one disclosure, and where that is passed on."""

    title: str
    rows: tuple[Row, ...]
    produce: Action | None


@dataclass(frozen=True, slots=True)
class OrderPage:
    """The page."""

    title: str
    caption: str
    tag: Tag
    late: tuple[str, ...]
    warns: str
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    owners: tuple[Row, ...]
    nobody: str
    produced: tuple[Row, ...]
    nothing: str
    words: tuple[tuple[str, tuple[Row, ...]], ...]
    links: tuple[Action, ...]


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, order_id: UUID) -> HttpResponse:
    """For whoever at the agency that was ordered reads all of what it takes."""
    page = _page(by, court_order_page(by, order_id))
    return render(request, "sharing/courts/order.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def answer(request: HttpRequest, by: Actor, order_id: UUID) -> HttpResponse:
    """What came of it."""
    insist_may(by, Act.ANSWER_COURT_ORDER, order_in_hand(order_id))
    form = CameOfIt(request.POST if request.method == "POST" else None)

    def act() -> str:
        answer_court_order(by=by, order_id=order_id, given=form.given())
        say(request, "Written down. On its day it stands in your work, to be looked at again.")
        return _href(order_id)

    if form.is_bound and form.is_valid():
        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking("What came of the order", asked(form), "Write it down", _href(order_id))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def review(request: HttpRequest, by: Actor, order_id: UUID) -> HttpResponse:
    """On its day, or before."""
    insist_may(by, Act.REVIEW_COURT_ORDER, order_in_hand(order_id))
    form = LookedAgain(request.POST if request.method == "POST" else None)

    def act() -> str:
        review_court_order(by=by, order_id=order_id, words=form.cleaned_data["words"])
        say(request, "Looked at again. Nothing more waits.")
        return _href(order_id)

    if form.is_bound and form.is_valid():
        return once(request, by, act)
    page = Asking("Look at it again", asked(form), "Write it down", _href(order_id))
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _href(order_id: UUID) -> str:
    return f"/court-orders/{order_id}/"


def _page(by: Actor, view: CourtOrderView) -> OrderPage:
    late = bool(view.state is not CourtOrderState.REVIEWED and view.due_at < by.at)
    waits = any(line.told_at is None for line in view.owners)
    return OrderPage(
        title="A court orders what others shared with you",
        caption=f"Reference {view.reference}",
        tag=TAGS[view.state],
        late=late_says(view.steps, ours=False, other="your agency") if late else (),
        warns=HELD if waits else "",
        rows=_rows(by, view),
        parts=tuple(_part(view, each) for each in view.parts),
        owners=tuple(
            Row(
                capital(line.owner),
                f"Told {moment_in_words(line.told_at)}" if line.told_at else "Not told yet",
            )
            for line in view.owners
        ),
        nobody="" if view.owners else NOBODY,
        produced=tuple(
            Row(
                moment_in_words(each.at),
                "1 item" if each.items == 1 else f"{each.items} items",
                (Action(f"Reference {each.reference}", f"/disclosures/{each.disclosure}/"),),
            )
            for each in view.produced
        ),
        nothing="" if view.produced else NOTHING_YET,
        words=tuple(_word(each) for each in view.words),
        links=_links(view),
    )


def _rows(by: Actor, view: CourtOrderView) -> tuple[Row, ...]:
    rows = [
        Row("Court", view.court),
        Row("Reference on the order", view.court_reference),
        Row("What it orders", view.orders),
        Row("Written down", moment_in_words(view.arrived_at)),
        Row("The court wants it by", date_in_words(view.due_on)),
    ]
    if view.state is not CourtOrderState.REVIEWED:
        what = "To be answered" if view.state is CourtOrderState.ARRIVED else "To be looked at again"
        rows.append(Row(what, capital(due_in_words(view.due_at, by.at))))
    return tuple(rows)


def _part(view: CourtOrderView, part: OrderedPart) -> Part:
    href = f"/disclosures/{part.disclosure}/pass-on/?order={view.id}"
    about = f"reference {part.reference}"
    opens = view.state is CourtOrderState.ARRIVED and not all(item.produced for item in part.items)
    return Part(
        title=f"From {part.from_agency}, reference {part.reference}",
        rows=tuple(_item(item, place) for place, item in enumerate(part.items, 1)),
        produce=Action("Pass this on to the court", href, about) if opens else None,
    )


def _item(item: OrderedItem, place: int) -> Row:
    gone = "Has gone to the court." if item.produced else "Has not gone to the court."
    return Row(f"Item {place}", f"{item.text or NOT_OPENED}\nBelongs to {item.owner}. {gone}")


def _word(word: WordView) -> tuple[str, tuple[Row, ...]]:
    if word.answer is None:
        return "Looked at again", (Row("When", moment_in_words(word.at)), Row("What was found", word.words))
    again = [Row("To be looked at again on", date_in_words(word.review_on))] if word.review_on else []
    return "What came of it", (
        Row("When", moment_in_words(word.at)),
        Row("What", capital(word.answer.says)),
        Row("In these words", word.words),
        *again,
    )


def _links(view: CourtOrderView) -> tuple[Action, ...]:
    links = []
    if Act.ANSWER_COURT_ORDER in view.can:
        links.append(Action("Write down what came of it", f"{_href(view.id)}answer/"))
    if Act.REVIEW_COURT_ORDER in view.can:
        links.append(Action("Look at it again", f"{_href(view.id)}review/"))
    if view.notice:
        links.append(Action("Why its owners were not told at once", f"/notices-held-back/{view.notice}/"))
    links += [
        Action(f"What came, reference {part.reference}", f"/disclosures/{part.disclosure}/")
        for part in view.parts
    ]
    return tuple(links)
