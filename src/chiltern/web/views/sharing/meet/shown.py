"""Meetings by date, one meeting, its invitation and its minute as either side sees them. Clauses 2.2, 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, InvitationAnswer, MeetingState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.actions.acknowledge_minute import acknowledge_minute
from chiltern.sharing.queries.meeting_list import MeetingRow, meetings
from chiltern.sharing.queries.meeting_page import (
    GivenView,
    MeetingView,
    meeting_of_invitation,
    meeting_page,
)
from chiltern.sharing.queries.meetings import Seat
from chiltern.sharing.queries.minute_file_copy import copies_of_minute
from chiltern.sharing.queries.minute_page import MinuteView, minute_page
from chiltern.sharing.queries.received_page import HIDDEN_OWNER
from chiltern.sharing.queries.views import PersonView
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import Link, render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Action, ItemCard, Row, Tag, WorkRow
from chiltern.web.places import place_of
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.meet.waits import AFTERWARDS, HELD, answer_rows, seat_waits
from chiltern.web.views.sharing.shown import NOT_ALL, item_card, terms_panel
from chiltern.web.views.sharing.tell.words import person_in_words

# In the order of the page: what comes next stands first.
_PATHS = {
    Act.ANSWER_INVITATION: ("answer", "Answer the invitation"),
    Act.WRITE_MINUTE: ("minute", "Write and send the minute"),
    Act.CONTRIBUTE: ("put-in", "Put in what you know"),
    Act.RECORD_PRESENCE: ("present", "It was held: write down who was there"),
    Act.WRITE_FAMILY_VERSION: ("family", "Make the family’s version"),
}
_TO_SEND = {
    Act.CLOSE_MEETING: ("close", "Close the meeting"),
    Act.CALL_OFF_MEETING: ("call-off", "Call the meeting off"),
}


@dataclass(frozen=True, slots=True)
class Meetings:
    """One list by date."""

    title: str
    rows: tuple[WorkRow, ...]
    empty: str
    more_href: str
    others: tuple[Link, ...]
    may_call: bool


@dataclass(frozen=True, slots=True)
class OneMeeting:
    """A meeting."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    who: str
    listed: tuple[str, ...]
    next: tuple[Action, ...]
    to_send: tuple[Action, ...]
    form_id: str
    given: tuple[WorkRow, ...]
    minutes: tuple[WorkRow, ...]
    versions: tuple[WorkRow, ...]
    present: tuple[str, ...]
    not_all: str


