"""The council's officer confirms, corrects, ends and adds rows of law, each looked at before it is made. Clauses 1.4, 2.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.book import OWN_WORDS
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.scheme.actions.add_law_row import add_law_row
from chiltern.scheme.actions.confirm_law_row import confirm_law_row
from chiltern.scheme.actions.correct_law_row import correct_law_row
from chiltern.scheme.actions.end_law_row import end_law_row
from chiltern.scheme.facts import officer_may
from chiltern.scheme.queries import changing
from chiltern.scheme.queries.law_pages import KINDS, LawRowPage, law_row
from chiltern.scheme.workings.adding import NEEDS, NOT_ADDED
from chiltern.scheme.workings.corrections import (
    CHECKED,
    FIELDS,
    as_read,
    as_typed,
    correctable,
    shown,
    waits_for_confirmation,
)
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.scheme.checking import Change, asks
from chiltern.web.views.scheme.law_forms import Addition, Confirmation, Correction, End
from chiltern.web.views.sharing.common import capital

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which kinds of rows can be added, and which cannot, and why."""

    title: str
    can: tuple[Action, ...]
    cannot: tuple[Row, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def confirm(request: HttpRequest, by: Actor, row: str) -> HttpResponse:
    """Read, where and how far; for a duty that waits: in force, so that its “must” reads as one."""
    found = _row(by, row)
    waits = found.row.waits
    if request.method != "POST" and not (waits or _can_be_read_again(row, found.row.kind)):
        raise Http404
    form = Confirmation(request.POST if request.method == "POST" else None, waits=waits)

    def rows(said: Said) -> tuple[Row, ...]:
        changing.confirmed(by, row, said["confirmed_on"], checked=said["checked"], source=said["source"])
        checked = Row("How far it was read", CHECKED[said["checked"]]) if said["checked"] else None
        return (
            _of(found),
            Row("Confirmed on", date_in_words(said["confirmed_on"])),
            *((checked,) if checked else ()),
            *((Row("Where it was read", said["source"]),) if said["source"] else ()),
            Row("Why" if not waits else "How you know", said["reason"]),
        )

    def act(said: Said) -> str:
        given = {name: said[name] for name in ("confirmed_on", "checked", "source", "reason")}
        confirm_law_row(by=by, row=row, **given)
        return _done(request, f"Confirmed: {found.row.name}.", row)

    then = ("Until you confirm it, decisions show it first and do not count it as a duty.",) if waits else ()
    submit = "Confirm that it is in force" if waits else "Confirm what it says"
    change = Change(
        f"Confirm: {found.row.name}", submit, _page(row), (capital(found.row.says), *then), rows=rows, act=act
    )
    return asks(request, by, form, change)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def correct(request: HttpRequest, by: Actor, row: str) -> HttpResponse:
    """One part of a row corrected, from a day on."""
    found = _row(by, row)
    parts = correctable(found.row.kind)
    chosen = request.GET.get("field", "")
    typed = {"field": chosen, "value": as_typed(chosen, found.typed[chosen])} if chosen in found.typed else {}
    form = Correction(request.POST if request.method == "POST" else None, parts=parts, initial=typed)

    def rows(said: Said) -> tuple[Row, ...]:
        field = said["field"]
        _, wanted = changing.corrected(by, row, field, said["value"], said["holds_from"])
        before = found.typed.get(field)
        return (
            _of(found),
            Row("What is corrected", parts[field]),
            Row("It says now", shown(field, before) if before is not None else "Nothing"),
            Row("It will say", "Nothing" if wanted is None else shown(field, as_read(field, wanted))),
            Row("From", date_in_words(said["holds_from"])),
            Row("Why", said["reason"]),
        )

    def act(said: Said) -> str:
        correct_law_row(by=by, row=row, **{name: said[name] for name in _CORRECTED})
        return _done(request, f"Corrected: {found.row.name}.", row)

    as_they_stand = tuple(
        f"{label}: {as_typed(field, found.typed[field])}"
        for field, label in parts.items()
        if field in found.typed
    )
    change = Change(
        f"Correct: {found.row.name}",
        "Make the correction",
        _page(row),
        as_they_stand,
        rows=rows,
        act=act,
    )
    return asks(request, by, form, change)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def end(request: HttpRequest, by: Actor, row: str) -> HttpResponse:
    """Not offered any more after a last day."""
    found = _row(by, row)
    form = End(request.POST if request.method == "POST" else None)

    def rows(said: Said) -> tuple[Row, ...]:
        changing.ended(by, row, said["last_day"])
        return (_of(found), Row("Last day", date_in_words(said["last_day"])), Row("Why", said["reason"]))

    def act(said: Said) -> str:
        end_law_row(by=by, row=row, last_day=said["last_day"], reason=said["reason"])
        return _done(request, f"Ended: {found.row.name}.", row)

    then = (
        capital(found.row.says),
        "After its last day nobody can choose it. What rests on it stands, and says what it said then.",
    )
    change = Change(f"End: {found.row.name}", "End it", _page(row), then, rows=rows, act=act)
    return asks(request, by, form, change)


@require_safe
@for_a_post
def add(request: HttpRequest, by: Actor) -> HttpResponse:
    """Of which kind; and which kinds need a release."""
    officer_may(by, Act.CORRECT_LAW_ROW)
    page = Kinds(
        title="Add a row",
        can=tuple(Action(KINDS[kind], reverse("add_law_row_of", args=[kind])) for kind in NEEDS),
        cannot=tuple(Row(KINDS[kind], why) for kind, why in NOT_ADDED.items()),
    )
    return render(request, "scheme/add_row.html", frame=frame_of(request, current="scheme"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def add_of(request: HttpRequest, by: Actor, kind: str) -> HttpResponse:
    """A row of one kind, from a day on."""
    officer_may(by, Act.CORRECT_LAW_ROW)
    if kind not in NEEDS:
        raise Http404
    form = Addition(request.POST if request.method == "POST" else None, kind=kind)

    def typed(said: Said) -> dict[str, str]:
        return {name: "\n".join(text) if isinstance(text, list) else text for name, text in said.items()
                if name in FIELDS}  # fmt: skip

    def rows(said: Said) -> tuple[Row, ...]:
        _, fields = changing.added(by, kind, typed(said), said["holds_from"])
        return (
            Row("Kind", KINDS[kind]),
            *(Row(FIELDS[name], shown(name, as_read(name, value)))
              for name, value in fields.items()),
            Row("From", date_in_words(said["holds_from"])),
            Row("Why", said["reason"]),
        )  # fmt: skip

    def act(said: Said) -> str:
        made = add_law_row(
            by=by, kind=kind, typed=typed(said), holds_from=said["holds_from"], reason=said["reason"]
        )
        return _done(request, "Added. From its day on it can be chosen.", made.row)

    change = Change(f"Add: {KINDS[kind]}", "Add it", reverse("add_law_row"), (), rows=rows, act=act)
    return asks(request, by, form, change)


_CORRECTED = ("field", "value", "holds_from", "reason")


def _row(by: Actor, row: str) -> LawRowPage:
    """Raises Missing for anyone but the officer, and for an unknown row."""
    officer_may(by, Act.CORRECT_LAW_ROW)
    return law_row(by.at, row)


def _can_be_read_again(row: str, kind: str) -> bool:
    """A duty's confirmation stands once; another row is looked up again as the years pass."""
    return kind not in OWN_WORDS and not waits_for_confirmation(row)


def _of(found: LawRowPage) -> Row:
    return Row("Row", found.row.name)


def _page(row: str) -> str:
    return reverse("law_row", args=[row])


def _done(request: HttpRequest, text: str, row: str) -> str:
    say(request, text)
    return _page(row)
