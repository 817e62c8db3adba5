"""Signing in as a person does, page by page."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.cast import PASSWORD, SECRET


def code_of(secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or `steps` of half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def first_factor(client: Client, address: str, password: str = PASSWORD) -> Any:
    """E-mail and password."""
    return client.post("/sign-in/", {"email": address, "password": password})


def second_factor(client: Client, code: str) -> Any:
    """The code."""
    return client.post("/sign-in/code/", {"code": code})


def sign_in(client: Client, address: str, password: str = PASSWORD, secret: str = SECRET) -> None:
    """Both factors, and the recovery codes where they are shown."""
    assert first_factor(client, address, password)["Location"] == "/sign-in/code/"
    answer = second_factor(client, code_of(secret))
    assert answer.status_code == 302, answer.content.decode()
    if answer["Location"] == "/sign-in/recovery-codes/":
        answer = client.post("/sign-in/recovery-codes/")
    if answer["Location"] == "/sign-in/post/":
        client.get("/sign-in/post/")
