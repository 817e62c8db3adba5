"""What waits for the council's officer: applications, numbers to set, duties to confirm. Clauses 1.1, 1.4, sign.3."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries import applications as queries_applications
from chiltern.agencies.queries.second_look import somebody_looks
from chiltern.agencies.queries.standing import standing_of_all
from chiltern.agencies.queries.walls import stranded_by_agency
from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.notices import sending
from chiltern.notices.queries import not_sent
from chiltern.scheme.queries import office as queries_office
from chiltern.scheme.queries.law_pages import waiting_for_confirmation
from chiltern.sharing.queries.ownership import last_ownership_check
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Tag, Task
from chiltern.web.shell import frame_of


@dataclass(frozen=True, slots=True)
class Home:
    """The officer's list of what there is to do."""

    title: str
    tasks: tuple[Task, ...]


@require_safe
@for_a_post
def home(request: HttpRequest, by: Actor) -> HttpResponse:
    """Each part of the officer's work, with what waits there."""
    signed = queries_applications.waiting_to_be_admitted(by)
    unset = sum(each.is_number and not each.value for each in queries_office.settings_shown(by))
    unconfirmed = waiting_for_confirmation(by.at)
    unread = sum(many for _, _, many in stranded_by_agency(by))
    nagging = queries_applications.without_representative(by)
    page = Home(
        title="The partnership",
        tasks=(
            Task("Applications", _status(signed, "to admit"), reverse("applications")),
            Task(
                "Signatories",
                _status(nagging, "to invite"),
                reverse("signatories"),
                "The public list. Invite from there the representatives that are not named yet.",
            ),
            Task("Things without a reader", _status(unread, "to give to somebody"), reverse("last_readers")),
            Task(
                "Agreements",
                "",
                reverse("agreements"),
                "What agencies have agreed with each other below the Code; those past their review.",
            ),
            Task("Settings and numbers to ring", _status(unset, "to set"), reverse("scheme_settings")),
            Task(
                "Not in good standing",
                _status(standing_of_all(by).count, "to chase"),
                reverse("standing"),
                "Registrations that have ended, and services that work for a signatory and have not signed.",
            ),
            Task(
                "Who looks at what was shared alone",
                "Somebody is named" if somebody_looks(by) else Tag("Nobody is named", "yellow"),
                reverse("second_look"),
                "In danger one person may share alone; for agencies that have nobody else you name who looks afterwards.",
            ),
            Task(
                "Law and guidance",
                _status(unconfirmed, "to confirm"),
                reverse("law_rows"),
                "Grounds and purposes too: confirm, correct, end and add rows, without a release.",
            ),
            Task("E-mails", *_mails(by)),
            Task("Who has what", *_ownership(by)),
        ),
    )
    return render(request, "scheme/home.html", frame=frame_of(request, current="scheme"), page=page)


def _ownership(by: Actor) -> tuple[Tag | str, str, str]:
    """What the look of the last night found, as a number; which pieces of information stands nowhere here."""
    last = last_ownership_check(by)
    if last is None:
        return (
            "Not looked at yet",
            "",
            "Each night it is looked at whether all that was shared lies where it was let go.",
        )
    when = f"Looked at on {moment_in_words(last.made_at)}: {last.looked_at:,} pieces of information that lie with another agency."
    if not last.found:
        return "Nothing lies where it was not let", "", when
    ask = "Ask whoever runs the machine to run ‘chiltern verify’, which names them, and tell their owners."
    return Tag(f"{len(last.found):,} where nothing let them", "red"), "", f"{when} {ask}"


def _mails(by: Actor) -> tuple[Tag | str, str, str]:
    """How many notices did not go, as a number; an address stands nowhere."""
    if not sending.is_on(in_demo=context.nature() == "demo"):
        return (
            Tag("Not set up", "yellow"),
            "",
            "No mail server is named: nobody is told by e-mail that something waits.",
        )
    many = not_sent(by)
    ask = "Ask whoever runs the machine to look at the mail server." if many else ""
    return _status(many, "not sent within seven days"), "", ask


def _status(many: int, what: str) -> Tag | str:
    return Tag(f"{many} {what}", "yellow") if many else "Nothing waits"