@dataclass(frozen=True, slots=True)
class MinuteWords:
    """What a minute says, wherever it is read: each part with whose it is, and under which terms."""

    present: tuple[str, ...]
    decided: str
    actions: tuple[tuple[str, str, str], ...]
    items: tuple[ItemCard, ...]
    not_all: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """One agency's bundle of a minute."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    minute: MinuteWords
    acknowledge_href: str
    acknowledged: str
    form_id: str
    meeting_href: str
    decision_href: str
    take_href: str
    take_form_id: str
    copies: tuple[Action, ...]
    """Those that were taken into our own file."""


@require_safe
@for_a_post
def all_meetings(request: HttpRequest, by: Actor) -> HttpResponse:
    """Those that are open, the soonest first; or those that are over, the latest first."""
    if not opens(by.role, Act.CONTRIBUTE):
        raise Missing
    over = request.path.endswith("/over/")
    found = meetings(by, over=over, after=place_of(request.GET.get("after")))
    more = f"{found.after.sort_at.isoformat()}_{found.after.thing}" if found.after else ""
    page = Meetings(
        title="Meetings that are over" if over else "Meetings",
        rows=tuple(_meeting_row(row) for row in found.rows),
        empty="No meeting is over yet."
        if over
        else "No meeting is to come. To call one, choose Call a meeting; where you are invited, it stands here.",
        more_href=f"{request.path}?{urlencode({'after': more})}" if more else "",
        others=(
            Link("To come, or not closed yet", "/meetings/", current=not over),
            Link("Over", "/meetings/over/", current=over),
        ),
        may_call=opens(by.role, Act.CALL_MEETING),
    )
    return render(request, "sharing/meet/list.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def invitation(request: HttpRequest, by: Actor, invitation_id: UUID) -> HttpResponse:
    """Leads to the meeting."""
    return redirect(f"/meetings/{meeting_of_invitation(invitation_id)}/")


@require_safe
@for_a_post
def meeting(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """What stands on it depends on the side: whoever called sees every answer, an invited agency its own."""
    view = meeting_page(by, meeting_id)
    here = f"/meetings/{view.id}/"
    acts = {Act(act.act) for act in view.acts if act.open}
    page = OneMeeting(
        title=capital(view.kind.says),
        caption=f"{moment_in_words(view.starts_at)} · reference {view.reference}",
        rows=(*_rows(view), *answer_rows(view, by.at)),
        who="Who took part" if view.held_already else "Who is invited",
        listed=_listed(view),
        next=tuple(Action(_PATHS[act][1], f"{here}{_PATHS[act][0]}/") for act in _PATHS if act in acts),
        to_send=tuple(
            Action(_TO_SEND[act][1], f"{here}{_TO_SEND[act][0]}/") for act in _TO_SEND if act in acts
        ),
        form_id=form_id(),
        given=tuple(_given(one, "disclosures") for one in view.contributions),
        minutes=tuple(_given(one, "minutes") for one in view.minutes),
        versions=tuple(
            WorkRow(
                title=f"The family’s version {one.number}",
                href=f"/family-versions/{one.id}/",
                detail=f"Given to {one.handed}" if one.handed else "Not given to anybody yet",
                due=moment_in_words(one.at),
            )
            for one in view.versions
        ),
        present=view.present,
        not_all=NOT_ALL if view.contributions or view.minutes else "",
    )
    return render(request, "sharing/meet/meeting.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def minute(request: HttpRequest, by: Actor, copy_id: UUID) -> HttpResponse:
    """The bundle, part by part, each with whose it is."""
    view = minute_page(by, copy_id)
    page = Bundle(
        title=f"Minute of the {view.kind}",
        caption=f"{moment_in_words(view.held_at)} · reference {view.reference}",
        rows=minute_rows(view),
        minute=minute_words(view),
        acknowledge_href=f"/minutes/{view.id}/acknowledge/"
        if view.received and not view.acknowledged_at
        else "",
        acknowledged=f"Acknowledged {moment_in_words(view.acknowledged_at)}." if view.acknowledged_at else "",
        form_id=form_id(),
        meeting_href=f"/meetings/{view.meeting}/",
        decision_href=f"/decisions/{view.decision}/" if view.decision else "",
        take_href=f"/minutes/{view.id}/take-into-file/",
        take_form_id=form_id(),
        copies=tuple(
            Action(f"{reference}, taken {moment_in_words(at)}", f"/minute-copies/{copy}/")
            for copy, reference, at in copies_of_minute(view.id)
        ),
    )
    return render(request, "sharing/meet/bundle.html", frame=frame_of(request, current="received"), page=page)


@require_POST
@for_a_post
def acknowledge(request: HttpRequest, by: Actor, copy_id: UUID) -> HttpResponse:
    """We have it."""

    def act() -> str:
        acknowledge_minute(by=by, copy_id=copy_id)
        say(request, "Acknowledged. Whoever sent the minute can see so.")
        return f"/minutes/{copy_id}/"

    return once(request, by, act)


def _meeting_row(row: MeetingRow) -> WorkRow:
    """No child's name stands in a list."""
    whose = "Called by us" if row.ours else f"{row.caller} invites you"
    answer = f" · {row.answer}" if row.answer else ""
    return WorkRow(
        title=capital(row.kind),
        href=f"/meetings/{row.id}/",
        detail=f"{whose}{answer} · {row.way} · reference {row.reference}",
        due=capital(moment_in_words(row.starts_at)),
        tag=Tag(capital(row.state), "grey"),
    )


