"""The last look: exactly what leaves, to whom, under which terms; then it is told. Clauses 3.2, 3.5, 3.6, 3.8, 3.10."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.queries import names
from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.sharing import CONDITIONS
from chiltern.code_of_practice.sharing.telling import PURPOSE_IN_DANGER
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.sharing import drafts
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.tell_once_released import tell_once_released
from chiltern.sharing.queries.addressing import posts_to_address
from chiltern.sharing.queries.agreed import told_under
from chiltern.sharing.queries.looks import look_at
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.recognised import recognise, words_said
from chiltern.sharing.queries.telling_page import telling_page
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.sharing.workings.telling import TellingGiven
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, CodeSays, ItemCard, Row, Terms
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.answered import answers_under, condition_open
from chiltern.web.views.sharing.common import capital, law_of
from chiltern.web.views.sharing.decide.check import RELEASE, WAITS_NOW, cards, terms_given
from chiltern.web.views.sharing.outside.knowing import body_rows
from chiltern.web.views.sharing.recognised import Prompt, prompt_of, rows_of_words, rows_said, whose_page
from chiltern.web.views.sharing.shown import agreement_row, code_says
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.draft import Tell
from chiltern.web.views.sharing.tell.reached import NOBODY_THERE, reached_rows
from chiltern.web.views.sharing.tell.start import frame_for
from chiltern.web.views.sharing.tell.whom import recipient_rows
from chiltern.web.views.sharing.tell.words import Said, person_in_words, rows_of_telling

ONLY_IN_ANSWER = (
    "They are outside the Code, and somebody works there from whom the place is hidden: it goes to them only in answer to what "
    "they ask. Leave it out here, and write down their request: then a colleague releases your answer to those whom you name."
)
_PAGES = {"danger": "danger", "purpose": "why"}
HOW_SHARED = next(each.asks for each in CONDITIONS if each.fact == "method")
_CHANGED_AT = {**_PAGES, "danger_rests_on": "danger", "recipient_can_act": "danger", "method": ""}


@dataclass(frozen=True, slots=True)
class Check:
    """Your answers, then exactly what they will see, and what is still in the way."""

    to: str
    rows: tuple[Row, ...]
    recipient: tuple[Row, ...]
    warns: str
    seen: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    terms: Terms
    code: CodeSays
    still_open: tuple[Action, ...]
    error: str
    form_id: str
    back_href: str
    told_href: str
    """Where it is written down that a body outside the Code was told; empty while something is open."""
    outside: bool
    submit: str
    whose: Prompt | None


@dataclass(frozen=True, slots=True)
class Sent:
    """The confirmation."""

    reference: str
    rows: tuple[Row, ...]
    href: str
    look_href: str
    """Where it stands that somebody looks afterwards at what was told alone."""
    outside: bool


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Sent twice, it is told once: the draft is gone by then, so its form answers first."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _send(request, by, draft_id))
        except Refused as no:
            error = no.says
    tell = drafting.read(by, draft_id)
    if waits := drafting.waits_at(by, tell):
        return redirect(waits)
    if not tell.is_ready():
        return redirect(tell.here)
    page = _page(by, tell, error)
    return render(request, "sharing/tell/check.html", frame=frame_for(request, tell), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def whose(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """Whose the words are that also stand in something received."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(tell.here)

    def take(texts: Mapping[str, str]) -> str:
        tell.said["why"] = texts.get("why", tell.said.get("why", ""))
        tell.deciding.without(texts)
        drafting.save(by, tell)
        return f"{tell.here}check/"

    typed, frame = tell.given().typed, frame_for(request, tell)
    words, here = tell.deciding.words, f"{tell.here}check/"
    return whose_page(request, by, typed, tell.recipient, words, take, frame=frame, here=here)


