"""The Code, clause by clause: what it asks, of whom, and how the service keeps it; and who has read it. Clauses sign.2, 4.1."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.agencies.actions.acknowledge_code import acknowledge_code
from chiltern.agencies.queries.code_read import has_code_to_read
from chiltern.code_of_practice.clauses import CODE_VERSION, Clause, UnknownClauseError, clause, register
from chiltern.foundation.actor import Actor
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import Link, render
from chiltern.web.middleware.context import actor_of
from chiltern.web.parts import Row
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital

_SECTIONS = {
    "sign": "Signing",
    "1": "1. Purpose",
    "2": "2. Policy and guidance",
    "3": "3. Conditions for sharing",
    "4": "4. Nominated Representatives",
    "5": "5. Responsibilities",
    "6": "6. Monitoring and review",
    "7": "7. Agents and sub-contractors",
    "8": "8. Complaints, breaches and decisions not to share",
    "9": "9. Informed consent",
}
_KINDS = {
    "enforced": "The service makes a breach of it impossible, or records what was done otherwise, with its reason.",
    "supported": "The service does the work; a person still has to act.",
    "stated": "The service says it where it matters.",
}


@dataclass(frozen=True, slots=True)
class Section:
    """The clauses of one section."""

    title: str
    clauses: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class TheCode:
    """Every clause."""

    version: str
    sections: tuple[Section, ...]
    to_acknowledge: bool
    form_id: str


@dataclass(frozen=True, slots=True)
class OneClause:
    """One clause."""

    title: str
    duty: str
    rows: tuple[Row, ...]


@require_safe
def the_code(request: HttpRequest) -> HttpResponse:
    """For everybody, signed in or not."""
    by = actor_of(request)
    page = TheCode(
        version=CODE_VERSION,
        sections=tuple(_section(key, title) for key, title in _SECTIONS.items()),
        to_acknowledge=by is not None and has_code_to_read(by),
        form_id=form_id(),
    )
    return render(request, "sharing/code.html", frame=frame_of(request, current="code"), page=page)


@require_POST
@for_a_post
def acknowledge(request: HttpRequest, by: Actor) -> HttpResponse:
    """I have read it."""

    def act() -> str:
        acknowledge_code(by=by)
        say(request, "Thank you. The Code can be read again at any time.")
        return "/"

    return once(request, by, act)


@require_safe
def one_clause(request: HttpRequest, clause_id: str) -> HttpResponse:
    """Reasons link here."""
    try:
        found = clause(clause_id)
    except UnknownClauseError:
        raise Http404 from None
    page = OneClause(
        title=_title(found),
        duty=found.duty,
        rows=(
            Row("Who owes it", capital(found.who)),
            Row("How the service keeps it", found.kept_by),
            Row("What that means", _KINDS[found.kind]),
        ),
    )
    return render(request, "sharing/clause.html", frame=frame_of(request, current="code"), page=page)


def _section(key: str, title: str) -> Section:
    inside = (each for each in register().values() if each.id.split(".")[0] == key)
    return Section(title, tuple((Link(_title(each), f"/code/{each.id}/"), each.duty) for each in inside))


def _title(found: Clause) -> str:
    return f"Clause {found.id}"
