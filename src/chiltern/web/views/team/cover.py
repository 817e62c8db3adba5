"""Who covers for a colleague who is away. Clauses 2.2 and 4.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chiltern.agencies.actions.end_cover import end_cover
from chiltern.agencies.actions.set_cover import set_cover
from chiltern.agencies.queries.cover import CoverRow, covers, posts_that_cover, posts_to_cover
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Questions
from chiltern.web.frame import render
from chiltern.web.london import LONDON, date_in_words
from chiltern.web.shell import frame_of, say
from chiltern.web.views.team.door import answer
from chiltern.web.views.team.forms import Choices, offer


@dataclass(frozen=True, slots=True)
class CoverShown:
    """One arrangement, and the button that ends it."""

    says: str
    end_href: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """What is arranged, and the form for more."""

    title: str
    covers: tuple[CoverShown, ...]
    end_form_id: str
    form: ShownForm


class Away(Questions):
    """Who is away, who covers, from when until when."""

    away = forms.ChoiceField(label="Who is away?", choices=[])
    covered_by = forms.ChoiceField(label="Who covers?", choices=[])
    starts = DateParts(label="First day away", what="the first day away", help_text="For example, 21 12 2026")
    until = DateParts(label="Last day away", what="the last day away", help_text="For example, 3 1 2027")

    def __init__(self, *args: Any, away: Choices, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "away", [("", "Choose a colleague"), *away])
        offer(self, "covered_by", [("", "Choose a colleague"), *colleagues])

    def span(self) -> tuple[datetime, datetime]:
        """From the first moment of the first day until the end of the last, in London."""
        return _morning(self.cleaned_data["starts"]), _morning(self.cleaned_data["until"] + timedelta(days=1))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def cover(request: HttpRequest, by: Actor) -> HttpResponse:
    """What is arranged, and one more arrangement."""
    arranged = covers(by)
    form = Away(
        request.POST if request.method == "POST" else None,
        away=[(str(post.id), f"{post.name}, {post.title}") for post in posts_to_cover(by)],
        colleagues=[(str(post.id), f"{post.name}, {post.title}") for post in posts_that_cover(by)],
    )

    def act() -> str:
        said, (starts_at, ends_at) = form.cleaned_data, form.span()
        away, covered_by = UUID(said["away"]), UUID(said["covered_by"])
        set_cover(by=by, away=away, covered_by=covered_by, starts_at=starts_at, ends_at=ends_at)
        say(request, "Arranged. The colleague sees from then on what the teams of whoever is away see.")
        return reverse("cover")

    done = answer(request, by, form, act)
    page = CoverPage(
        title="Cover for a colleague who is away",
        covers=tuple(CoverShown(_says(row), reverse("end_cover", args=[row.id])) for row in arranged),
        end_form_id=form_id(),
        form=asked(form),
    )
    return done or render(request, "team/cover.html", frame=frame_of(request, current="team"), page=page)


@require_POST
@for_a_post
def end(request: HttpRequest, by: Actor, cover_id: UUID) -> HttpResponse:
    """The colleague is back."""
    if not any(row.id == cover_id for row in covers(by)):
        raise Missing

    def act() -> str:
        end_cover(by=by, cover_id=cover_id)
        say(request, "The cover has ended.")
        return reverse("cover")

    return once(request, by, act)


def _says(row: CoverRow) -> str:
    last = row.ends_at - timedelta(seconds=1)
    return f"{row.covered_by} covers for {row.away}: {date_in_words(row.starts_at)} to {date_in_words(last)}"


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)
