"""Somebody from outside, and today: the database's, for whoever asks, signed in or not."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from chiltern.foundation import context
from chiltern.foundation.actor import Outsider
from chiltern.scheme.queries import day_in_london
from chiltern.web.middleware.context import actor_of


def outsider_of(request: HttpRequest) -> Outsider:
    """Enters as the public, once a request: nobody acts yet. Call it only where there is no actor."""
    held: Outsider | None = getattr(request, "outsider", None)
    if held is None:
        held = context.enter_public()
        request.outsider = held  # type: ignore[attr-defined]
    return held


def today_of(request: HttpRequest) -> date:
    """The local day."""
    return day_in_london((actor_of(request) or outsider_of(request)).at)
