"""E-mail and password, then the second factor, then the acting post. Serves clause 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, perform_password_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from chiltern.accounts.lockout import count_wrong_code, is_locked_out
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.frame import render
from chiltern.web.shell import frame_of
from chiltern.web.views.sign_in.arriving import arrive, remember
from chiltern.web.views.sign_in.forms import WRONG_PASSWORD, AddressAndPassword, SecondFactor

TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks one thing."""

    title: str
    form: ShownForm
    submit: str
    back_href: str = ""


@dataclass(frozen=True, slots=True)
class RecoveryCodes:
    """The codes that stand in for the app, each once."""

    codes: tuple[str, ...]


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first factor. A wrong password and an unknown address are one answer, with the same work behind it."""
    if signed_in(request):
        return redirect("choose_post")
    remember(request)
    form = AddressAndPassword(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        address = form.cleaned_data["email"]
        user = authenticate(request, email=address, password=form.cleaned_data["password"])
        if user is not None:
            answer: HttpResponse = perform_password_login(
                request, {"email": address}, Login(user=user, email=address)
            )
            return answer
        form.add_error("password", WRONG_PASSWORD)
    page = Asking("Sign in", show(form), "Continue")
    return render(request, "sign_in/sign_in.html", frame=frame_of(request), page=page)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """The second factor: whoever has only the first is nobody yet."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return redirect("account_login")
    user = stage.login.user
    if is_locked_out(request, user.email):
        return locked_out(request)
    form = SecondFactor(request.POST if request.method == "POST" else None, user=user)
    if form.is_bound:
        if form.is_valid():
            form.save()
            stage.exit()
            return arrive(request)
        count_wrong_code(request, user.email)
    page = Asking("Enter your code", show(form), "Continue", back_href="/sign-in/")
    return render(request, "sign_in/code.html", frame=frame_of(request), page=page)


@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Shown until they say that they have kept them, and then never again."""
    if not signed_in(request):
        return redirect("account_login")
    held = Authenticator.objects.filter(
        user_id=request.user.pk, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    codes = held.wrap() if held else None
    if codes is None or codes.did_view:
        return redirect("choose_post")
    if request.method == "POST":
        codes.mark_as_viewed()
        return arrive(request)
    page = RecoveryCodes(tuple(codes.get_unused_codes()))
    return render(request, "sign_in/recovery_codes.html", frame=frame_of(request), page=page)


def signed_in(request: HttpRequest) -> bool:
    """Whether both factors were given in this session."""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def locked_out(request: HttpRequest, *unused: Any, **also_unused: Any) -> HttpResponse:
    """Too many wrong answers: the same page for an address that is known and one that is not."""
    return render(request, "sign_in/locked_out.html", frame=frame_of(request), status=TOO_MANY)
