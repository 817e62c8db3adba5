"""Browsers for tests of pages: one whose requests share the test's transaction, and pages compared without what varies."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler

from chiltern.accounts.session_store import SessionStore
from chiltern.foundation import context
from tests.conftest import open_session

VARIES = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|name="form_id" value="[^"]*"|Printed for [^<]*'
)
FORM_ID = re.compile(r'name="form_id" value="([^"]*)"')


class Browser(Client):
    """Acts as a post, inside the test's own transaction."""

    def __init__(self, post: UUID | None = None, **defaults: Any) -> None:
        super().__init__(**defaults)
        self.handler = handler()
        if post is not None:
            token = open_session(post)
            SessionStore(session_key=token).save(must_create=True)
            self.cookies[settings.SESSION_COOKIE_NAME] = token

    def request(self, **asked: Any) -> Any:
        """Each request enters for itself, as if its transaction were its own."""
        context.leave()
        return super().request(**asked)

    def send(self, path: str, **answers: Any) -> Any:
        """Opens the page and sends its form."""
        page = self.get(path)
        return self.post(path, {"form_id": form_id(page), **answers})


@cache
def handler() -> ClientHandler:
    """One for all browsers, as a server has one: making it reads the whole folder of static files."""
    return ClientHandler(enforce_csrf_checks=False)


def form_id(page: HttpResponse) -> str:
    """The id that the server put into the page's form."""
    found = FORM_ID.search(page.content.decode())
    assert found, "the page has no form"
    return found.group(1)


def body(page: HttpResponse) -> str:
    """The page without nonce, form token and form id."""
    return VARIES.sub("", page.content.decode())
