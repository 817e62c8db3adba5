"""Consents that are about to lapse or are to be asked about again: references, never names. Clauses 2.2 and 3.3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.consent.queries.due import AHEAD, due_for_review
from chiltern.consent.queries.views import DueView
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.scheme.queries import day_in_london
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Choice, Select, Tag, WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital, uuid_or_none

LAPSES, REVIEW, OVERDUE = "lapses", "review", "overdue"
_KINDS = (
    Choice("", "Everything that is due"),
    Choice(LAPSES, "About to lapse"),
    Choice(REVIEW, "To be asked about again"),
    Choice(OVERDUE, "Past its day"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """The list."""

    title: str
    says: str
    select: Select
    rows: tuple[WorkRow, ...]
    empty: str
    here: str
    older_href: str


@require_safe
@for_a_post
def due(request: HttpRequest, by: Actor) -> HttpResponse:
    """What is due first on top, 25 at a time; each leads to the answer itself."""
    if not opens(by.role, Act.RECORD_CONSENT):
        raise Missing
    chosen = request.GET.get("kind", "")
    chosen = chosen if chosen in {each.value for each in _KINDS} else ""
    found = due_for_review(by, _after(request), which=chosen)
    here = reverse("consents_due")
    onward = (
        {"kind": chosen, "after": found.after[0].isoformat(), "id": str(found.after[1])}
        if found.after
        else {}
    )
    page = Due(
        title="Consent to be looked at again",
        says=f"What lapses or is to be asked about again within {AHEAD.days} days, or should have been. "
        f"{found.left:,} from here on.",
        select=Select("kind", "What", _KINDS, chosen),
        rows=tuple(_row(one, day_in_london(by.at) + AHEAD) for one in found.due),
        empty=(
            "Nothing here is like that. Clear the filter to see everything that is due."
            if chosen
            else "Nothing is due. Consent that you record here comes up again by itself, before it lapses."
        ),
        here=here,
        older_href=f"{here}?{urlencode({name: value for name, value in onward.items() if value})}"
        if onward
        else "",
    )
    return render(request, "consent/due.html", frame=frame_of(request, current="work"), page=page)


def _row(one: DueView, soon: date) -> WorkRow:
    lapses = one.until is not None and one.until <= soon
    detail = f"Lapses after {date_in_words(one.until)}" if one.until else "Stands until it is taken back"
    return WorkRow(
        title=f"Consent {one.reference}",
        href=f"/consents/{one.id}/",
        detail=f"{capital(one.state.says)}. {detail}.",
        due=f"{'Ask again since' if one.overdue else 'Ask again by'} {date_in_words(one.review_on)}",
        is_overdue=one.overdue,
        tag=Tag("About to lapse", "yellow") if lapses else None,
    )


def _after(request: HttpRequest) -> tuple[date, UUID] | None:
    """A place in the list; a damaged one is its beginning."""
    id = uuid_or_none(request.GET.get("id"))
    try:
        day = date.fromisoformat(request.GET.get("after", ""))
    except ValueError:
        return None
    return (day, id) if id else None
