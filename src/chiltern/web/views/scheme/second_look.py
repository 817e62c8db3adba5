"""Who looks at what is decided alone in danger, where an agency has nobody else: the officer's page. Clauses 3.3 and 9.3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chiltern.agencies.actions.name_second_looker import name_second_looker
from chiltern.agencies.queries import names, names_to_choose
from chiltern.agencies.queries.second_look import named_to_look, posts_that_look
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say

EVERY = "Every agency that has nobody else"


class WhoLooks(Questions):
    """A post, and for which agency."""

    looks: ClassVar = {"post": Look(suggests=True), "agency": Look(suggests=True)}

    post = forms.ChoiceField(
        label="Who looks?", choices=[], help_text="Type a part of the agency’s name. A post, by its title."
    )
    agency = forms.ChoiceField(label="For which agency?", choices=[], required=False)

    def __init__(
        self,
        *args: Any,
        posts: Sequence[tuple[str, str]],
        agencies: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = [("", "Choose a post"), *posts]  # type: ignore[attr-defined]
        self.fields["agency"].choices = [("", EVERY), *agencies]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class SecondLookers:
    """Who is named, and the form for another."""

    title: str
    warns: str
    rows: tuple[Row, ...]
    form: ShownForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def second_look(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who is named, and one more."""
    posts = [(str(one.post), f"{one.agency_name}: {one.title}") for one in posts_that_look(by)]
    agencies = [(str(id), name) for id, name in names_to_choose()]
    form = WhoLooks(request.POST if request.method == "POST" else None, posts=posts, agencies=agencies)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data

        def act() -> str:
            agency = UUID(said["agency"]) if said["agency"] else None
            name_second_looker(by=by, post=UUID(said["post"]), agency=agency)
            say(request, "Named. From now on what is shared alone waits for them to look at.")
            return reverse("second_look")

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, asked(form))
    return render(request, "scheme/second_look.html", frame=frame_of(request, current="scheme"), page=page)


def _page(by: Actor, form: ShownForm) -> SecondLookers:
    rows = named_to_look(by)
    called = names([row.agency for row in rows if row.agency])
    general = any(row.agency is None and row.stands for row in rows)
    return SecondLookers(
        title="Who looks at what was shared alone",
        warns="" if general else "Nobody is named for agencies that have nobody else. Name somebody now.",
        rows=tuple(
            Row(
                called.get(row.agency, "An agency") if row.agency else EVERY,
                f"{row.says}, since {date_in_words(row.since)}",
            )
            for row in rows
        ),
        form=form,
    )
