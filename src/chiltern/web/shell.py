"""The frame around a page: who is signed in, where they can go, what was said, and the numbers to ring.

Serves 3.4: the numbers stand on every page, first where something is immediate.
"""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpRequest

from chiltern.agencies.queries.posts import who
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation import context
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import numbers, partnership_name
from chiltern.web.frame import Frame, Link, Message
from chiltern.web.london import moment_in_words
from chiltern.web.middleware.context import actor_of

SAID = "said"
"""Under this name a session keeps what the next page says first."""

RECEIPT = "receipt"
"""Under this name it keeps which act's receipt the next page offers."""

Section = Literal["", "work", "received", "people", "code", "signatories", "team", "scheme", "demo"]

_OPEN_TO_ALL: tuple[tuple[Section, str, str], ...] = (
    ("code", "The Code", "/code/"),
    ("signatories", "Signatories", "/signatories/"),
)
_known: dict[str, tuple[str, bool]] = {}


def frame_of(request: HttpRequest, *, current: Section = "", immediate: bool = False) -> Frame:
    """The frame for this request's actor. `current`: the section of the page; `immediate`: the numbers stand first."""
    by = actor_of(request)
    name, is_demo = _partnership()
    shared: dict[str, Any] = {
        "partnership_name": name,
        "is_demo": is_demo,
        "footer": _footer(request, by, is_demo=is_demo),
        "immediate": immediate,
        "messages": _said(request),
        "receipt_href": _receipt(request),
        "numbers": tuple((each.label, each.number) for each in numbers(by.at if by else None)),
        "navigation": _navigation(by, current, is_demo=is_demo),
    }
    if by is None:
        return Frame.of(request, **shared, sign_in_href="/sign-in/")
    mine = who(by)
    return Frame.of(
        request,
        **shared,
        sign_out_href="/sign-out/",
        person_name=mine.name,
        post_label=mine.title,
        agency_name=mine.agency,
        printed=f"Printed for {mine.name}, {mine.title}, {mine.agency}, {moment_in_words(by.at)}. Page {request.path}",
    )


def say(request: HttpRequest, text: str, kind: Literal["success", "important"] = "success") -> None:
    """Says something once, at the head of the next page that is shown."""
    request.session[SAID] = [*request.session.get(SAID, []), [text, kind]]


def hand_over(request: HttpRequest, entry: UUID) -> None:
    """Offers the receipt of an act at the head of the next page that is shown."""
    request.session[RECEIPT] = str(entry)


def _receipt(request: HttpRequest) -> str:
    session = getattr(request, "session", None)
    if session is None or not session.session_key or RECEIPT not in session:
        return ""
    return f"/receipts/{session.pop(RECEIPT)}/"


def _said(request: HttpRequest) -> tuple[Message, ...]:
    session = getattr(request, "session", None)
    if session is None or not session.session_key or SAID not in session:
        return ()
    return tuple(Message(text, kind) for text, kind in session.pop(SAID))


def _navigation(by: Actor | None, current: Section, *, is_demo: bool) -> tuple[Link, ...]:
    entries: list[tuple[Section, str, str]] = []
    if by is not None:
        entries.append(("work", "Your work", "/"))
        if opens(by.role, Act.ASK_FOR_INFORMATION):
            entries.append(("received", "Received", "/received/"))
        if opens(by.role, Act.SEARCH_PEOPLE):
            entries.append(("people", "People", "/people/"))
        if opens(by.role, Act.GIVE_POST) or opens(by.role, Act.MANAGE_TEAM):
            entries.append(("team", "Team", "/team/"))
        if by.role is Role.COUNCIL_OFFICER:
            entries.append(("scheme", "Scheme", "/scheme/"))
    entries.extend(_OPEN_TO_ALL)
    if is_demo:
        entries.append(("demo", "Try a role", "/demo/"))
    return tuple(Link(text, href, current=section == current) for section, text, href in entries)


def _footer(request: HttpRequest, by: Actor | None, *, is_demo: bool) -> tuple[Link, ...]:
    links: list[Link] = []
    if by is None:
        links.append(Link("Ask what is held about you or your child", "/ask-what-is-held/"))
    else:
        links += [Link("Help", "/help/"), Link("When we e-mail you", "/help/mails/")]
        if SESSION_KEY in getattr(request, "session", ()):
            # Whoever stepped into a demo's role has not signed in: there is no other post of theirs to choose.
            links.append(Link("Your role", "/sign-in/post/"))
    if is_demo:
        links += [Link("Try another role", "/demo/"), Link("E-mails of the demo", "/demo/mails/")]
    return tuple(links)


def _partnership() -> tuple[str, bool]:
    """Name and nature never change once the partnership is made: kept in the process, one entry a database."""
    database = str(connection.settings_dict["NAME"])
    if database not in _known:
        found = partnership_name(), context.nature() == "demo"
        if not found[0]:
            return found
        _known[database] = found
    return _known[database]
