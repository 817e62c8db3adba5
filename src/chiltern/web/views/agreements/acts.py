"""Signing, reviewing and ending an agreement, each checked before it is done. Clauses 1.2 and 4.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.end_agreement import end_agreement
from chiltern.agencies.actions.review_agreement import review_agreement
from chiltern.agencies.actions.sign_agreement import sign_agreement
from chiltern.agencies.queries.agreements import AgreementShown, insist_open
from chiltern.agencies.queries.agreements import agreement as one_agreement
from chiltern.code_of_practice.words import Act, AgreementState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import say
from chiltern.web.views.agreements.forms import Ending, Reviewing
from chiltern.web.views.agreements.listed import HERE, section
from chiltern.web.views.agreements.shown import party_rows, said_by
from chiltern.web.views.agreements.words import NARROWS, rows_of
from chiltern.web.views.sharing.common import Asking, law_of

CHECKED = "checked"
"""Sent along by the page on which the answers were checked."""
AGAIN = "again"
"""Sent by whoever goes back from there to change them."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is about to be done, in the words that were typed; they are sent along."""

    title: str
    caption: str
    says: str
    rows: tuple[Row, ...]
    submit: str
    warns: bool
    form_id: str
    values: dict[str, str]
    again: dict[str, str]
    """What goes back to the form."""
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def sign(request: HttpRequest, by: Actor, agreement_id: UUID) -> HttpResponse:
    """The whole of it, and the button that signs."""
    shown, here = _open(request, by, agreement_id, Act.SIGN_AGREEMENT), f"{HERE}{agreement_id}/"

    def act() -> str:
        sign_agreement(by=by, agreement_id=agreement_id)
        say(request, "Signed for your agency.")
        return here

    if request.method == "POST":
        return once(request, by, act)
    mine = next(party.name for party in shown.parties if party.agency == by.agency)
    page = Check(
        title="Sign the agreement",
        caption=shown.row.title,
        says=f"You sign it for {mine}. {NARROWS}",
        rows=(*rows_of(said_by(shown), law_of(by)), *party_rows(shown)),
        submit=f"Sign for {mine}",
        warns=False,
        form_id=form_id(),
        values={},
        again={},
        back_href=here,
    )
    return render(request, "agreements/check.html", frame=section(request, by), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def review(request: HttpRequest, by: Actor, agreement_id: UUID) -> HttpResponse:
    """It goes on until its next review; nothing in it changes."""
    shown = _open(request, by, agreement_id, Act.REVIEW_AGREEMENT)
    form = Reviewing(_typed(request), now=by.at)

    def act() -> str:
        said = form.cleaned_data
        review_agreement(by=by, agreement_id=agreement_id, says=said["says"], review_on=said["review_on"])
        say(request, "Reviewed. The other parties see when, by whom and what you found.")
        return f"{HERE}{agreement_id}/"

    def rows() -> tuple[Row, ...]:
        said = form.cleaned_data
        return Row("What you found", said["says"]), Row("Next review by", date_in_words(said["review_on"]))

    says = (
        "Nothing in it changes. What has to be otherwise is a new agreement: end this one, and propose that."
    )
    return _twice(request, by, shown, form, act, rows, ("Review the agreement", says, "Save the review"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def end(request: HttpRequest, by: Actor, agreement_id: UUID) -> HttpResponse:
    """For every party, at once."""
    shown = _open(request, by, agreement_id, Act.END_AGREEMENT)
    form = Ending(_typed(request))
    proposed = shown.row.state is AgreementState.PROPOSED

    def act() -> str:
        end_agreement(by=by, agreement_id=agreement_id, why=form.cleaned_data["why"])
        say(request, "Turned down." if proposed else "Ended. No new decision rests on it.", "important")
        return f"{HERE}{agreement_id}/"

    def rows() -> tuple[Row, ...]:
        return (Row("Why", form.cleaned_data["why"]),)

    says = "It ends for every party, from now on. What was decided under it stands; sharing goes on under the Code without it."
    title = "Turn the agreement down" if proposed else "End the agreement"
    return _twice(request, by, shown, form, act, rows, (title, says, title))


def _open(request: HttpRequest, by: Actor, agreement_id: UUID, act: Act) -> AgreementShown:
    """Raises Missing for whoever is no party; before anything is typed, Refused where it is not open to this post now."""
    shown = one_agreement(by, agreement_id)
    if not any(one.act is act for one in shown.acts):
        raise Missing
    if request.method != "POST":
        insist_open(shown, act)
    return shown


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _twice(
    request: HttpRequest,
    by: Actor,
    shown: AgreementShown,
    form: forms.Form,
    act: Callable[[], str],
    rows: Callable[[], tuple[Row, ...]],
    words: tuple[str, str, str],
) -> HttpResponse:
    """The form; then its answers to check; then it is done, once."""
    here, (title, says, submit) = f"{HERE}{shown.row.id}/", words
    frame = section(request, by)
    if form.is_bound and form.is_valid() and AGAIN not in request.POST:
        if CHECKED in request.POST:
            try:
                return once(request, by, act)
            except Invalid as wrong:
                at_its_field(form, wrong)
        else:
            typed = {name: str(request.POST[name]) for name in request.POST if name not in _OURS}
            page = Check(
                title=f"Check: {title[:1].lower()}{title[1:]}",
                caption=shown.row.title,
                says=says,
                rows=rows(),
                submit=submit,
                warns="End" in title or "Turn" in title,
                form_id=form_id(),
                values={**typed, CHECKED: "yes"},
                again={**typed, AGAIN: "yes"},
                back_href=here,
            )
            return render(request, "agreements/check.html", frame=frame, page=page)
    asking = Asking(title, asked(form), "Continue", back_href=here, says=(says,))
    return render(request, "sharing/asking.html", frame=frame, page=asking)


_OURS = frozenset({"csrfmiddlewaretoken", "form_id", CHECKED, AGAIN})
