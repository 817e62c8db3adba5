"""One request, one transaction, one actor. Serves clause 3.7.

The context is entered here, outside every savepoint, from the session cookie alone; it ends with the transaction.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from chiltern.foundation import context
from chiltern.foundation.actor import Actor

UNBOUND = ("/static/", "/health")


class OneTransaction:
    """Opens the transaction before anything reads, and ends it after everything has written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A server error undoes everything that the request did; every other answer keeps it."""
        if request.path.startswith(UNBOUND):
            return self.get_response(request)
        with transaction.atomic():
            token = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
            request.actor = context.enter(token) if token else None  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response


def actor_of(request: HttpRequest) -> Actor | None:
    """Who acts in this request, as the database said; None before signing in."""
    found: Actor | None = getattr(request, "actor", None)
    return found
