"""Applying and signing, without an account: details, the Code and its terms, the signature, the signed copy.

Clauses sign.1, sign.3, sign.5. What was typed is kept as an application that its own link opens again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies import queries
from chiltern.agencies.actions.apply_to_join import NewAgency, apply_to_join
from chiltern.agencies.actions.sign_code import Signed, sign_code
from chiltern.agencies.queries import Group, Sector
from chiltern.agencies.queries import applications as queries_applications
from chiltern.agencies.queries.applications import SignedCopy, Unsigned
from chiltern.code_of_practice.clauses import register
from chiltern.foundation.actor import Outsider
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing
from chiltern.scheme import queries as scheme
from chiltern.scheme.queries import CodeAsSigned
from chiltern.web.acting import at_its_field
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.middleware.context import actor_of
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of
from chiltern.web.views.signatories.common import Asking
from chiltern.web.views.signatories.days import outsider_of, today_of
from chiltern.web.views.signatories.forms import Details, Signing

APPLIED, COPY = "application", "signed_copy"
"""Under these names a session keeps the link of its application, and its signed copy to print."""


@dataclass(frozen=True, slots=True)
class SigningPage:
    """The Code and both groups' terms of reference as they are signed, and the signature's questions."""

    title: str
    form: ShownForm
    submit: str
    says: tuple[str, ...]
    code: tuple[tuple[str, str], ...]
    code_label: str
    terms_core: tuple[str, ...]
    terms_virtual: tuple[str, ...]
    link: str
    back_href: str = ""


@dataclass(frozen=True, slots=True)
class CopyPage:
    """The signed copy, to print."""

    title: str
    reference: str
    rows: tuple[Row, ...]
    next_steps: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """Which agency applies; then the Code is shown."""
    if actor_of(request) is not None:
        return render(request, "signatories/signed_in.html", frame=frame_of(request, current="signatories"))
    commissioners = [(each.name, each.name) for each in queries.choices()]
    form = Details(commissioners, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            agency = apply_to_join(by=outsider_of(request), agency=_new(form.cleaned_data))
        except Invalid as wrong:
            if again := _sent_again(request, form.cleaned_data["name"]):
                return redirect("sign_code", link=again)
            at_its_field(form, wrong)
        else:
            link = request.session[APPLIED] = queries_applications.link_of(agency)
            return redirect("sign_code", link=link)
    page = Asking(
        title="Apply to join the Code of Practice",
        form=show(form),
        submit="Continue",
        back_href=reverse("signatories"),
        says=(
            "Any agency that works with children, young people or families in the area may apply.",
            "You need somebody who may sign for the agency, and name and e-mail address of its Nominated Representative.",
            "It takes about ten minutes. The next page shows the Code, and an address with which to go on later.",
        ),
    )
    return render(
        request, "signatories/apply.html", frame=frame_of(request, current="signatories"), page=page
    )


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, link: str) -> HttpResponse:
    """The Code and its terms are shown, and signed. The link works until then, for four weeks."""
    try:
        application = queries_applications.application_of(link)
    except Missing:
        raise Http404 from None
    if not application.waits:
        return _signed_already(request, link)
    if actor_of(request) is not None:
        return render(request, "signatories/signed_in.html", frame=frame_of(request, current="signatories"))
    by = outsider_of(request)
    code = scheme.code_on(scheme.day_in_london(by.at))
    if code is None:
        raise Http404
    form = Signing(request.POST if request.method == "POST" else None, initial={"code_version": str(code.id)})
    if form.is_bound and form.is_valid():
        try:
            copy = _sign(by, application, code, form.cleaned_data)
        except AlreadyDone:
            return _signed_already(request, link)
        except Invalid as wrong:
            form = _asked_again(request, code, wrong)
        else:
            request.session[COPY], request.session[APPLIED] = copy, link
            return redirect("signed_copy")
    page = _signing_page(request, application, code, form, link)
    return render(request, "signatories/sign.html", frame=frame_of(request, current="signatories"), page=page)


@require_safe
def signed_copy(request: HttpRequest) -> HttpResponse:
    """The copy of what this browser has just signed; afterwards the representative finds it inside."""
    held = request.session.get(COPY)
    if held is None:
        raise Http404
    rows = tuple(Row(key, value) for key, value in held["rows"])
    steps = (
        "Print this page or save it: the agency keeps a copy.",
        "The council’s officer for the Code checks the signature and admits the agency.",
        "The Nominated Representative then gets a one-time link, handed over by the officer.",
    )
    page = CopyPage("The Code of Practice is signed", held["reference"], rows, steps)
    return render(request, "signatories/copy.html", frame=frame_of(request, current="signatories"), page=page)


def copy_rows(copy: SignedCopy) -> tuple[Row, ...]:
    """Exactly what the signature page asks for (sign.3)."""
    return (
        Row("Signed by", copy.signed_by),
        Row("Organisation", copy.agency),
        Row("Date", moment_in_words(copy.signed_on)),
        Row("Nominated Representative", copy.representative_name),
        Row("E-mail address of the representative", copy.representative_email),
        Row("Group", copy.group.says),
        Row("Version of the Code", copy.code_label),
        Row("Verification reference", copy.reference),
    )


def _new(said: dict[str, Any]) -> NewAgency:
    return NewAgency(
        name=said["name"],
        legal_body=said["legal_body"],
        sector=Sector(said["sector"]),
        area=said["area"],
        registration=said["registration"],
        commissioned_by=said["commissioned_by"],
        sensitive_service=said["sensitive"] == "yes",
        duty_number=said["duty_number"],
    )


def _sent_again(request: HttpRequest, name: str) -> str:
    """The link of this browser's own application where it is of this name: the same form came twice."""
    link: str = request.session.get(APPLIED, "")
    try:
        application = queries_applications.application_of(link)
    except Missing:
        return ""
    return link if application.name.lower() == " ".join(name.split()).lower() else ""


