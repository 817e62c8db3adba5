"""Reading outside one's own work: reason first, for a short time, and the representative is told. Clauses 2.2, 8.1.2."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.walls import GlassStep
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.actions.answer_reading import answer_reading
from chiltern.sharing.actions.read_outside import read_outside
from chiltern.sharing.queries.glass import GlassView, glass_page, own_glass, rate
from chiltern.web.acting import asked, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words, time_in_words
from chiltern.web.parts import Action, Row, Tag, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital, law_of
from chiltern.web.views.team.door import answer
from chiltern.web.views.walls.forms import InWords, ToRead

NOTHING = (
    "Nothing was opened. Either nothing is held here under these words, or you see it already, or it is not open in this "
    "way. Ask the duty desk or your manager by telephone."
)


@dataclass(frozen=True, slots=True)
class StartPage:
    """The question, and one's own readings."""

    title: str
    form: ShownForm
    submit: str
    hours: int
    rate: str
    before: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class GlassPage:
    """One reading, for whoever read or for who was told."""

    title: str
    tag: Tag
    mine: bool
    rows: tuple[Row, ...]
    opened: tuple[Action, ...]
    nothing: str
    words: tuple[Row, ...]
    acknowledge_href: str
    ask_href: str
    answer_href: str
    end_href: str
    form_id: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def start(request: HttpRequest, by: Actor) -> HttpResponse:
    """The reason, then who or what."""
    if not opens(by.role, Act.READ_UNDER_BREAK_GLASS):
        raise Missing
    form = ToRead(request.POST if request.method == "POST" else None)

    def act() -> str:
        said = form.cleaned_data
        described = any(said[name] for name in ("name", "born", "number"))
        made = read_outside(
            by=by,
            reason=said["reason"],
            whom=form.whom() if described else None,
            reference=said["reference"],
        )
        return reverse("glass", args=[made.id])

    done = answer(request, by, form, act)
    page = StartPage(
        title="Read outside your own work",
        form=asked(form),
        submit="Open it",
        hours=law_of(by).setting("break-glass.hours"),
        rate=_rate(rate(by, by.post), "You have"),
        before=tuple(
            WorkRow(
                moment_in_words(one.at),
                reverse("glass", args=[one.id]),
                f"{one.found} opened" if one.found else "Nothing opened",
                f"open until {time_in_words(one.until)}" if one.until > by.at else "over",
            )
            for one in own_glass(by)
        ),
    )
    return done or render(
        request, "walls/glass_start.html", frame=frame_of(request, current="people"), page=page
    )


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, glass_id: UUID) -> HttpResponse:
    """What was opened, for how long, and what was said of it."""
    view = glass_page(by, glass_id)
    return render(request, "walls/glass.html", frame=frame_of(request, current="work"), page=_page(by, view))


@require_POST
@for_a_post
def acknowledge(request: HttpRequest, by: Actor, glass_id: UUID) -> HttpResponse:
    """The representative has seen it."""
    return _step(request, by, glass_id, GlassStep.ACKNOWLEDGED, "Acknowledged.")


@require_POST
@for_a_post
def end(request: HttpRequest, by: Actor, glass_id: UUID) -> HttpResponse:
    """Closed before its time."""
    return _step(request, by, glass_id, GlassStep.ENDED, "Ended. What was opened is closed again.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def ask(request: HttpRequest, by: Actor, glass_id: UUID) -> HttpResponse:
    """The representative asks why."""
    hint = "They read it on Your work, and answer there."
    return _in_words(request, by, glass_id, GlassStep.ASKED, "What do you ask them?", "Ask", hint)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def reply(request: HttpRequest, by: Actor, glass_id: UUID) -> HttpResponse:
    """Whoever read says why."""
    return _in_words(request, by, glass_id, GlassStep.ANSWERED, "What do you answer?", "Answer")


def _step(request: HttpRequest, by: Actor, glass_id: UUID, step: GlassStep, said: str) -> HttpResponse:
    glass_page(by, glass_id)

    def act() -> str:
        answer_reading(by=by, glass_id=glass_id, step=step)
        say(request, said)
        return reverse("glass", args=[glass_id])

    return once(request, by, act)


def _in_words(
    request: HttpRequest,
    by: Actor,
    glass_id: UUID,
    step: GlassStep,
    label: str,
    submit: str,
    hint: str = "",
) -> HttpResponse:
    view = glass_page(by, glass_id)
    if step not in view.steps:
        raise Missing
    form = InWords(request.POST if request.method == "POST" else None, label=label, hint=hint)

    def act() -> str:
        answer_reading(by=by, glass_id=glass_id, step=step, says=form.cleaned_data["says"])
        say(request, "Sent.")
        return reverse("glass", args=[glass_id])

    done = answer(request, by, form, act)
    page = Asking(
        _title(view), asked(form), submit, reverse("glass", args=[glass_id]), rows=_words(view) or _rows(view)
    )
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


def _page(by: Actor, view: GlassView) -> GlassPage:
    def href(step: GlassStep, name: str) -> str:
        return reverse(name, args=[view.id]) if step in view.steps else ""

    over = view.ended_at is not None or view.until <= by.at
    return GlassPage(
        title=_title(view),
        tag=Tag("Over", "grey") if over else Tag("Open now", "orange"),
        mine=view.mine,
        rows=_rows(view),
        opened=tuple(Action(one.says, one.href) for one in view.opened),
        nothing=NOTHING if view.mine and not view.found else "",
        words=_words(view),
        acknowledge_href=href(GlassStep.ACKNOWLEDGED, "glass_acknowledge"),
        ask_href=href(GlassStep.ASKED, "glass_ask"),
        answer_href=href(GlassStep.ANSWERED, "glass_answer"),
        end_href=href(GlassStep.ENDED, "glass_end") if view.found else "",
        form_id=form_id(),
    )


def _title(view: GlassView) -> str:
    return "You read outside your own work" if view.mine else f"{view.who} read outside their own work"


def _rows(view: GlassView) -> tuple[Row, ...]:
    until = moment_in_words(view.ended_at or view.until)
    return (
        Row("Why", view.reason),
        Row("Asked for", view.asked),
        Row("Opened", str(view.found) if view.found else "Nothing"),
        Row("When", f"{moment_in_words(view.at)} until {until}"),
        Row("Who was told", "; ".join(view.told) or "Nobody represents your agency just now"),
        Row("How often", _rate(view.rate, "You have" if view.mine else "They have")),
    )


def _words(view: GlassView) -> tuple[Row, ...]:
    return tuple(
        Row(moment_in_words(one.at), f"{one.by}: {one.kind}{'. ' + one.words if one.words else ''}")
        for one in view.words
    )


def _rate(many: int, who: str) -> str:
    if not many:
        return f"{who} not done so within thirty days."
    times = "once" if many == 1 else f"{many} times"
    return capital(f"{who} done so {times} within thirty days.")
