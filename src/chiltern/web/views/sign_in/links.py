"""One-time links, handed over by hand: to take up a post, or to start again with a new password and app. Clause 3.7.

The way is the same for an address that signs in here already and for one that does not, to its last page.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import Markup

from chiltern.accounts.queries import Credentials, LinkSeen, Purpose
from chiltern.accounts.queries import link as link_of
from chiltern.agencies.actions.accept_invitation import accept_invitation
from chiltern.agencies.actions.renew_sign_in import renew_sign_in
from chiltern.agencies.queries.posts import agency_of_seat
from chiltern.foundation import context
from chiltern.foundation.actor import Actor, Outsider
from chiltern.foundation.gate import Missing, Refused
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.frame import render
from chiltern.web.middleware.context import actor_of
from chiltern.web.shell import frame_of
from chiltern.web.views.sign_in.arriving import LINK, account_of
from chiltern.web.views.sign_in.entry import Asking, signed_in
from chiltern.web.views.sign_in.forms import FirstCode, LinkCode, NewPassword

PASSWORD = "link_password"  # noqa: S105  the name under which a session keeps the hash
LONGEST_CODE = 60
NOT_FOUND = 404
SAYS = {
    Purpose.INVITATION: "You are invited to a role",
    Purpose.RESET: "You can set up your sign-in again",
}


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What a link is for. `address` is whose; `signed_in` whether somebody is."""

    title: str
    agency: str
    address: str
    is_reset: bool
    signed_in: bool


@dataclass(frozen=True, slots=True)
class AppPage:
    """The key for the app, as a picture and as text."""

    title: str
    form: ShownForm
    submit: str
    back_href: str
    picture: Markup
    key: str
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, and the way back."""

    title: str
    says: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The last page of a new sign-in."""

    address: str


@require_GET
def open_link(request: HttpRequest, code: str) -> HttpResponse:
    """Keeps the code in the session, and out of the addresses of the pages that follow."""
    return _keep(request, code)


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What the link is for, and the two ways on; without a code, asks for it."""
    form = LinkCode(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _keep(request, form.cleaned_data["code"])
    if not request.session.get(LINK):
        page = Asking("Enter the code of your link", show(form), "Continue")
        return render(request, "sign_in/link_code.html", frame=frame_of(request), page=page)
    _, link = _link(request)
    if link is None:
        return _dead(request)
    reset = link.purpose is Purpose.RESET
    shown = LinkPage(SAYS[link.purpose], agency_of_seat(link.seat), link.address, reset, signed_in(request))
    return render(request, "sign_in/link.html", frame=frame_of(request), page=shown)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A new password; nothing is changed before the app is set up too."""
    _, link = _link(request)
    if link is None:
        return _dead(request)
    form = NewPassword(request.POST if request.method == "POST" else None, address=link.address)
    if form.is_bound and form.is_valid():
        request.session[PASSWORD] = make_password(form.cleaned_data["password"])
        return redirect("link_app")
    page = Asking("Choose a password", show(form), "Continue", back_href="/link/")
    return render(request, "layout/form.html", frame=frame_of(request), page=page)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    """The second factor; with its first code, password and app come into being together."""
    by, link = _link(request)
    if link is None:
        return _dead(request)
    if not request.session.get(PASSWORD):
        return redirect("link_password")
    secret = get_totp_secret()
    form = FirstCode(request.POST if request.method == "POST" else None, secret=secret)
    if form.is_bound and form.is_valid():
        return _finish(request, by, link, secret)
    adapter = get_adapter()
    url = f"otpauth://totp/{quote(f'Chiltern:{link.address}')}?secret={secret}&issuer=Chiltern"
    # The picture is drawn by us from the key alone; nothing typed stands in it.
    picture = Markup(adapter.build_totp_svg(url))  # noqa: S704
    spaced = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    page = AppPage(
        "Set up your app", show(form), "Continue", "/link/password/", picture, spaced, link.address
    )
    return render(request, "sign_in/app.html", frame=frame_of(request), page=page)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Somebody who is signed in takes up the post, or opens their seat again, with what they sign in with now."""
    if not signed_in(request):
        return redirect("account_login")
    by, link = _link(request)
    if link is None:
        return _dead(request)
    action = accept_invitation if link.purpose is Purpose.INVITATION else renew_sign_in
    try:
        action(by=by, code=request.session[LINK], account=account_of(request))
    except Missing:
        return _dead(request)
    except Refused as refusal:
        del request.session[LINK]
        page = Said("This link is for somebody else", refusal.says)
        return render(request, "sign_in/said.html", frame=frame_of(request), page=page)
    del request.session[LINK]
    return redirect("choose_post")


def _finish(request: HttpRequest, by: Actor | Outsider, link: LinkSeen, secret: str) -> HttpResponse:
    credentials = Credentials(request.session.pop(PASSWORD), secret)
    action = accept_invitation if link.purpose is Purpose.INVITATION else renew_sign_in
    try:
        action(by=by, code=request.session[LINK], credentials=credentials)
        del request.session[LINK]
    except Missing:
        return _dead(request)
    except Refused:
        # An address that signs in here already gets the same answer; its password and app stay as they were,
        # and the link waits in the session until they have signed in.
        pass
    clear_totp_secret(request)
    return render(request, "sign_in/ready.html", frame=frame_of(request), page=Ready(link.address))


def _link(request: HttpRequest) -> tuple[Actor | Outsider, LinkSeen | None]:
    by = actor_of(request) or context.enter_public()
    return by, link_of(request.session.get(LINK, ""), by.at)


def _keep(request: HttpRequest, code: str) -> HttpResponse:
    request.session[LINK] = code[:LONGEST_CODE]
    return redirect("link")


def _dead(request: HttpRequest) -> HttpResponse:
    """One answer for a code that never was, was used, or is too old."""
    request.session.pop(LINK, None)
    request.session.pop(PASSWORD, None)
    return render(request, "sign_in/dead_link.html", frame=frame_of(request), status=NOT_FOUND)
