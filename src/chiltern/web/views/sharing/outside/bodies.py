"""Bodies outside the Code that our agency deals with: the list, a new one, one with its checks. Clauses 3.6 and 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.actions.check_outside_body import check_outside_body
from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.queries import names_to_choose
from chiltern.agencies.queries.outside import MARK, BodyShown, bodies, body_page
from chiltern.code_of_practice.reasons import OUTSIDE_THE_CODE
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.web.acting import asked, at_its_field, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Row, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import Asking, capital
from chiltern.web.views.sharing.outside.before import before_rows
from chiltern.web.views.sharing.outside.forms import Body, Checking

HERE = "/outside/"
NEVER = "Nobody has checked yet that it is they: call them back on a number that you find yourself."


@dataclass(frozen=True, slots=True)
class Bodies:
    """The list."""

    title: str
    says: str
    rows: tuple[WorkRow, ...]
    empty: str
    new_href: str


@dataclass(frozen=True, slots=True)
class OneBody:
    """One of them: what we know, how it was checked, what can be done."""

    title: str
    says: str
    warns: str
    rows: tuple[Row, ...]
    checks: tuple[Row, ...]
    before: tuple[Row, ...]
    """What was known of it before."""
    asks_href: str
    told_href: str
    form: ShownForm
    here: str


@require_safe
@for_a_post
def the_list(request: HttpRequest, by: Actor) -> HttpResponse:
    """By name, each with how it was checked last."""
    _insist(by)
    page = Bodies(
        title="Bodies outside the Code",
        says=OUTSIDE_THE_CODE.says,
        rows=tuple(
            WorkRow(
                title=row.name,
                href=f"{HERE}{row.id}/",
                detail=capital(row.function.says),
                due=f"{capital(row.checked.says)}, {date_in_words(row.checked_at)}"
                if row.checked and row.checked_at
                else "Not checked",
            )
            for row in bodies(by)
        ),
        empty="Your agency has named none yet. Name one when another county’s hospital, a court or an inspectorate "
        "asks you something, or has to be told.",
        new_href=f"{HERE}new/",
    )
    return render(request, "sharing/outside/bodies.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Named once; how it is checked comes next."""
    _insist(by)
    agencies = [(str(id), name) for id, name in names_to_choose()]
    form = Body(request.POST if request.method == "POST" else None, agencies=agencies)
    if form.is_bound and form.is_valid():

        def act() -> str:
            made = name_outside_body(by=by, given=form.given())
            say(request, "Named. Now say how you made sure that it is they.")
            return f"{HERE}{made.id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = Asking(
        title="Name a body outside the Code",
        form=asked(form),
        submit="Save",
        back_href=HERE,
        says=("It gets no account and no desk here: your agency keeps what it knows of it.",),
    )
    return render(request, "sharing/asking.html", frame=frame_of(request, current="work"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def body(request: HttpRequest, by: Actor, body_id: UUID) -> HttpResponse:
    """One of them, and one more check."""
    _insist(by)
    shown = body_page(by, body_id)
    form = Checking(request.POST if request.method == "POST" else None, now=by.at)
    if form.is_bound and form.is_valid():

        def act() -> str:
            check_outside_body(by=by, body_id=body_id, given=form.given())
            say(request, "Written down. It shows wherever you deal with them.")
            return f"{HERE}{body_id}/"

        try:
            return once(request, by, act)
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _one(shown, asked(form))
    return render(request, "sharing/outside/body.html", frame=frame_of(request, current="work"), page=page)


def _insist(by: Actor) -> None:
    if not opens(by.role, Act.RECORD_CALL):
        raise Missing


def _one(shown: BodyShown, form: ShownForm) -> OneBody:
    stands = shown.checks and shown.checks[0].how.stands
    return OneBody(
        title=shown.name + MARK,
        says=OUTSIDE_THE_CODE.says,
        warns="" if stands else NEVER,
        rows=tuple(
            row
            for row in (
                Row("What it is there to do", capital(shown.function.says)),
                Row("The duty to share", capital(shown.statutory_duty.says)),
                Row("What we know of it", shown.described),
                Row("How it is reached", shown.reach),
                Row("Named", moment_in_words(shown.since)),
            )
            if row.value
        ),
        checks=check_rows(shown),
        before=before_rows(shown),
        asks_href=f"{HERE}{shown.id}/asks/",
        told_href=f"/write-down/?told={shown.id}",
        form=form,
        here=f"{HERE}{shown.id}/",
    )


def check_rows(shown: BodyShown) -> tuple[Row, ...]:
    """Every check, the latest first."""
    return tuple(
        Row(
            f"{capital(one.how.says)}, {moment_in_words(one.at)}",
            "; ".join(each for each in (one.where_found, one.whom) if each) or "Nothing more was written",
        )
        for one in shown.checks
    )
