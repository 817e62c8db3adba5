"""Under which name failed sign-ins are counted: never the address itself, in no table and no log. Clause 3.7."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from chiltern.accounts.workings.sealing import keyed_name


def counted_as(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """A keyed hash of the address that was tried, known or not."""
    address = (credentials or {}).get("email") or ""
    return keyed_name(str(address).strip().lower())


def is_locked_out(request: HttpRequest, address: str) -> bool:
    """Whether this address has failed too often from here in the last quarter of an hour."""
    return not AxesProxyHandler.is_allowed(request, {"email": address})


def count_wrong_code(request: HttpRequest, address: str) -> None:
    """A wrong second factor counts like a wrong password."""
    user_login_failed.send(__name__, credentials={"email": address}, request=request)


def sends_too_often(request: HttpRequest, form: str) -> bool:
    """Whether a public form came too often from here in the last quarter of an hour: the bound of signing in."""
    return is_locked_out(request, form)


def count_sent(request: HttpRequest, form: str) -> None:
    """One more came from here. This one is answered as ever: only the next is bounded."""
    count_wrong_code(request, form)
    request.axes_locked_out = False  # type: ignore[attr-defined]
