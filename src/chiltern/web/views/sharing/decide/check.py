"""The last look: exactly what leaves, to whom, whose it is, under which terms; then it is decided. Clauses 3.5 to 3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.agencies.queries import names
from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.sharing.answered import answered_of_item
from chiltern.code_of_practice.words import (
    DECLINING_OUTCOMES,
    SHARING_OUTCOMES,
    AgencyState,
    DecisionState,
    ItemKind,
    Method,
    Outcome,
    PassingOn,
    ShowOriginator,
)
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Invalid, Refused
from chiltern.sharing.actions.decide_again import decide_again
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.queries.recognised import Recognised, recognise
from chiltern.sharing.queries.releases import posts_that_asked
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.under_decision import UnderDecision, under_decision
from chiltern.sharing.queries.views import RequestView
from chiltern.sharing.workings.deciding import DecisionGiven, ItemGiven, TermsGiven
from chiltern.sharing.workings.documents import DocumentGiven
from chiltern.web.acting import form_id, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, CodeSays, ItemCard, Row, Tag, Terms
from chiltern.web.shell import say
from chiltern.web.views.sharing.answered import answers_under, condition_open, tests_row
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.draft import Deciding
from chiltern.web.views.sharing.decide.journey import ELSEWHERE, deciding, frame_for
from chiltern.web.views.sharing.papers.shown import leaves, numbers
from chiltern.web.views.sharing.recognised import Prompt, prompt_of, rows_of_words, whose_page
from chiltern.web.views.sharing.shown import agreement_row, code_says, item_tag

_PAGES = {
    "danger": "danger",
    "danger_rests_on": "danger",
    "recipient_can_act": "danger",
    "sexual_abuse": "danger",
    "reasons": "words",
    "method": "way",
    "purpose": "",
}
"""Where an answer is changed that does not stand among the conditions; the purpose is the requester's."""
RELEASE = "Decide, and ask a colleague to release it"
WAITS_NOW = "A colleague now looks at the place and releases it. Until then nothing leaves."