def _signed_already(request: HttpRequest, link: str) -> HttpResponse:
    if request.session.get(COPY) and request.session.get(APPLIED) == link:
        return redirect("signed_copy")
    return render(
        request, "signatories/signed_already.html", frame=frame_of(request, current="signatories"), status=409
    )


def _sign(by: Outsider, application: Unsigned, code: CodeAsSigned, said: dict[str, Any]) -> dict[str, Any]:
    """Signs, and gives the copy as a session keeps it: sealed, and no longer than the browser is open."""
    signed = Signed(
        signed_by=said["signed_by"],
        representative_name=said["representative_name"],
        representative_email=said["representative_email"],
        group=Group(said["group"]),
    )
    row = sign_code(by=by, agency=application.id, code_version=_version(said["code_version"]), signed=signed)
    copy = SignedCopy(
        agency=application.name,
        signed_by=row.signed_by,
        signed_on=by.at,
        representative_name=row.representative_name,
        representative_email=row.representative_email,
        group=signed.group,
        code_label=code.label,
        reference=row.reference,
    )
    return {"reference": row.reference, "rows": [[each.key, each.value] for each in copy_rows(copy)]}


def _version(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Invalid("agreed", "Read the Code as it is shown below, then sign") from None


def _asked_again(request: HttpRequest, code: CodeAsSigned, wrong: Invalid) -> Signing:
    """The same answers, with what is wrong at its field; another version of the Code is shown, and unticked."""
    said = request.POST.copy()
    if wrong.field == "agreed":
        said["code_version"] = str(code.id)
        said.pop("agreed", None)
    form = Signing(said)
    at_its_field(form, wrong)
    return form


def _signing_page(
    request: HttpRequest, application: Unsigned, code: CodeAsSigned, form: Signing, link: str
) -> SigningPage:
    part_of = f", part of {application.legal_body}" if application.legal_body != application.name else ""
    return SigningPage(
        title=f"Sign the Code for {application.name}",
        form=show(form),
        submit="Sign",
        says=(
            f"{application.name}{part_of}. The signature bears today’s date, {date_in_words(today_of(request))}.",
        ),
        code=tuple(
            (clause.id, clause.duty) for clause in register().values() if clause.in_force(today_of(request))
        ),
        code_label=code.label,
        terms_core=tuple(code.terms_core.splitlines()),
        terms_virtual=tuple(code.terms_virtual.splitlines()),
        link=request.build_absolute_uri(reverse("sign_code", args=[link])),
    )
