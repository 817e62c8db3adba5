"""How long an agency keeps its own copies: its rules, a rehearsal of what would go, and what has gone. Clause 3.7."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.actions.set_retention import set_retention
from chiltern.agencies.queries.retention import RulesView, insist_keeping, rules_of
from chiltern.code_of_practice.retention import DEFAULTS, MOST_YEARS, Kept, Papers, Rules
from chiltern.code_of_practice.words import CountsFrom, RetentionClass
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.actions.confirm_retention import confirm_retention
from chiltern.sharing.queries.retention import DestroyedView, Rehearsal, destroyed_here, rehearse
from chiltern.web.acting import asked, for_a_post
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.forms.questions import Look
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Varied, capital
from chiltern.web.views.team.door import answer

SHOWN = 100
NOUNS = {
    "person": "people on your record",
    "agency_request": "requests",
    "disclosure": "times information was shared",
    "item": "pieces of information",
    "meeting": "meetings",
}
FROM = {CountsFrom.BIRTH: "birth", CountsFrom.LAST: "the last thing done about it here"}


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What holds, and what has gone under it."""

    title: str
    says: str
    rules: tuple[Row, ...]
    destroyed: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """The years, to be changed."""

    title: str
    form: ShownForm
    submit: str
    back_href: str


@dataclass(frozen=True, slots=True)
class RehearsalPage:
    """What would go today, what is kept back and why, and what waits for its day."""

    title: str
    goes_count: str
    goes: tuple[tuple[str, tuple[Row, ...]], ...]
    kept_back: tuple[tuple[str, tuple[Row, ...]], ...]
    waiting: tuple[Row, ...]
    next_due: str
    form: ShownForm | None
    runs: str


