"""Your work: what waits, by its clock: the lists that hold something, and one sentence for the rest. 2.2, 3.6 and sign.2."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chiltern.agencies.queries.first_steps import first_steps
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.notices.looking import look
from chiltern.resolution.queries.work import HOME, OFFICE, REPRESENTING
from chiltern.sharing.queries import home
from chiltern.web.acting import for_a_post, form_id
from chiltern.web.frame import Link, render
from chiltern.web.parts import WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.list_words import WORDS
from chiltern.web.views.sharing.rows import count_in_words, work_row
from chiltern.web.views.sharing.to_put_right import to_put_right

NOTHING = "Nothing waits for you."
NOTHING_ELSE = "Nothing else waits for you."
LOOKING_BACK = (
    "answered",
    "over",
    "read",
    "settled",
    "calls",
    "went",
    "looked",
    "reviewed",
    "released",
    "noticed",
    "orders_over",
    "ordered_before",
    "stopped",
    "corrected",
    "recalled",
    "bundled",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The head of one list that holds something."""

    name: str
    title: str
    count: str
    rows: tuple[WorkRow, ...]
    href: str


@dataclass(frozen=True, slots=True)
class YourWork:
    """The first page. `rest` is one sentence for every list that is empty; the form's id is for declining the tour."""

    can_ask: bool
    tour_to_take: bool
    code_to_read: bool
    lists: tuple[Waiting, ...]
    rest: str
    also: tuple[Link, ...]
    form_id: str
    put_right: tuple[str, ...]
    """What whoever represents the agency has to put right."""


@require_safe
def your_work(request: HttpRequest) -> HttpResponse:
    """Somebody who has not signed in is asked to."""
    if getattr(request, "actor", None) is None:
        return redirect("/sign-in/")
    return _your_work(request)


@for_a_post
def _your_work(request: HttpRequest, by: Actor) -> HttpResponse:
    can_ask = opens(by.role, Act.ASK_FOR_INFORMATION)
    which = _home(by, can_ask=can_ask)
    put_right = to_put_right(by)
    lists = tuple(_waiting(head, by) for head in home.heads(by, which) if head.rows) if which else ()
    first = first_steps(by)
    page = YourWork(
        can_ask=can_ask,
        tour_to_take=first.tour_to_take,
        code_to_read=first.code_to_read,
        lists=lists,
        rest=(NOTHING_ELSE if lists or put_right else NOTHING) if which else "",
        also=tuple(Link(WORDS[each].title, f"/work/{each}/") for each in _also(by, can_ask=can_ask)),
        form_id=form_id(),
        put_right=put_right,
    )
    shown = render(request, "sharing/work.html", frame=frame_of(request, current="work"), page=page)
    # Last, so that no row stays locked while the page is made: what came in until now is no news any more.
    if which:
        look(by)
    return shown


def _also(by: Actor, *, can_ask: bool) -> tuple[str, ...]:
    """The lists of what is over that this role's page leads to."""
    people = (
        ("personal_before",) if opens(by.role, Act.CHECK_ASKER) or opens(by.role, Act.SEND_REQUEST_ON) else ()
    )
    return (*LOOKING_BACK, *people) if can_ask else people


def _home(by: Actor, *, can_ask: bool) -> tuple[str, ...]:
    """The lists of this role's page."""
    if can_ask:
        return HOME
    if opens(by.role, Act.SET_OPENING):
        return REPRESENTING
    if opens(by.role, Act.SEND_REQUEST_ON):
        return OFFICE
    return home.ADVISING if opens(by.role, Act.GIVE_ADVICE) else ()


def _waiting(head: home.Head, by: Actor) -> Waiting:
    return Waiting(
        name=head.which,
        title=WORDS[head.which].title,
        count=count_in_words(head.count),
        rows=tuple(work_row(head.which, row, by.at) for row in head.rows),
        href=f"/work/{head.which}/",
    )
