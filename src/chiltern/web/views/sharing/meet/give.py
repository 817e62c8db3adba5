"""The last look before something is put in, and who gets what of others'. Clauses 3.5, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing import drafts
from chiltern.sharing.actions.contribute import contribute
from chiltern.sharing.queries.meeting_page import meeting_page
from chiltern.sharing.queries.meeting_under import (
    UnderWay,
    under_contribution,
)
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.parts import Action, CodeSays, ItemCard, Row
from chiltern.web.parts import Terms as TermsShown
from chiltern.web.shell import say
from chiltern.web.views.sharing.answered import answers_under
from chiltern.web.views.sharing.common import law_of
from chiltern.web.views.sharing.decide.check import cards, terms_given
from chiltern.web.views.sharing.meet import draft as drafting
from chiltern.web.views.sharing.meet.answering import opened
from chiltern.web.views.sharing.meet.draft import PUT_IN, PuttingIn
from chiltern.web.views.sharing.meet.put_in import frame, to_in_words
from chiltern.web.views.sharing.recognised import Prompt
from chiltern.web.views.sharing.shown import code_says

NOT_HERE = {"purpose": "", "method": ""}
"""Given by the meeting."""


@dataclass(frozen=True, slots=True)
class Gets:
    """One agency: what it gets of others', what stays behind."""

    name: str
    going: tuple[str, ...]
    behind: tuple[tuple[str, str, str], ...]
    """Words, why, where the owner is asked."""


@dataclass(frozen=True, slots=True)
class Check:
    """Exactly what goes, to whom."""

    title: str
    submit: str
    rows: tuple[Row, ...]
    items: tuple[ItemCard, ...]
    terms: TermsShown | None
    gets: tuple[Gets, ...]
    code: CodeSays
    error: str
    form_id: str
    back_href: str
    whose: Prompt | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def check(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """Exactly what goes to whom, and what stays behind. Sent twice, it goes once."""
    error = ""
    if request.method == "POST":
        try:
            return once(request, by, lambda: _put_in(request, by, meeting_id))
        except Refused as no:
            error = no.says
    view, said = opened(by, meeting_id, Act.CONTRIBUTE), drafting.read_put_in(by, meeting_id)
    here = f"/meetings/{meeting_id}/put-in/"
    may_wait = said.deciding.reasons or said.deciding.says_danger()
    if not (said.recipients and said.has_something and may_wait):
        return redirect(f"{here}answers/")
    under = under_contribution(by, meeting_id, said.given())
    own = said.given().decision
    page = Check(
        title="Check, and put it in",
        submit="Put it in",
        rows=(
            Row(
                "It goes to",
                to_in_words(view, said),
                (Action("Change", f"{here}?from=check", "who gets it"),),
            ),
            *answers_under(own, under.under, here, NOT_HERE, "answers"),
            *(
                [
                    Row(
                        "In the family’s version",
                        _family(said),
                        (Action("Change", f"{here}terms/", "the terms"),),
                    )
                ]
                if own.items
                else []
            ),
        ),
        items=cards(own, under.under, here, leaving=True) if own.items else (),
        terms=terms_given(own.terms) if own.items else None,
        gets=gets_of(under) if any(said.received.values()) else (),
        code=code_says(under.under.verdict, law_of(by)),
        error=error,
        form_id=form_id(),
        back_href=f"{here}items/",
    )
    return render(request, "sharing/meet/give_check.html", frame=frame(request, said), page=page)


def gets_of(under: UnderWay) -> tuple[Gets, ...]:
    """Who gets what of others', and what stays behind for whom."""
    return tuple(
        Gets(
            seat.name,
            seat.going,
            tuple(
                (each.text, each.why, f"/disclosures/{each.source}/ask-to-pass-on/" if each.source else "")
                for each in seat.behind
            ),
        )
        for seat in under.seats
    )


def _put_in(request: HttpRequest, by: Actor, meeting_id: UUID) -> str:
    meeting_page(by, meeting_id)
    said = drafting.read_put_in(by, meeting_id)
    if not said.has_something:
        raise Invalid("items", "Add at least one thing that you know, or that you received")
    contribute(by=by, meeting_id=meeting_id, given=said.given())
    drafts.drop_about(by, PUT_IN, meeting_id)
    say(request, "Put in. It stays yours, or its owner’s; you see here who has acknowledged it.")
    return f"/meetings/{meeting_id}/"


def _family(said: PuttingIn) -> str:
    return {"yes": "It may stand there", "no": "It does not stand there"}.get(said.family, "Not said yet")