class Years(Varied):
    """One number and one start for each class."""

    def __init__(self, *args: Any, law: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looks = {}
        for one in RetentionClass:
            self.fields[one.value] = forms.IntegerField(
                label=f"{capital(one.says)}: years",
                required=False,
                min_value=1,
                max_value=MOST_YEARS,
                help_text=_example(one, law),
            )
            looks[one.value] = Look(size="s", width="3")
            if DEFAULTS[one].years is not None:
                self.fields[f"{one.value}-from"] = forms.ChoiceField(
                    label=f"{capital(one.says)}: years count",
                    choices=CountsFrom.choices(),
                    widget=forms.RadioSelect,
                    help_text="From birth needs a date of birth on your record: without one it is kept.",
                )
                looks[f"{one.value}-from"] = Look(inline=True, small=True)
        self.wear(looks)

    def rules(self) -> Rules:
        """As the action takes them."""
        said = self.cleaned_data
        return {
            one: Kept(said[one.value], CountsFrom(said.get(f"{one.value}-from") or CountsFrom.LAST))
            for one in RetentionClass
        }


@require_safe
@for_a_post
def retention(request: HttpRequest, by: Actor) -> HttpResponse:
    """For whoever answers for the rules."""
    view = rules_of(by)
    page = RulesPage(
        "How long we keep our own copies",
        _says(view),
        tuple(Row(capital(one.says), _in_words(view.rules[one])) for one in RetentionClass),
        tuple(_gone(one) for one in destroyed_here(by)),
    )
    return render(request, "team/retention.html", frame=frame_of(request, current="team"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def years(request: HttpRequest, by: Actor) -> HttpResponse:
    """Shown as they stand, and changed on the same page: nothing runs until somebody has looked."""
    insist_keeping(by)
    law = law_at(by.at).settings
    form = Years(request.POST, law=law) if request.method == "POST" else Years(initial=_typed(by), law=law)

    def act() -> str:
        set_retention(by=by, rules=form.rules())
        say(request, "Saved. Nothing is destroyed before somebody has looked at what would go.")
        return reverse("retention_rehearsal")

    done = answer(request, by, form, act)
    page = Asking("For how many years?", asked(form), "Save, and look at what would go", reverse("retention"))
    frame = frame_of(request, current="team")
    return done or render(request, "team/retention_years.html", frame=frame, page=page)


class LookedAt(Varied):
    """That somebody has looked, at how much."""

    goes = forms.IntegerField(widget=forms.HiddenInput)
    rules = forms.UUIDField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def rehearsal(request: HttpRequest, by: Actor) -> HttpResponse:
    """Changes nothing, but for letting the rules run."""
    seen = rehearse(by)
    stands = {"goes": len(seen.goes), "rules": seen.rules.id}
    form = LookedAt(request.POST if request.method == "POST" else None, initial=stands)

    def act() -> str:
        said = form.cleaned_data
        confirm_retention(by=by, rules_id=said["rules"], goes=said["goes"])
        say(request, "Your rules run from tonight on, in your name.")
        return reverse("retention")

    waits = seen.rules.id is not None and seen.rules.confirmed_at is None
    done = answer(request, by, form, act) if waits else None
    page = _rehearsed(seen, asked(form) if waits else None)
    frame = frame_of(request, current="team")
    return done or render(request, "team/retention_rehearsal.html", frame=frame, page=page)


def _rehearsed(seen: Rehearsal, form: ShownForm | None) -> RehearsalPage:
    many = len(seen.goes)
    return RehearsalPage(
        title="What would go today",
        goes_count="Nothing would go today."
        if not many
        else f"{many:,} {'set' if many == 1 else 'sets'} of papers would go.",
        goes=tuple(_listed(one, place) for place, one in enumerate(seen.goes[:SHOWN], 1)),
        kept_back=tuple(_listed(one, place) for place, one in enumerate(seen.kept_back[:SHOWN], 1)),
        waiting=tuple(
            Row(capital(one.says), f"{seen.waiting[one]:,}") for one in RetentionClass if one in seen.waiting
        ),
        next_due=f"The next is due on {date_in_words(seen.next_due)}."
        if seen.next_due
        else "None of them has a day on which it is due.",
        form=form,
        runs=_says(seen.rules),
    )


def _listed(papers: Papers, place: int) -> tuple[str, tuple[Row, ...]]:
    counted = Counter(thing.noun for thing in papers.things)
    parts = [f"{words}: {counted[noun]}" for noun, words in NOUNS.items() if counted[noun]]
    others = sum(counted.values()) - sum(counted[noun] for noun in NOUNS)
    parts += [f"what came of them: {others}"] if others else []
    references = ", ".join(thing.reference for thing in papers.things if thing.reference)
    due = date_in_words(papers.due.on) if papers.due.on else "No day"
    rows = [
        Row("Class", capital(papers.due.under.says)),
        Row("Due", due),
        Row("What it is", capital("; ".join(parts))),
    ]
    rows += [Row("References", references)] if references else []
    rows += [Row("Kept back", " ".join(one.says for one in papers.against))] if papers.against else []
    return f"Papers {place}", tuple(rows)


def _says(view: RulesView) -> str:
    if view.set_at is None:
        return "Nobody here has set any: what stands below are examples, and nothing is destroyed."
    since = f"Set on {date_in_words(view.set_at)} by {view.set_by}."
    if view.confirmed_at is None:
        return f"{since} Nobody has looked at what would go yet, and nothing is destroyed."
    return f"{since} They run each night since {moment_in_words(view.confirmed_at)}, in the name of {view.confirmed_by}."


def _in_words(kept: Kept) -> str:
    if kept.years is None:
        return "For good"
    return f"{kept.years} {'year' if kept.years == 1 else 'years'} from {FROM[kept.counts_from]}"


def _gone(one: DestroyedView) -> tuple[str, ...]:
    last = "Nobody has a key any more" if one.last_key else "Another agency has its own"
    return (
        date_in_words(one.at),
        NOUNS.get(one.noun, one.noun.replace("_", " ")).capitalize(),
        capital(one.under),
        last,
    )


def _example(one: RetentionClass, law: Mapping[str, Any]) -> str:
    said = law.get(f"retention.{one.value}")
    empty = "Leave it empty to keep for good."
    return (
        f"Published example: {said}. Check before relying on it. {empty}"
        if said
        else f"The Code and the law here name none. {empty}"
    )


def _typed(by: Actor) -> dict[str, Any]:
    rules = rules_of(by).rules
    return {one.value: rules[one].years for one in RetentionClass} | {
        f"{one.value}-from": rules[one].counts_from for one in RetentionClass
    }
