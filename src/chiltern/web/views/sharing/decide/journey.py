"""How a decision is led: its steps, what the Code says so far, and who was faster. Clauses 3.3 to 3.8."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.sharing.open_acts import WAITING
from chiltern.code_of_practice.words import (
    SHARING_OUTCOMES,
    DecisionState,
    Method,
    Outcome,
    RequestState,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.scheme.queries import law_as_read
from chiltern.sharing.queries.agreed import agreements_offered
from chiltern.sharing.queries.decision_page import decision_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.under_decision import UnderDecision, under_decision
from chiltern.sharing.queries.views import RequestView
from chiltern.web.acting import Conflict, for_a_post
from chiltern.web.forms.kept import kept
from chiltern.web.frame import Frame, render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.not_to_ask import NotToAsk, not_to_ask_weighed
from chiltern.web.parts import CodeSays, Row, Tag, Task
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.consent import BesideDecision, beside
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.draft import Deciding
from chiltern.web.views.sharing.decision import decision_rows
from chiltern.web.views.sharing.request import person_line
from chiltern.web.views.sharing.shown import code_says
from chiltern.web.views.sharing.since import due_words, since_rows

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Actor, UUID, P], HttpResponse]
ELSEWHERE = frozenset({"danger", "reasons", "method"})
"""Conditions with a page of their own."""
DONE, TO_DO = "Completed", Tag("To do", "blue")
CAN_WAIT = "Can wait"
"""In danger: what would be asked first otherwise."""
_MATCHED = "Which of your own people they mean, side by side"
_HELD = "One fact, opinion or report at a time; each is shared or stays here"
TESTS_ASK = "Whether it is relevant, proportionate and accurate: once for all items"
_ANSWER = "Share, share in part or not, or say why you cannot"
CODE_ASKS = (
    "How safe the child is if this is shared and if not, what the family is told, what it rests on in law"
)
_REASONS = "For your own record, and as they read them"
AGREEMENT_SAYS = "You have one with them for this purpose: it pre-arranges how you share, and loosens nothing"
TERMS_SAY = "Whether they may pass it on, and who sees that it is yours"


@dataclass(frozen=True, slots=True)
class Journey:
    """The request in short, the panel, and the steps."""

    title: str
    caption: str
    due: str
    rows: tuple[Row, ...]
    tasks: tuple[Task, ...]
    code: CodeSays
    consent: BesideDecision
    warns_of: tuple[NotToAsk, ...]
    back_href: str


def deciding(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page of the journey. Where a colleague has decided meanwhile, theirs is shown, and what was written here."""

    @wraps(view)
    def run(
        request: HttpRequest, by: Actor, request_id: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            return view(request, by, request_id, *args, **kwargs)
        except Invalid:
            raise
        except Refused:
            other = _decided_meanwhile(request, by, request_id)
            if other is None:
                raise
            return other

    # The checker cannot carry the id over from one Concatenate into the other.
    return for_a_post(run)  # type: ignore[arg-type]


@require_safe
@deciding
def journey(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """The steps, and how far each has come."""
    said = drafting.read(by, request_id)
    under = under_decision(by, request_id, said.given())
    view = request_page(by, request_id)
    page = Journey(
        title="Decide again" if said.replaces else "Decide",
        caption=f"{view.other_agency} asks · reference {view.reference}",
        due=due_words(view, capital(due_in_words(view.due_at, by.at))),
        rows=(
            Row("About", "\n".join(person_line(view, place) for place in range(len(view.people)))),
            Row("What is needed", view.needed),
            Row("For", capital(view.purpose)),
            *since_rows(view.since),
        ),
        tasks=tasks(
            said,
            under,
            request_id,
            matched=len(view.matches) == len(view.people),
            offered=bool(agreements_offered(by, under.weighed.facts)),
        ),
        code=code_says(under.verdict, law_of(by), under.agreement),
        consent=beside(
            under.weighed,
            [(view.people[one.position].name, one.person) for one in view.matches],
            f"request={request_id}",
        ),
        warns_of=not_to_ask_weighed(by, under.weighed.facts),
        back_href=f"/requests/{request_id}/",
    )
    return render(request, "sharing/decide/journey.html", frame=frame_for(request, said), page=page)


def frame_for(request: HttpRequest, said: Deciding) -> Frame:
    """The numbers to ring stand first where the decider says that someone is in danger, or that it may be sexual abuse."""
    return frame_of(request, current="work", immediate=said.rings_first())


def agreement_task(said: Deciding, href: str, *, offered: bool) -> tuple[Task, ...]:
    """The choice of an agreement, only where there is one to choose, or one was chosen."""
    chosen = DONE if said.agreement else "None chosen"
    return (Task("Agreement", chosen, href, AGREEMENT_SAYS),) if offered or said.agreement else ()


def tasks(
    said: Deciding, under: UnderDecision, request_id: UUID, *, matched: bool, offered: bool
) -> tuple[Task, ...]:
    """Each step with what is still open in it."""
    here = f"/requests/{request_id}/decide/"
    sharing = not said.outcome or Outcome(said.outcome) in SHARING_OUTCOMES
    open_tests = [each for each in under.open if each.about is About.ITEM]
    open_answers = [
        each for each in under.open if each.about is About.DECISION and each.fact not in ELSEWHERE
    ]
    to_answer = [each for each in open_answers if each.fact not in under.filled_in]
    items = f"{len(said.items)} so far" if said.items else TO_DO
    waits = under.waits_for_reasons(said.given().outcome)
    steps = [
        Task("Who matched", DONE if matched else TO_DO, f"/requests/{request_id}/match/", _MATCHED),
        Task("Danger", DONE if said.answers.get("danger") else TO_DO, f"{here}danger/"),
        *agreement_task(said, f"{here}agreement/", offered=offered),
        Task("What you hold, item by item", items, f"{here}items/", _HELD),
        Task("The tests", _status(len(open_tests), bool(said.items)), f"{here}tests/", TESTS_ASK),
        Task("Your answer", DONE if said.outcome else TO_DO, f"{here}answer/", _ANSWER),
        Task(
            "What the Code asks",
            _status(len(to_answer), bool(said.outcome) and not open_answers),
            f"{here}conditions/",
            CODE_ASKS,
        ),
        Task("Reasons", DONE if said.reasons else TO_DO if waits else CAN_WAIT, f"{here}words/", _REASONS),
    ]
    if sharing or said.given().going:
        steps.append(Task("Terms", DONE if said.terms else TO_DO, f"{here}terms/", TERMS_SAY))
        steps.append(Task("How it goes", _way(said, under), f"{here}way/"))
    if said.hides_there():
        named = DONE if said.given().names_who(outside=under.outside) else TO_DO
        steps.append(Task("Who there may know the place", named, f"{here}place/"))
    ready = bool(said.outcome and (said.reasons or not waits))
    steps.append(
        Task("Check and send", TO_DO if ready else "Cannot start yet", f"{here}check/" if ready else "")
    )
    return tuple(steps)


def _way(said: Deciding, under: UnderDecision) -> str | Tag:
    """In this service, unless another way is chosen; a body outside the Code sees nothing here."""
    way = Method(said.answers.get("method") or Method.SERVICE)
    return TO_DO if way is Method.SERVICE and under.outside else capital(way.says)


def _status(still_open: int, begun: bool) -> str | Tag:
    if still_open:
        return Tag(f"{still_open} open", "yellow")
    return DONE if begun else TO_DO


def _decided_meanwhile(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse | None:
    try:
        view = request_page(by, request_id)
    except Missing:
        return None
    if view.state == RequestState.WITHDRAWN and not view.ours:
        return _withdrawn_meanwhile(request, by, view)
    try:
        other = decision_page(by, request_id)
    except Missing:
        return None
    if other.state not in (DecisionState.MADE, *WAITING):
        return None
    page = Conflict(
        title="This request has been decided",
        by=other.by_name,
        when=f"on {moment_in_words(other.at)}",
        what="There is one decision on a request; theirs stands.",
        href=f"/requests/{request_id}/decision/",
        link_text="See the decision",
        rows=decision_rows(other, law_as_read(other.at, other.verdict.book, asked_at=by.at)),
        typed=(*_written(drafting.read(by, request_id)), *kept(request.POST).typed),
    )
    return render(
        request, "errors/conflict.html", frame=frame_of(request, current="work"), page=page, status=409
    )


def _withdrawn_meanwhile(request: HttpRequest, by: Actor, view: RequestView) -> HttpResponse:
    why = view.since[-1]
    page = Conflict(
        title="This request has been withdrawn",
        by=view.other_agency,
        when=f"on {moment_in_words(why.at)}",
        what="Nobody answers it any more.",
        href=f"/requests/{view.id}/",
        link_text="See the request",
        rows=(Row("Their reason", why.says),),
        typed=(*_written(drafting.read(by, view.id)), *kept(request.POST).typed),
    )
    return render(
        request, "errors/conflict.html", frame=frame_of(request, current="work"), page=page, status=409
    )


def _written(said: Deciding) -> tuple[Row, ...]:
    rows = [Row(f"Item {place + 1}", item["text"]) for place, item in enumerate(said.items)]
    rows += [Row("Reasons", said.reasons), Row("Reasons as sent", said.as_sent)]
    rows += [Row(capital(name.replace("_", " ")), words) for name, words in said.answers.items()]
    return tuple(row for row in rows if row.value)
