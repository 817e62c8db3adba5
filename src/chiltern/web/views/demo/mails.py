"""The e-mails of a demo: what each role was sent, always the same words. There in a demo alone, from this machine alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from chiltern.agencies.queries.demo import roles_to_try
from chiltern.notices.sending import Lying, lying
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.shell import frame_of
from chiltern.web.views.demo.step_in import in_a_demo

MOST = 50


@dataclass(frozen=True, slots=True)
class MailShown:
    """One mail, whole."""

    to: str
    subject: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class Mails:
    """The newest."""

    title: str
    mails: tuple[MailShown, ...]


@require_GET
@in_a_demo
def mails(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    posts = {
        str(role.post): f"{role.title}, {agency.name}" for agency in roles_to_try() for role in agency.roles
    }
    page = Mails("E-mails of the demo", tuple(_shown(each, posts) for each in lying(MOST)))
    return render(request, "demo/mails.html", frame=frame_of(request), page=page)


def _shown(mail: Lying, posts: Mapping[str, str]) -> MailShown:
    return MailShown(
        to=posts.get(mail.to.partition("@")[0], mail.to),
        subject=mail.subject,
        text=mail.text.strip(),
        when=moment_in_words(mail.at),
    )