def people_rows(people: tuple[PersonView, ...]) -> tuple[Row, ...]:
    """Whom it is about, each in one line."""
    return tuple(
        Row(
            "About",
            person_in_words(
                one.name,
                date.fromisoformat(one.date_of_birth) if one.date_of_birth else None,
                (one.nhs_number, one.upn, one.address),
                is_child=one.is_child,
            ),
        )
        for one in people
    )


def _rows(view: MeetingView) -> tuple[Row, ...]:
    caller = ", ".join(each for each in (view.from_name, view.from_title, view.caller) if each)
    answer = InvitationAnswer(view.answer).says if view.answer else "not answered yet"
    before = view.held_already and view.state is MeetingState.CALLED
    rows = [
        Row("State", HELD if before else capital(view.state.says)),
        *([Row("Written down", AFTERWARDS)] if view.held_already else []),
        Row("Called by", caller),
        Row("When", f"{moment_in_words(view.starts_at)}, {view.way}"),
        Row("Where", view.place),
        *people_rows(view.people),
        Row("Why", view.why),
        Row("For", capital(view.purpose)),
        Row("To you alone", view.also),
        *([] if view.ours or view.held_already else [Row("Your answer", capital(answer))]),
    ]
    if not view.is_named:
        rows.append(Row("Your name", "The others read ‘an agency known to the council’s officer’"))
    return tuple(row for row in rows if row.value)


def _listed(view: MeetingView) -> tuple[str, ...]:
    """Who sits there, as far as this agency is shown."""
    listed = [_seat(seat, view) for seat in view.seats if view.ours or not seat.called]
    listed += [capital(HIDDEN_OWNER)] * view.unnamed
    return (
        *listed,
        *(f"{one} (not in the list: told by whoever called the meeting)" for one in view.outside),
    )


def _seat(seat: Seat, view: MeetingView) -> str:
    if not view.ours or view.held_already:
        return seat.name
    said = seat.answer.says if seat.answer else f"not answered yet{seat_waits(view, seat.agency)}"
    hidden = "" if seat.named else "; the others do not see its name"
    return f"{seat.name}: {said}{hidden}{f' ({seat.reason})' if seat.reason else ''}"


def _given(one: GivenView, path: str) -> WorkRow:
    what = f"Minute {one.number}" if one.number else "Put in"
    title = f"{what}: to {one.to_agency}" if one.ours else f"{what}: from {one.from_agency}"
    received = (
        f"acknowledged {moment_in_words(one.acknowledged_at)}"
        if one.acknowledged_at
        else "not acknowledged yet"
    )
    return WorkRow(
        title=title, href=f"/{path}/{one.id}/", detail=capital(received), due=moment_in_words(one.at)
    )


def minute_words(view: MinuteView) -> MinuteWords:
    """Each part under the terms under which it came; what is the reader's own under none."""
    under = tuple(terms_panel(one) if one else None for one in view.terms)
    return MinuteWords(
        present=view.present,
        decided=view.decided,
        actions=tuple(
            (who, what, date_in_words(by_day) if by_day else "Not said") for who, what, by_day in view.actions
        ),
        items=tuple(
            replace(item_card(item, place + 1), terms=under[place]) for place, item in enumerate(view.items)
        ),
        not_all=NOT_ALL,
    )


def minute_rows(view: MinuteView) -> tuple[Row, ...]:
    """From whom to whom, about whom."""
    rows = [
        Row("From", view.from_agency),
        Row("To", view.to_agency),
        *([Row("Written down", AFTERWARDS)] if view.held_already else []),
        Row("Sent", f"{moment_in_words(view.at)}{f', minute {view.number}' if view.number > 1 else ''}"),
        *people_rows(view.people),
    ]
    if view.not_to_be_mentioned_to:
        rows.append(Row("Not to be mentioned to", "; ".join(view.not_to_be_mentioned_to)))
    return tuple(rows)
