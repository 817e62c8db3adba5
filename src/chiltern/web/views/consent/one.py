"""One answer, whole: how it came about, the signed form beside it, and what stands for it now. 1.3, 3.3, 3.7 and 9.1."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.consent.actions.attach_form import attach_form
from chiltern.consent.queries.page import consent_page
from chiltern.consent.queries.signed import SignedView, signed_file, signed_forms, whose
from chiltern.files.workings.kinds import KINDS
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.web.acting import asked, at_its_field, for_a_post, form_id, once
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.not_to_ask import NotToAsk, warnings_of
from chiltern.web.parts import Action, Row, Tag
from chiltern.web.shell import frame_of, say
from chiltern.web.views.consent.shown import answer_card, answer_rows
from chiltern.web.views.sharing.papers.forms import AddDocument

_TYPES = {"pdf": ("application/pdf", "pdf"), "jpeg": ("image/jpeg", "jpg"), "png": ("image/png", "png")}


class SignedPaper(AddDocument):
    """The signed form, as a scan or a photograph."""


@dataclass(frozen=True, slots=True)
class OneConsent:
    """One answer."""

    title: str
    caption: str
    tag: Tag
    warns_of: tuple[NotToAsk, ...]
    rows: tuple[Row, ...]
    signed: tuple[Action, ...]
    form: ShownForm
    form_id: str
    may_record: bool
    id: str
    withdraw_href: str
    again_href: str
    later_href: str
    earlier_href: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def consent(request: HttpRequest, by: Actor, consent_id: UUID) -> HttpResponse:
    """Sending adds a signed form; a wrong kind is refused in clear words, and nothing is lost."""
    form = SignedPaper(request.POST, request.FILES) if request.method == "POST" else SignedPaper()
    if form.is_bound and form.is_valid():
        try:
            return once(request, by, lambda: _add(request, by, consent_id, form))
        except Invalid as wrong:
            at_its_field(form, wrong)
    page = _page(by, consent_id, form)
    return render(request, "consent/one.html", frame=frame_of(request, current="people"), page=page)


@require_safe
@for_a_post
def signed_form(request: HttpRequest, by: Actor, form_id: UUID) -> HttpResponse:
    """Sent to be kept, under a name of ours, never shown in place."""
    file = signed_file(form_id)
    if file.kind not in _TYPES:
        raise Missing
    kind, ending = _TYPES[file.kind]
    name = f"chiltern-consent-{file.reference.lower()}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(file.content, content_type=kind, headers=headers)


def _add(request: HttpRequest, by: Actor, consent_id: UUID, form: SignedPaper) -> str:
    attach_form(by=by, consent=consent_id, content=form.cleaned_data["file"].read())
    say(request, "The signed form stands beside the answer.")
    return f"/consents/{consent_id}/"


def _page(by: Actor, consent_id: UUID, form: SignedPaper) -> OneConsent:
    found = consent_page(by, whose(consent_id))
    view = next(each for each in found.history if each.id == consent_id)
    person = found.person
    card, may_record = (
        answer_card(view, may_withdraw=opens(by.role, Act.WITHDRAW_CONSENT)),
        opens(by.role, Act.RECORD_CONSENT),
    )
    return OneConsent(
        title=card.title,
        caption=found.called,
        tag=card.tag,
        warns_of=warnings_of(found.not_to_ask),
        rows=answer_rows(view),
        signed=tuple(_signed(one) for one in signed_forms(view.id)),
        form=asked(form),
        form_id=form_id(),
        may_record=may_record,
        id=str(view.id),
        withdraw_href=card.withdraw_href,
        again_href=f"/people/{person}/consent/begin/" if may_record and view.replaced_by is None else "",
        later_href=f"/consents/{view.replaced_by}/" if view.replaced_by else "",
        earlier_href=f"/consents/{view.instead_of}/" if view.instead_of else "",
        back_href=f"/people/{person}/consent/",
    )


def _signed(one: SignedView) -> Action:
    pages = "1 page" if one.pages == 1 else f"{one.pages:,} pages"
    return Action(
        f"Signed form, {KINDS[one.kind]}, {pages}, added {moment_in_words(one.at)}",
        f"/signed-forms/{one.id}/",
    )
