"""The canary: names and words of the tests' data that may stand in no log line, no mail and no page of an error. Clause 3.7.

It listens to everything that a test makes the service say, and the test fails that made it sing.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse

CANARIES = ("Canary", "Whitlock", "Amara", "bruise", "He is released", "Late on nine", "orchard-lantern")
"""Names and words that stand in the tests' data."""
ERRORS = (400, 403, 404, 405, 413, 500, 503)
"""Pages of an error hold nobody's name, and nothing that somebody wrote: only what this form was sent with."""


class Canaries(logging.Handler):
    """Reads every log line as the service would print it, every mail as it leaves, and every page of an error; and
    remembers those that name a child or tell a story.
    """

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """A log line."""
        if self.formatter is None:
            service = [
                h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler and h.formatter
            ]
            self.formatter = service[0].formatter if service else None
        self.hear("a log line", self.format(record))

    def mail(self, whole: bytes, name: str = "") -> None:
        """A mail with its headers, and under which name it lies in the folder."""
        self.hear("a mail", whole.decode(errors="replace") + name)

    def answer(self, request: HttpRequest, answer: HttpResponse) -> None:
        """A page of an error, with its headers."""
        if answer.status_code not in ERRORS or answer.streaming:
            return
        sent = f"{request.GET.urlencode()} {_typed(request)}"
        page = f"{answer.content.decode(errors='replace')} {list(answer.items())}"
        self.hear("an error page", page, but=sent)

    def hear(self, what: str, said: str, *, but: str = "") -> None:
        """Keeps for the test's end what has a canary in it that was not typed into the very same form."""
        if any(word in said and word not in but for word in CANARIES):
            self.found.append(f"{what} names somebody: {said[:200]}")


def _typed(request: HttpRequest) -> str:
    try:
        return " ".join(
            word for name in (request.GET, request.POST) for each in name.lists() for word in each[1]
        )
    except Exception:  # what could not be read was not typed
        return ""


@pytest.fixture(scope="session")
def canaries() -> Iterator[Canaries]:
    """Listens to everything, for the whole run."""
    from chiltern.notices import sending

    listening = Canaries()
    logging.getLogger().addHandler(listening)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smtplib.SMTP, "sendmail", _sendmail(smtplib.SMTP.sendmail, listening))
        patch.setattr(sending, "_into_folder", _into_folder(sending._into_folder, listening))
        patch.setattr(BaseHandler, "get_response", _get_response(BaseHandler.get_response, listening))
        yield listening
    logging.getLogger().removeHandler(listening)


@pytest.fixture(autouse=True)
def nobody_is_named(canaries: Canaries) -> Iterator[None]:
    """No test may make the service log, mail or answer in error with a name, or what somebody wrote."""
    canaries.found.clear()
    yield
    assert not canaries.found, canaries.found[0]


def _sendmail(real: Callable[..., Any], listening: Canaries) -> Callable[..., Any]:
    def sendmail(self: smtplib.SMTP, sender: str, to: Any, whole: Any, *more: Any, **options: Any) -> Any:
        listening.mail(whole if isinstance(whole, bytes) else str(whole).encode())
        return real(self, sender, to, whole, *more, **options)

    return sendmail


def _into_folder(real: Callable[..., Any], listening: Canaries) -> Callable[..., Any]:
    def into_folder(made: Any, at: Any) -> Any:
        listening.mail(bytes(made))
        return real(made, at)

    return into_folder


def _get_response(real: Callable[..., Any], listening: Canaries) -> Callable[..., Any]:
    def get_response(self: BaseHandler, request: HttpRequest) -> Any:
        answer = real(self, request)
        listening.answer(request, answer)
        return answer

    return get_response
