"""The officer's list of applications and the admission; an agency's own signed copy. Clauses sign.3, 4.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies import queries
from chiltern.agencies.actions.admit_agency import admit_agency
from chiltern.agencies.queries import AgencyState, StatutoryDuty
from chiltern.agencies.queries import applications as queries_applications
from chiltern.agencies.queries.applications import Application
from chiltern.foundation.actor import Actor
from chiltern.web.acting import asked, for_a_post, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import PageLinks, Row, Tag, WorkRow
from chiltern.web.shell import frame_of, say
from chiltern.web.views.signatories.forms import Admitting
from chiltern.web.views.signatories.joining import CopyPage, copy_rows


@dataclass(frozen=True, slots=True)
class Waiting:
    """Applications, first those that have signed."""

    title: str
    rows: tuple[WorkRow, ...]
    pages: PageLinks
    nagging: str


@dataclass(frozen=True, slots=True)
class AdmissionPage:
    """One application: its signature, and what the officer checks. `form` is None where there is nothing to do."""

    title: str
    tag: Tag
    rows: tuple[Row, ...]
    copy: tuple[Row, ...]
    form: ShownForm | None
    submit: str
    says: str
    invite_href: str


@require_safe
@for_a_post
def applications(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who waits to be admitted, and how many signatories have yet to name their representative."""
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and 0 < len(given) < 5 else 1
    number = max(1, number)
    found, more = queries_applications.applications(by, number)
    here = reverse("applications")
    page = Waiting(
        title="Applications to join the Code",
        rows=tuple(_row(each) for each in found),
        pages=PageLinks(
            f"{here}?page={number - 1}" if number > 1 else "", f"{here}?page={number + 1}" if more else ""
        ),
        nagging=_nagging(queries_applications.without_representative(by)),
    )
    return render(
        request, "signatories/applications.html", frame=frame_of(request, current="scheme"), page=page
    )


@require_http_methods(["GET", "POST"])
@for_a_post
def application(request: HttpRequest, by: Actor, agency: UUID) -> HttpResponse:
    """One application: the signed copy, and the button that admits."""
    queries_applications.only_who_admits(by)
    form = Admitting(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        duty = StatutoryDuty(form.cleaned_data["statutory_duty"])
        return once(request, by, lambda: _admit(request, by, agency, duty))
    shown = queries.agency(agency)
    if shown.by_import:
        raise Http404
    signed = shown.state is not AgencyState.APPLIED
    admitting = shown.state is AgencyState.SIGNED
    page = AdmissionPage(
        title=shown.name,
        tag=_TAGS[shown.state],
        rows=_rows(shown),
        copy=copy_rows(queries_applications.signed_copy(by, agency)) if signed else (),
        form=asked(form) if admitting else None,
        submit="Admit as a signatory",
        says=_SAYS[shown.state],
        invite_href=reverse("invite_representative", args=[agency])
        if shown.state is AgencyState.ADMITTED
        else "",
    )
    return render(
        request, "signatories/application.html", frame=frame_of(request, current="scheme"), page=page
    )


@require_safe
@for_a_post
def our_signature(request: HttpRequest, by: Actor) -> HttpResponse:
    """The agency keeps a copy (sign.3): for its representative and deputy."""
    copy = queries_applications.signed_copy(by, by.agency)
    page = CopyPage("Our signature under the Code of Practice", copy.reference, copy_rows(copy), ())
    return render(request, "signatories/copy.html", frame=frame_of(request), page=page)


_TAGS = {
    AgencyState.APPLIED: Tag("Not signed yet", "yellow"),
    AgencyState.SIGNED: Tag("Signed", "blue"),
    AgencyState.ADMITTED: Tag("Signatory", "green"),
    AgencyState.LEFT: Tag("Has left", "grey"),
}
_SAYS = {
    AgencyState.APPLIED: "It has applied and not signed yet. It goes on with the link that was shown to it.",
    AgencyState.SIGNED: "Check who signed, and that they may sign for this agency, by a way you know already.",
    AgencyState.ADMITTED: "It is a signatory. Invite its representative, and hand the one-time link over yourself.",
    AgencyState.LEFT: "It was a signatory and has left.",
}


def _admit(request: HttpRequest, by: Actor, agency: UUID, duty: StatutoryDuty) -> str:
    admit_agency(by=by, agency=agency, statutory_duty=duty)
    say(request, "Admitted: it is a signatory from now on.")
    return reverse("application", args=[agency])


def _row(each: Application) -> WorkRow:
    done = "signed" if each.state is AgencyState.SIGNED else "applied"
    return WorkRow(
        each.name,
        reverse("application", args=[each.id]),
        f"{each.sector.says[:1].upper()}{each.sector.says[1:]}, {done} on {date_in_words(each.since)}",
        tag=_TAGS[each.state],
    )


def _rows(shown: queries.AgencyShown) -> tuple[Row, ...]:
    said = (
        ("Legal body", shown.legal_body_name),
        ("Registration with the regulator", shown.registration or "not given"),
        ("Sector", shown.sector.says),
        ("Area", shown.area or "not given"),
        ("Commissioned by", shown.commissioner_name or "nobody"),
        ("Sensitive service", "yes" if shown.sensitive_service else "no"),
        ("Number to ring", shown.duty_number or "not given"),
        ("Duty to share", shown.statutory_duty.says),
    )
    return tuple(Row(key, value) for key, value in said)


def _nagging(many: int) -> str:
    if not many:
        return ""
    who = "1 signatory has" if many == 1 else f"{many:,} signatories have"
    return f"{who} not named a representative yet."
