"""What a log says of a request: method and address, without the code of a one-time link. Serves clause 3.7."""

from __future__ import annotations

import re

import structlog
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware

from chiltern.web.middleware.context import actor_of

_CODE = re.compile(r"(?<=^/link/)(?!password/|app/|take/)[^/]+")


class RequestLog(RequestMiddleware):
    """The package's own, with what nobody may read taken out: the code, and whatever stands after a question mark."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Searches stand after the question mark, and may name a child."""
        return f"{request.method} {_CODE.sub('…', request.path)}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Which post acts: known already, where asking who is signed in would be two more queries a page."""
        actor = actor_of(request)
        structlog.contextvars.bind_contextvars(post=str(actor.post) if actor else None)
