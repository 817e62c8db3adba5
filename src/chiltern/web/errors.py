"""What a person sees when something is not there or went wrong. Unknown and forbidden are one page (clause 2.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import urlencode

from chiltern.foundation.ids import new_reference
from chiltern.web.forms.kept import Kept, kept
from chiltern.web.frame import render
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of


@dataclass(frozen=True, slots=True)
class DestroyedPage:
    """That a thing was here, and is destroyed."""

    on: str
    rule: str
    last_key: bool


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Where to sign in, and what was typed meanwhile."""

    sign_in_href: str
    typed: tuple[Row, ...]


def not_found(
    request: HttpRequest, exception: Exception | None = None, *, typed: Kept | None = None
) -> HttpResponse:
    """The same page for what does not exist and for what this post may not see, and whatever was `typed` into it."""
    # Of two addresses at which there is nothing, the page itself tells nothing apart: not even which it was.
    frame = replace(frame_of(request), printed="")
    return render(request, "errors/404.html", frame=frame, page=typed, status=404)


def destroyed(request: HttpRequest, page: DestroyedPage) -> HttpResponse:
    """What this agency has destroyed, for whoever had it to read there."""
    return render(request, "errors/destroyed.html", frame=frame_of(request), page=page, status=410)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent could not be read."""
    return render(request, "errors/400.html", frame=frame_of(request), status=400)


def only_sent(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address that takes what a button sends was opened like a page: says so, whatever stands behind it."""
    page = render(request, "errors/405.html", frame=frame_of(request), status=405)
    page["Allow"] = allowed
    return page


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the last sign-in, or from elsewhere: what was typed is given back."""
    return render(
        request, "errors/403_csrf.html", frame=frame_of(request), page=kept(request.POST), status=403
    )


def signed_out(request: HttpRequest, came_from: str = "") -> HttpResponse:
    """A form sent after its session had ended: what was typed is given back, and signing in leads to the form again."""
    sign_in = f"{settings.LOGIN_URL}?{urlencode({'next': came_from})}" if came_from else settings.LOGIN_URL
    page = SignedOut(sign_in, kept(request.POST).typed)
    return render(request, "errors/signed_out.html", frame=frame_of(request), page=page, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A static page with a reference; the log has the rest, without any name."""
    return HttpResponse(render_to_string("errors/500.html", {"reference": new_reference()}), status=500)
