"""An address that takes only what a form sends, opened like a page: reloaded, bookmarked or typed. Clause 2.2.

It answers in the service's look, with the same page for a thing that is there and for one that is not.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from chiltern.web.errors import only_sent

READING = ("GET", "HEAD")


class OnlySent:
    """Stands inside sessions and form tokens: the page shows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Status and Allow stay as the view gave them."""
        answer = self.get_response(request)
        if answer.status_code == 405 and request.method in READING and "Allow" in answer:
            return only_sent(request, answer["Allow"])
        return answer
