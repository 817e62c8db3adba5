"""What every page shows around its own content, and the one way to render a page.

No clause of the Code. A template gets two names and nothing else: `frame`, and `page`, frozen view data made
from queries; so no model, query or request can reach a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Self

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the navigation; `current` marks the page, or the section, that is shown."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Said once at the head of the next page: what has happened, or what needs attention."""

    text: str
    kind: Literal["success", "important"] = "success"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Header, navigation, banners and footer of one page. A signed-out visitor has no `person_name`."""

    partnership_name: str
    csp_nonce: str
    csrf_token: str
    service_name: str = "Chiltern"
    home_href: str = "/"
    sign_in_href: str = ""
    sign_out_href: str = ""
    is_demo: bool = False
    person_name: str = ""
    agency_name: str = ""
    post_label: str = ""
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    immediate: bool = False
    """Whether something on the page is immediate: the numbers to ring then stand first."""
    messages: tuple[Message, ...] = ()
    receipt_href: str = ""
    """The receipt of what was just done."""
    printed: str = ""
    """Whose copy it is once somebody prints the page: for whom, when, and of which address."""
    reference: str = ""
    """Of this request, for the help desk: it names nobody and finds the line in the log."""

    @classmethod
    def of(cls, request: HttpRequest, *, partnership_name: str, **rest: Any) -> Self:
        """The frame of this request, with its nonce and its form token; `rest` are the other fields."""
        # The nonce is lazy: only once it has been turned into text does the header announce it.
        nonce = str(getattr(request, "csp_nonce", ""))
        return cls(partnership_name=partnership_name, csp_nonce=nonce, csrf_token=get_token(request), **rest)


def render(
    request: HttpRequest, template: str, *, frame: Frame, page: object = None, status: int = 200
) -> HttpResponse:
    """The page as an answer that nobody keeps a copy of: pages may name children."""
    text = get_template(template).render({"frame": frame, "page": page})
    return HttpResponse(text, status=status, headers={"Cache-Control": "no-store"})
