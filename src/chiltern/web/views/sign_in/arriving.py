"""From both factors to an acting post: a waiting link first, recovery codes next, then the post. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from chiltern.agencies.actions.choose_post import choose_post, open_post
from chiltern.foundation import context
from chiltern.foundation.gate import Missing

HOME = "/"
LINK = "link_code"
"""Under this name a session keeps the code of a link that somebody opened."""
NEXT = "next"
LONGEST_PATH = 500


def arrive(request: HttpRequest) -> HttpResponse:
    """Where a person goes who has just given both factors, or done what stood before their post."""
    if request.session.get(LINK):
        return redirect("link")
    seen = Authenticator.objects.filter(
        user_id=account_of(request), type=Authenticator.Type.RECOVERY_CODES
    ).first()
    if seen is not None and not seen.wrap().did_view:
        return redirect("recovery_codes")
    return redirect("choose_post")


def enter_post(request: HttpRequest, post: UUID) -> HttpResponse:
    """Opens the post for this session and enters it, so that the record says so. Raises Missing."""
    key = request.session.session_key
    if key is None:
        raise Missing
    open_post(session_key=key, account=account_of(request), post=post)
    actor = context.enter(key)
    if actor is None:
        raise Missing
    choose_post(by=actor)
    return redirect(request.session.pop(NEXT, HOME))


def remember(request: HttpRequest) -> None:
    """Keeps the page that was asked for before signing in; never an address elsewhere."""
    wanted = request.GET.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        request.session[NEXT] = wanted[:LONGEST_PATH]


def account_of(request: HttpRequest) -> UUID:
    """Whose session this is. Raises Missing where nobody is signed in."""
    account: UUID | None = request.user.pk
    if account is None:
        raise Missing
    return account