@require_safe
@for_a_post
def sent(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """That it was told: its reference, to whom, and by when they answer back."""
    view, telling = disclosure_page(by, disclosure_id), telling_page(by, disclosure_id)
    if telling is None or not telling.ours:
        raise Missing
    desk = "The posts that you chose" if telling.named_posts else "Their duty desk"
    rows = (
        Row("To", view.to_agency),
        Row("Who sees it there", NOBODY_THERE if telling.is_outside else desk),
        Row("What you asked", capital(telling.asks)),
        *agreement_row(told_under(disclosure_id)),
        *rows_said(words_said(by, disclosure_id)),
        *(reached_rows(telling) or (Row("Sent", moment_in_words(view.at)),)),
        Row("Their answer is due", f"{moment_in_words(telling.due_at)}. {telling.worked_out}"),
    )
    look = look_at(disclosure_id)
    look_href = f"/looks/{look}/" if look else ""
    page = Sent(view.reference, rows, f"/disclosures/{disclosure_id}/", look_href, telling.is_outside)
    frame = frame_of(request, current="work", immediate=telling.in_danger)
    return render(request, "sharing/tell/sent.html", frame=frame, page=page)


def _send(request: HttpRequest, by: Actor, draft_id: UUID) -> str:
    tell = drafting.read(by, draft_id)
    if waits := drafting.waits_at(by, tell):
        return waits
    if not tell.is_ready():
        return tell.here
    if under_telling(by, tell.given()).weighed.once_released:
        release = tell_once_released(by=by, given=tell.given())
        tell.waits = str(release.id)
        drafting.save(by, tell)
        say(request, WAITS_NOW, "important")
        return f"/releases/{release.id}/"
    made = tell_agency(by=by, given=tell.given())
    drafts.drop(by, draft_id)
    return f"/told/{made.id}/"


def _page(by: Actor, tell: Tell, error: str) -> Check:
    given = tell.given()
    under = under_telling(by, given)
    to = given.recipient
    recipient, warns = body_rows(by, to) if under.outside else recipient_rows(to)
    return Check(
        to=names([given.recipient])[given.recipient],
        rows=(
            *_answers(by, tell, given, under),
            *rows_of_words(tell.deciding.words, to, f"{tell.here}whose/"),
        ),
        recipient=recipient,
        warns=warns,
        seen=rows_of_telling(_as_seen(by, given)),
        items=cards(given.decision, under, tell.here, leaving=True),
        terms=terms_given(given.decision.terms),
        code=code_says(under.verdict, law_of(by), under.agreement),
        still_open=(*_still_open(under, tell.here), *_to_name(tell, under)),
        told_href=f"{tell.here}told/" if _can_be_told(under) else "",
        outside=under.outside,
        error=error,
        form_id=form_id(),
        submit=RELEASE if under.weighed.once_released else "Tell them",
        whose=prompt_of(recognise(by, given.typed, to), tell.deciding.words, f"{tell.here}whose/"),
        back_href=tell.here,
    )


def _can_be_told(under: UnderDecision) -> bool:
    """Whether a body outside the Code can be told now."""
    return under.outside and not under.open_besides_the_way and under.weighed.once_released is None


def _to_name(tell: Tell, under: UnderDecision) -> tuple[Action, ...]:
    if under.outside and under.weighed.once_released is not None:
        return (Action(ONLY_IN_ANSWER, f"{tell.here}items/?from=check"),)
    if not tell.deciding.hides_there() or tell.names_place(outside=under.outside):
        return ()
    return (Action("Who there may know the place", f"{tell.here}place/?from=check"),)


def _line(tell: Tell, given: TellingGiven) -> tuple[Row, ...]:
    """How those who may know the place are known to be outside the line, and in danger how it is said to them."""
    if not tell.deciding.hides_there():
        return ()
    change = (Action("Change", f"{tell.here}place/?from=check", "who may know the place"),)
    rows = [Row("How they are known to be outside that person’s line", tell.deciding.outside_line, change)]
    if tell.by_voice() and tell.said_by:
        rows.append(Row("The place is said", capital(given.decision.answers.method.says), change))
    return tuple(rows)


def _answers(by: Actor, tell: Tell, given: TellingGiven, under: UnderDecision) -> tuple[Row, ...]:
    def change(path: str, about: str) -> tuple[Action, ...]:
        return (Action("Change", f"{tell.here}{path}/?from=check", about),)

    named = [one.title for one in posts_to_address(given.recipient) if one.post in given.posts]
    desk = NOBODY_THERE if under.outside else "Their duty desk"
    due = clocks.answer_back_due(by.at, law_of(by))
    answered = answers_under(given.decision, under, tell.here, _CHANGED_AT)
    return (
        Row("Whom it is about", f"{len(given.people)} chosen", change("who", "whom it is about")),
        Row(
            "Who sees it there",
            f"Only: {', '.join(named)}" if given.posts else desk,
            change("to", "whom you tell"),
        ),
        *_line(tell, given),
        *agreement_row(tell.deciding.agreement, change("agreement", "the agreement")),
        Row("What you ask, and why", capital(given.asks.says), change("why", "what you ask")),
        Row("Terms", "As below", change("terms", "the terms")),
        Row("They answer back by", due.worked_out),
        # How a body outside the Code is told is written down last.
        *(row for row in answered if not (under.outside and row.key == HOW_SHARED)),
    )


def _as_seen(by: Actor, given: TellingGiven) -> Said:
    teller = who(by)
    return Said(
        asks=given.asks.says,
        teller=", ".join(each for each in (teller.name, teller.title) if each),
        people=tuple(
            person_in_words(
                one.name, one.date_of_birth, (one.nhs_number, one.upn, one.address), is_child=one.is_child
            )
            for one in given.people
        ),
        why=given.why,
        purpose=law_of(by).row(given.purpose or PURPOSE_IN_DANGER, "purpose").says,
        danger=given.decision.answers.danger.says,
        reach=given.reach,
    )


def _still_open(under: UnderDecision, here: str) -> tuple[Action, ...]:
    def page(about: str, fact: str) -> str:
        return "tests" if about == "item" else _PAGES.get(fact, "conditions")

    waits = under.open_besides_the_way if under.outside else under.open
    found = (
        Action(each.asks, f"{here}{page(each.about, each.fact)}/?from=check#{each.fact}") for each in waits
    )
    return (*found, *condition_open(under, f"{here}conditions/"))
