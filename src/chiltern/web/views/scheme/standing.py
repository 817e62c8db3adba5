"""Who is not in good standing, for the council's officer: since when, and what was renewed. Clauses 3.9, 7.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.actions.record_registration import record_registration
from chiltern.agencies.queries.standing import Lapsed, Unsigned, lapsed_body, standing_of_all
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.sharing.to_put_right import days, lapsed_in_words


class Renewed(Questions):
    """The number in the register, and until when."""

    looks = {"registration": Look(width="20")}

    registration = forms.CharField(label="Number in the regulator’s register", max_length=50)
    expires_on = DateParts(label="Renewed until when?", what="the day", help_text="For example, 6 10 2027")


@dataclass(frozen=True, slots=True)
class StandingPage:
    """What there is to chase."""

    title: str
    lapsed: tuple[Row, ...]
    unsigned: tuple[Row, ...]


@require_safe
@for_a_post
def standing(request: HttpRequest, by: Actor) -> HttpResponse:
    """The oldest first. Nothing urgent waits for any of it."""
    found = standing_of_all(by)
    page = StandingPage(
        title="Not in good standing",
        lapsed=tuple(_lapsed(one) for one in found.lapsed),
        unsigned=tuple(unsigned_row(one) for one in found.unsigned),
    )
    return render(request, "scheme/standing.html", frame=frame_of(request, current="scheme"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def renewed(request: HttpRequest, by: Actor, body: UUID) -> HttpResponse:
    """Seen in the public register; then nobody is chased for it any more."""
    one = lapsed_body(by, body)
    form = Renewed(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = form.cleaned_data

        def act() -> str:
            record_registration(by=by, body=body, **said)
            say(request, f"Written down: {one.name} is registered again.")
            return reverse("standing")

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        title=f"Registration of {one.name}",
        form=asked(form),
        submit="Write it down",
        back_href=reverse("standing"),
        says=("Look it up in the regulator’s public register first.",),
        rows=(Row("Ended", lapsed_in_words(one)), Row("Agencies", ", ".join(one.agencies))),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="scheme"), page=page)


def unsigned_row(one: Unsigned) -> Row:
    """Which service, for whom, since when that is known."""
    since = f"known since {date_in_words(one.since)}, {days(one.days)}"
    return Row(
        one.name, f"Works for {one.works_for}, has not signed the Code; {since}. {one.works_for} is told."
    )


def _lapsed(one: Lapsed) -> Row:
    href = reverse("registration_renewed", args=[one.body])
    return Row(
        one.name,
        f"Registration ended {lapsed_in_words(one)}. {', '.join(one.agencies)}: whoever represents them sees it too.",
        (Action("Renewed", href, f"registration of {one.name}"),),
    )
