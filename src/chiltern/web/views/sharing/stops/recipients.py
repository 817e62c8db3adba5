"""Who had something on a consent that was withdrawn, for the worker who recorded it. Clauses 2.2, 3.3 and 9.1.

The list goes to the worker, not by itself to the person who withdrew.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.words import StopState
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.stop_page import RecipientLine, recipients_of, withdrawal_of
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import due_in_words, moment_in_words
from chiltern.web.parts import Action, Tag, WorkRow
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.stops.shown import COLOURS, stop_href

NOBODY = (
    "Nobody outside your agency has anything that rests on this consent alone, as far as you may see. What was shared in "
    "danger, by a duty, by a court or on a recorded ground stays where it is."
)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Each recipient, by when it answers, and what it answered."""

    title: str
    caption: str
    says: tuple[str, ...]
    warns: str
    rows: tuple[WorkRow, ...]
    empty: str
    links: tuple[Action, ...]


@require_safe
@for_a_post
def recipients(request: HttpRequest, by: Actor, withdrawal_id: UUID) -> HttpResponse:
    """For whoever sees the record of the withdrawal."""
    withdrawal = withdrawal_of(withdrawal_id)
    lines = recipients_of(by, withdrawal_id)
    page = Recipients(
        title="Who had this on consent",
        caption=f"Consent ended, reference {withdrawal.reference}, {moment_in_words(withdrawal.at)}",
        says=(
            "No new sharing and no new use rests on this consent from the minute in which it ended.",
            "Each recipient is asked to answer: stopped and removed, or kept, on which other basis. It goes up by itself "
            "where nobody answers.",
        ),
        warns="This list is for you. Do not hand it to the person who withdrew: where somebody asks who has what, that is "
        "a request of its own, and the safety of others comes first.",
        rows=tuple(_row(by, line) for line in lines),
        empty=NOBODY,
        links=(
            Action("What was written down", f"/consents/{withdrawal_id}/"),
            Action("Consent, and what they were told", f"/people/{withdrawal.person}/consent/"),
        ),
    )
    return render(
        request, "sharing/stops/recipients.html", frame=frame_of(request, current="work"), page=page
    )


def _row(by: Actor, line: RecipientLine) -> WorkRow:
    many = "1 piece of information" if line.many == 1 else f"{line.many} pieces of information"
    outside = " · outside the Code: tell them yourself, and write down their answer" if line.outside else ""
    asked = line.state is StopState.ASKED
    return WorkRow(
        title=line.agency,
        href=stop_href(line.stop),
        detail=f"{many}{outside if asked else ''}",
        due=capital(due_in_words(line.due_at, by.at))
        if asked
        else f"Answered {moment_in_words(line.answered_at)}"
        if line.answered_at
        else "",
        is_overdue=line.overdue,
        tag=Tag(capital(line.state.says), COLOURS[line.state]),
    )
