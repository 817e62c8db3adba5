"""The list of signatories and their profiles: anyone may read them, signed in or not. Clause sign.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chiltern.agencies import queries
from chiltern.agencies.queries import AgencyShown, AgencyState, Group, Sector
from chiltern.agencies.queries import signatories as queries_signatories
from chiltern.agencies.queries.signatories import Sift, Signatory
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE
from chiltern.foundation.plain_text import day_in_words
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.middleware.context import actor_of
from chiltern.web.parts import Choice, Row, Tag
from chiltern.web.shell import frame_of
from chiltern.web.views.signatories.csv_file import csv_of
from chiltern.web.views.signatories.days import today_of

W = TypeVar("W", Sector, Group)

LONGEST_TEXT = 200
_SHOWN = (AgencyState.ADMITTED, AgencyState.LEFT)


@dataclass(frozen=True, slots=True)
class Line:
    """One signatory in the list."""

    name: str
    href: str
    detail: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list, what it is narrowed to, and what is wrong with what was asked."""

    title: str
    says: str
    lines: tuple[Line, ...]
    on: str
    on_error: str
    text: str
    sector: str
    group: str
    sectors: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    place: str
    newer_href: str
    older_href: str
    csv_href: str
    clear_href: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One agency, as the public sees it: no person is named."""

    title: str
    rows: tuple[Row, ...]
    tag: Tag
    invite_href: str
    """For the council's officer alone."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for; `error` where its day cannot be right, and then it is today's list."""

    today: date
    on: date
    typed_day: str
    error: str
    sift: Sift
    page: int

    def address(self, **more: str) -> str:
        """The query that asks for this list again."""
        said = {
            "on": self.on.isoformat() if self.typed_day and not self.error else "",
            "sector": self.sift.sector or "",
            "group": self.sift.group or "",
            "text": self.sift.text,
            **more,
        }
        return urlencode({name: value for name, value in said.items() if value})


@require_safe
def signatory_list(request: HttpRequest) -> HttpResponse:
    """As the list stands today, or stood at the end of an earlier day: `?on=2026-03-31`, or as somebody types it."""
    asked = _asked(request)
    found = queries_signatories.signatories(asked.on, asked.sift, asked.page)
    here = reverse("signatories")
    page = ListPage(
        title="Signatories of the Code of Practice",
        says=_says(asked, found.total),
        lines=tuple(_line(row) for row in found.rows),
        on=asked.typed_day if asked.error or not asked.typed_day else date_in_words(asked.on),
        on_error=asked.error,
        text=asked.sift.text,
        sector=asked.sift.sector or "",
        group=asked.sift.group or "",
        sectors=tuple(Choice(each.value, each.says[:1].upper() + each.says[1:]) for each in Sector),
        groups=tuple(Choice(each.value, each.says) for each in Group),
        place=f"Page {found.page} of {found.pages}",
        newer_href=f"{here}?{asked.address(page=str(found.page - 1))}" if found.page > 1 else "",
        older_href=f"{here}?{asked.address(page=str(found.page + 1))}" if found.page < found.pages else "",
        csv_href=f"{reverse('signatories_csv')}?{asked.address()}".rstrip("?"),
        clear_href=here,
    )
    return render(request, "signatories/list.html", frame=frame_of(request, current="signatories"), page=page)


@require_safe
def signatory_csv(request: HttpRequest) -> HttpResponse:
    """The same list, all of it, as a file."""
    asked = _asked(request)
    rows = queries_signatories.all_signatories(asked.on, asked.sift)
    text = csv_of(_cells(row) for row in rows)
    name = f"signatories-{asked.on.isoformat()}.csv"
    return HttpResponse(
        "\ufeff" + text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


@require_safe
def profile(request: HttpRequest, agency: UUID) -> HttpResponse:
    """One agency that is or was a signatory; whoever has only applied is not there yet."""
    try:
        shown = queries.agency(agency)
    except Missing:
        raise Http404 from None
    if shown.state not in _SHOWN:
        raise Http404
    left = shown.state is AgencyState.LEFT
    tag = Tag("Has left", "grey") if left else Tag("Signatory", "green")
    by = actor_of(request)
    invites = by is not None and by.agency == OFFICE and opens(by.role, Act.INVITE_PERSON) and not left
    invite_href = reverse("invite_representative", args=[agency]) if invites else ""
    page = Profile(shown.name, _profile_rows(shown), tag, invite_href)
    return render(
        request, "signatories/profile.html", frame=frame_of(request, current="signatories"), page=page
    )


def _asked(request: HttpRequest) -> _Asked:
    given = request.GET
    today, typed, error = today_of(request), given.get("on", "").strip(), ""
    on = today
    if typed:
        try:
            on = day_in_words(typed)
        except ValueError:
            error = "Enter a real date, like 31 March 2026"
        else:
            if on > today or on.year < 2000:
                error = "The date must be today or earlier, and not before 2000"
    sift = Sift(
        _word(Sector, given.get("sector")), _word(Group, given.get("group")), _text(given.get("text", ""))
    )
    page = given.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return _Asked(today, today if error else on, typed[:20], error, sift, max(1, number))


def _word(words: type[W], given: str | None) -> W | None:
    return next((each for each in words if each.value == given), None)


def _text(given: str) -> str:
    return "".join(sign for sign in given.strip() if sign.isprintable())[:LONGEST_TEXT]


def _says(asked: _Asked, total: int) -> str:
    day = "today" if asked.on == asked.today else f"on {date_in_words(asked.on)}"
    many = "1 agency" if total == 1 else f"{total:,} agencies"
    return f"{many}, as the list {'stands' if day == 'today' else 'stood'} {day}."


def _line(row: Signatory) -> Line:
    detail = f"{row.sector.says[:1].upper()}{row.sector.says[1:]}, {row.group.says}"
    if row.legal_body != row.name:
        detail += f". Part of {row.legal_body}"
    detail += f". Since {date_in_words(row.since)}"
    tag = Tag("Requests limited", "orange") if row.suspended else None
    return Line(row.name, reverse("signatory", args=[row.id]), detail, tag)


def _cells(row: Signatory) -> tuple[str, ...]:
    since = row.since.date().isoformat()
    return (row.name, row.sector.says, row.group.value, row.legal_body, row.area, row.duty_number, since)


def _profile_rows(shown: AgencyShown) -> tuple[Row, ...]:
    since = "Left the Code on" if shown.state is AgencyState.LEFT else "Signatory since"
    how = " (signed on paper, by import)" if shown.by_import else ""
    said = (
        (since, f"{date_in_words(shown.since)}{how}"),
        ("Legal body", shown.legal_body_name),
        ("Registration with the regulator", "exempt" if shown.registration_exempt else shown.registration),
        ("Sector", shown.sector.says),
        ("Group", shown.group.says),
        ("Commissioned by", shown.commissioner_name),
        ("Area", shown.area),
        ("Accepts information", "; ".join(method.says for method in shown.methods)),
        ("Opening hours", shown.opening_hours),
        ("Number to ring", shown.duty_number),
        ("Out of hours", shown.out_of_hours_number),
    )
    return tuple(Row(key, value) for key, value in said if value)
