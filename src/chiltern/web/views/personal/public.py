"""The public form: what is held about me or my child? Its answer is the same for everybody, whatever is held. Clause 8.3.1.

No record of any person is looked at here. UK GDPR articles 12(3) and 15.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.accounts.lockout import count_sent, sends_too_often
from chiltern.agencies.queries import names_to_choose
from chiltern.foundation.gate import AlreadyDone, Invalid
from chiltern.resolution.actions.ask_what_is_held import ask_what_is_held
from chiltern.resolution.workings.public_form import link_of, reference_in, reference_of
from chiltern.scheme.queries import book, numbers
from chiltern.web.acting import asked, at_its_field
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.middleware.context import actor_of
from chiltern.web.shell import frame_of
from chiltern.web.views.leaflets.pages import FOR_FAMILIES
from chiltern.web.views.personal.asking import AskingWhatIsHeld
from chiltern.web.views.sharing.common import uuid_or_none
from chiltern.web.views.signatories.days import outsider_of, today_of

TITLE = "Ask what is held about you or your child"
TOO_MANY = 429
_COUNTED = "the public form that asks what is held"


@dataclass(frozen=True, slots=True)
class AskPage:
    """The form, with the numbers to ring in danger."""

    title: str
    form: ShownForm
    submit: str
    numbers: tuple[tuple[str, str], ...]
    back_href: str = ""


@dataclass(frozen=True, slots=True)
class SentPage:
    """What happens now. Nothing in it depends on anything but the form's own reference."""

    title: str
    reference: str
    numbers: tuple[tuple[str, str], ...]
    regulator: str
    regulator_reach: str


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """For anyone, without signing in. Whoever is signed in answers such requests, and asks none here."""
    if actor_of(request) is not None:
        return render(request, "personal/signed_in.html", frame=frame_of(request))
    outsider_of(request)
    form = AskingWhatIsHeld(names_to_choose(), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if sends_too_often(request, _COUNTED):
            page = _page(form)
            return render(
                request, "personal/too_many.html", frame=frame_of(request), page=page, status=TOO_MANY
            )
        answer = _send(request, form)
        if answer is not None:
            return answer
    return render(request, "personal/ask.html", frame=frame_of(request), page=_page(form))


@require_safe
def sent(request: HttpRequest, link: str) -> HttpResponse:
    """The same for everybody. Nothing is looked up for it."""
    reference = reference_in(link)
    if reference is None:
        raise Http404
    law = book(today_of(request))
    page = SentPage(
        title="We have what you sent",
        reference=reference,
        numbers=_numbers(),
        regulator=law.setting("regulator_name"),
        regulator_reach=law.setting("regulator_reach"),
    )
    return render(request, "personal/sent.html", frame=frame_of(request), page=page)


def _send(request: HttpRequest, form: AskingWhatIsHeld) -> HttpResponse | None:
    """None where something typed cannot be right. The same form sent again leads to the same answer."""
    form_id = uuid_or_none(request.POST.get("form_id"))
    if form_id is None:
        form.add_error(None, "Send it again: the page was open for too long, and what you typed is kept.")
        return None
    try:
        _act(request, form, form_id)
    except Invalid as wrong:
        at_its_field(form, wrong)
        return None
    return redirect(reverse("asked_what_is_held", args=[link_of(reference_of(form_id))]))


def _act(request: HttpRequest, form: AskingWhatIsHeld, form_id: UUID) -> None:
    try:
        ask_what_is_held(
            by=outsider_of(request), form=form_id, reference=reference_of(form_id), given=form.given()
        )
    except AlreadyDone:
        return
    count_sent(request, _COUNTED)


def _page(form: AskingWhatIsHeld) -> AskPage:
    return AskPage(TITLE, asked(form), "Send", _numbers(), reverse("leaflets"))


def _numbers() -> tuple[tuple[str, str], ...]:
    return tuple((each.label, each.number) for each in numbers() if each.key in FOR_FAMILIES)
