"""A decision that answers no request, whole: told, asked, passed on, put in at a meeting, minuted, or a call. 3.5, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import DecisionState
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_as_read
from chiltern.sharing.queries.kept_decision import LEADS_TO, KeptDecision, kept_decision, number_of_answer
from chiltern.sharing.queries.verdicts import CAN_GO
from chiltern.sharing.workings.kept import KeptItem
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, CodeSays, ItemCard, Row
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.answered import answered_rows, consent_rows, weighed_rows
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.shown import agreement_row, code_says

_TITLES = {
    "telling": "Decision: told unasked",
    "asking": "Decision: told in order to ask",
    "passing_on": "Decision: passed on",
    "meeting": "Decision: put in at a meeting",
    "minute": "Decision: sent in a minute",
    "call": "Decision: shared in a call",
}
_STANDS_AT = {
    "telling": "What was told",
    "asking": "The request",
    "meeting": "The meeting",
    "minute": "The meeting",
    "call": "What was said",
}
NOT_SEEN = "Its words stand where it was put in."


@dataclass(frozen=True, slots=True)
class Kept:
    """The page. `links`: to what it is about, and to what was given by it."""

    title: str
    rows: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    code: CodeSays
    links: tuple[Action, ...]


@require_safe
@for_a_post
def decision(request: HttpRequest, by: Actor, decision_id: UUID) -> HttpResponse:
    """For whoever at home sees what it is about; one that answers a request stands under that."""
    answers = number_of_answer(decision_id)
    if answers is not None:
        of, number = answers
        return redirect(f"/requests/{of}/decisions/{number}/")
    view = kept_decision(decision_id)
    page = _page(view, law_as_read(view.day, view.verdict.book, asked_at=by.at))
    return render(request, "sharing/kept.html", frame=frame_of(request, current="work"), page=page)


def _page(view: KeptDecision, law: Book) -> Kept:
    return Kept(
        title=_TITLES[view.kind],
        rows=(
            *([Row("To", view.to)] if view.to else []),
            *agreement_row(view.agreement),
            Row("State", capital(view.state.says)),
            Row("Decided by", f"{view.by_name}, {moment_in_words(view.at)}"),
            *answered_rows(view.answered, law),
            *(Row(asks, capital(words)) for asks, words in view.besides),
            *consent_rows(view.consents),
        ),
        items=tuple(
            _card(words, item, place + 1, waits=view.state is DecisionState.TO_RELEASE)
            for place, (words, item) in enumerate(view.items)
        ),
        code=code_says(view.verdict, law),
        links=_links(view),
    )


def _card(words: str, item: KeptItem, number: int, *, waits: bool) -> ItemCard:
    standing = item.verdict.standing
    stays = "waits" if waits else "stayed behind"
    reasons = [each.says for each in item.verdict.reasons]
    return ItemCard(
        title=f"Item {number}: {'shared' if standing in CAN_GO and not waits else stays}",
        text=words or NOT_SEEN,
        rows=weighed_rows(standing.says, reasons, item.answered),
    )


def _links(view: KeptDecision) -> tuple[Action, ...]:
    links = []
    if view.kind in LEADS_TO and (view.made or not view.release):
        links.append(Action(_STANDS_AT[view.kind], f"/{LEADS_TO[view.kind]}/{view.about}/"))
    if view.made and view.made != view.about:
        links.append(Action("What was given, under which terms", f"/disclosures/{view.made}/"))
    if view.release:
        links.append(Action("The hidden place, and who releases it", f"/releases/{view.release}/"))
    return tuple(links)