@dataclass(frozen=True, slots=True)
class Check:
    """What leaves, what stays, what is recorded, and what is still in the way."""

    title: str
    to: str
    outcome: str
    error: str
    leaves: tuple[ItemCard, ...]
    stays: tuple[ItemCard, ...]
    terms: Terms | None
    rows: tuple[Row, ...]
    still_open: tuple[Action, ...]
    needs_manager: str
    code: CodeSays
    submit: str
    form_id: str
    back_href: str
    whose: Prompt | None
    seen: str
    """The number of what the requester wrote last, as far as it stands on this page."""


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def check(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Sent twice, it is decided once. What is missing is said, with the page where it is answered."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _decide(request, by, request_id))
        except AlreadyDone:
            raise
        except Refused as no:
            error = no.says
            if not isinstance(no, Invalid) and no.key.endswith("not_open"):
                raise
    said = drafting.read(by, request_id)
    given = said.given()
    under = under_decision(by, request_id, given)
    if not (said.outcome and (said.reasons or not under.waits_for_reasons(given.outcome))):
        return redirect(f"/requests/{request_id}/decide/")
    found = recognise(by, given.typed, _asker(under))
    page = _page(by, request_page(by, request_id), said, given, under, error, found)
    return render(request, "sharing/decide/check.html", frame=frame_for(request, said), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def whose(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """Whose the words are that also stand in something received."""
    said = drafting.read(by, request_id)
    under, here = under_decision(by, request_id, said.given()), f"/requests/{request_id}/decide/check/"

    def take(texts: Mapping[str, str]) -> str:
        said.without(texts)
        drafting.save(by, request_id, said)
        return here

    typed, to = said.given().typed, _asker(under)
    frame = frame_for(request, said)
    return whose_page(request, by, typed, to, said.words, take, frame=frame, here=here)


def _asker(under: UnderDecision) -> UUID:
    return UUID(str(under.weighed.facts.recipient.agency))


def _decide(request: HttpRequest, by: Actor, request_id: UUID) -> str:
    seen = request.POST.get("seen", "")
    given = replace(drafting.read(by, request_id).given(), seen_up_to=int(seen) if seen.isdecimal() else None)
    act = decide_again if given.replaces else decide_request
    decision = act(by=by, request_id=request_id, given=given)
    drafting.drop(by, request_id)
    if decision.state == DecisionState.TO_RELEASE:
        say(request, f"{WAITS_NOW} The clock runs.", "important")
    elif decision.state == DecisionState.PROPOSED:
        say(request, "Your decision waits for a manager to agree. Until then the clock runs.", "important")
    elif decision.answers["facts"]["recipient"]["state"] == AgencyState.OUTSIDE or _by_hand(given):
        say(request, "Decided. Tell them now, and write down when, how and whom you told.", "important")
    elif decision.outcome == Outcome.NO_STATEMENT:
        say(
            request,
            "Decided. Where no danger is claimed your standing reply goes out when the request is due, "
            "whenever you decided: so nobody reads from the hour what you hold.",
        )
    else:
        say(request, "Decided, and the agency that asked has your answer.")
    return f"/requests/{request_id}/"


def _by_service(given: DecisionGiven, under: UnderDecision) -> bool:
    return given.answers.method is Method.SERVICE and not under.outside


def _by_hand(given: DecisionGiven) -> bool:
    return bool(given.going) and given.answers.method is not Method.SERVICE


def _page(
    by: Actor,
    view: RequestView,
    said: Deciding,
    given: DecisionGiven,
    under: UnderDecision,
    error: str,
    found: Sequence[Recognised],
) -> Check:
    here = f"/requests/{view.id}/decide/"
    sharing = bool(given.going)
    manager = under.weighed.needs.manager
    return Check(
        title="Check, and send your answer",
        to=view.other_agency,
        outcome=given.outcome.says,
        error=error,
        leaves=cards(given, under, here, leaving=True) if sharing else (),
        stays=cards(given, under, here, leaving=False) if sharing else _all(given, under, here),
        terms=terms_given(given.terms) if sharing else None,
        rows=(
            *_rows(said, given, under, here, _titles(view, said)),
            *rows_of_words(said.words, _asker(under), f"{here}whose/"),
        ),
        whose=prompt_of(found, said.words, f"{here}whose/"),
        still_open=(
            *_still_open(under, here, shares=given.judged in SHARING_OUTCOMES),
            *_to_name(said, given, under, here),
        ),
        needs_manager=under.verdict.declining.says if manager else "",
        code=code_says(under.verdict, law_of(by), under.agreement),
        submit=RELEASE
        if under.weighed.once_released
        else _submit(
            given.outcome, manager=manager, by_service=_by_service(given, under), outside=under.outside
        ),
        form_id=form_id(),
        back_href=here,
        seen=str(under.followed),
    )


def terms_given(terms: TermsGiven) -> Terms:
    """Terms in words, before they travel."""
    said = PassingOn(terms.passing_on).says
    if terms.bodies:
        said += ": " + ", ".join(sorted(names(terms.bodies).values()))
    rows = [Row("Whose it is may be seen by", capital(ShowOriginator(terms.show_originator).says))]
    if terms.keep_out_of_online_access:
        rows.append(Row("Online access", "Keep out of what patients, parents or pupils read online"))
    if terms.not_to_be_mentioned_to:
        rows.append(Row("Not to be mentioned to", terms.not_to_be_mentioned_to))
    if terms.expires_on:
        rows.append(Row("Until", date_in_words(terms.expires_on)))
    return Terms(f"Passing on: {said}.", tuple(rows))


def cards(given: DecisionGiven, under: UnderDecision, here: str, *, leaving: bool) -> tuple[ItemCard, ...]:
    """The items that leave, or those that stay."""
    return tuple(
        _card(item, place, under, here) for place, item in enumerate(given.items) if item.share is leaving
    )


def _all(given: DecisionGiven, under: UnderDecision, here: str) -> tuple[ItemCard, ...]:
    return tuple(_card(item, place, under, here) for place, item in enumerate(given.items))


def _card(item: ItemGiven, place: int, under: UnderDecision, here: str) -> ItemCard:
    rows = [
        Row("Kind", capital(ItemKind(item.kind).says)),
        Row("Source", item.source or "Not said"),
        Row("Observed on", date_in_words(item.observed_on) if item.observed_on else "Not said"),
        Row("About", item.about),
    ]
    rows += [Row("Hidden from", ", ".join(item.hidden_from))] if item.hidden_from else []
    document = item.document
    if document:
        rows.append(Row("Document", _document_says(document, leaves=item.share)))
    rows += tests_row(answered_of_item(item.tests))
    if not item.share:
        rows.append(Row("Stays because", item.withheld_because or "It is known to be false."))
    return ItemCard(
        title=f"Item {place + 1}",
        text=item.text,
        rows=tuple(rows),
        tags=(item_tag(under.verdict.item(str(place)).standing), Tag(item.marking.says, "grey")),
        actions=(
            Action("Change", f"{here}items/{place}/?from=check"),
            *((Action("Its document", f"{here}items/{place}/document/"),) if document else ()),
        ),
        pictures=leaves(f"{here}items/{place}/document/", document.pages, place + 1)
        if document and item.share
        else (),
    )


def _document_says(document: DocumentGiven, *, leaves: bool) -> str:
    if not leaves:
        return "Stays here"
    if not document.pages:
        return "No page of it is chosen yet"
    black = ", with parts blacked out" if document.words or document.parts else ""
    alone = len(document.pages) == 1
    how = f"as {'a picture' if alone else 'pictures'}{black}"
    return f"{capital(numbers(document.pages))}, {how}. {'It leaves' if alone else 'They leave'} exactly as below."


def _rows(
    said: Deciding, given: DecisionGiven, under: UnderDecision, here: str, titles: Mapping[UUID, str]
) -> tuple[Row, ...]:
    def change(path: str, about: str) -> tuple[Action, ...]:
        return (Action("Change", f"{here}{path}/?from=check", about),)

    return (
        *agreement_row(said.agreement, change("agreement", "the agreement")),
        Row("Your answer", capital(given.outcome.says), change("answer", "your answer")),
        Row("Reasons as sent", given.as_sent or "None", change("words", "reasons as sent")),
        *(
            [
                Row(
                    "What would settle who this is",
                    _identifiers(given),
                    change("words", "what would settle it"),
                )
            ]
            if given.settles
            else []
        ),
        *(
            [
                Row(
                    "Who there may know the place",
                    _named(given, titles, outside=under.outside),
                    change("place", "who may know the place"),
                )
            ]
            if said.hides_there()
            else []
        ),
        *answers_under(given, under, here, _PAGES),
    )


def _to_name(said: Deciding, given: DecisionGiven, under: UnderDecision, here: str) -> tuple[Action, ...]:
    if not said.hides_there() or given.names_who(outside=under.outside):
        return ()
    return (
        Action(
            "Who there may know the place? Somebody from whom it is hidden works there.",
            f"{here}place/?from=check",
        ),
    )


def _titles(view: RequestView, said: Deciding) -> dict[UUID, str]:
    return {one.post: one.title for one in posts_that_asked(view.id)} if said.hides_there() else {}


def _named(given: DecisionGiven, titles: Mapping[UUID, str], *, outside: bool) -> str:
    if outside:
        return given.outside_line or "Nobody yet"
    return (
        "\n".join(titles.get(post, "Somebody who works on it no more") for post in given.to_posts)
        or "Nobody yet"
    )


def _identifiers(given: DecisionGiven) -> str:
    return capital(", ".join(IDENTIFIERS[key] for key in given.settles))


def _still_open(under: UnderDecision, here: str, *, shares: bool) -> tuple[Action, ...]:
    def page(about: str, fact: str) -> str:
        return "tests" if about == "item" else _PAGES.get(fact, "conditions")

    found = (
        Action(each.asks, f"{here}{page(each.about, each.fact)}/?from=check#{each.fact}")
        for each in under.open
        if each.fact not in ELSEWHERE or each.fact in ("danger", "reasons")
    )
    return (*found, *(condition_open(under, f"{here}conditions/") if shares else ()))


def _submit(outcome: Outcome, *, manager: bool, by_service: bool, outside: bool) -> str:
    if manager:
        return "Decide, and ask a manager to agree"
    if outcome in SHARING_OUTCOMES and by_service:
        return "Decide and share"
    if outcome in SHARING_OUTCOMES or outside:
        return "Decide; I tell them myself"
    return "Decide, and send the answer" if outcome not in DECLINING_OUTCOMES else "Decide not to share"
