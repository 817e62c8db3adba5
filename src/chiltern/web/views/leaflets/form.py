"""The consent form to print for a home visit: the same questions as on the page, to be filled in there later. 1.3, 9.1, 9.2.

Paper goes about, so it names nobody: opened from somebody's page it carries a reference alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries.consent_form import OwnFormView, own_consent_form
from chiltern.agencies.queries.posts import agency_name
from chiltern.agencies.workings.consent_form import AnswerKind
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import InfoClass
from chiltern.foundation.actor import Actor
from chiltern.people.queries.naming import called
from chiltern.people.workings.paper import reference_of
from chiltern.scheme.queries import book
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.middleware.context import actor_of
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.signatories.days import today_of

LINES_FOR_AGENCIES = 5


@dataclass(frozen=True, slots=True)
class PaperForm:
    """As it is printed. `reference` and `agency` are empty where they are written in by hand."""

    title: str
    agency: str
    reference: str
    wording: tuple[str, ...]
    questions: tuple[tuple[str, bool], ...]
    """What the agency asks besides, and whether yes or no answers it."""
    purposes: tuple[str, ...]
    classes: tuple[str, ...]
    agencies: tuple[int, ...]
    back_href: str
    back: str


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """For anyone; somebody who acts gets their own agency's words and questions."""
    by = actor_of(request)
    own = own_consent_form(by) if by else OwnFormView()
    name = agency_name(by.agency) if by else ""
    page = _form(book(today_of(request)), own, name, "", reverse("leaflets"), "Leaflets and the consent form")
    return render(request, "leaflets/form.html", frame=frame_of(request), page=page)


@require_safe
@for_a_post
def for_person(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """With the reference by which the paper is put to the right record later."""
    called(by, person_id)
    back = reverse("people_person", args=[person_id])
    name, own, law = agency_name(by.agency), own_consent_form(by), book(today_of(request))
    page = _form(law, own, name, reference_of(person_id), back, "What is recorded of them")
    return render(request, "leaflets/form.html", frame=frame_of(request, current="people"), page=page)


def _form(law: Book, own: OwnFormView, agency: str, reference: str, back_href: str, back: str) -> PaperForm:
    return PaperForm(
        title="Consent to share information",
        agency=agency,
        reference=reference,
        wording=tuple(line for line in own.wording.splitlines() if line.strip()),
        questions=tuple((one.asks, one.kind is AnswerKind.YES_NO) for one in own.questions),
        purposes=tuple(capital(row.says) for row in law.table("purpose")),
        classes=tuple(capital(each.says) for each in InfoClass),
        agencies=tuple(range(1, LINES_FOR_AGENCIES + 1)),
        back_href=back_href,
        back=back,
    )
