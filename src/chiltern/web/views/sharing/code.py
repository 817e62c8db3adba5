"""The Code, clause by clause: its duty, what it means for you, how it is kept, what is left to people. Clauses sign.2, 4.1."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from chiltern.agencies.actions.acknowledge_code import acknowledge_code
from chiltern.agencies.queries.code_read import has_code_to_read
from chiltern.code_of_practice.clauses import CODE_VERSION, Clause, UnknownClauseError, clause, register
from chiltern.code_of_practice.for_people import for_people
from chiltern.code_of_practice.not_yet_kept import NOT_YET_KEPT
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.web.acting import for_a_post, form_id, once
from chiltern.web.frame import render
from chiltern.web.middleware.context import actor_of
from chiltern.web.parts import Choice, Row, Select
from chiltern.web.shell import frame_of, say
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.signatories.days import outsider_of

_SECTIONS = {
    "sign": "Signing the Code",
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

_COMPLAINTS = frozenset({"8.1", "8.1.4", "8.3", "8.3.1"})
"""Clauses that tell people how to complain."""
_ABOUT = ", about how information was handled"
LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class OneClause:
    """One clause. `waits_for`: what the service does not do for it yet, empty where it does all."""

    id: str
    title: str
    href: str
    duty: str
    rows: tuple[Row, ...]
    waits_for: str

    def holds(self, text: str) -> bool:
        """Whether its number is asked for, or the words stand in it, in whatever capitals."""
        if (number := text.casefold().removeprefix("clause").strip()) in register():
            return number == self.id
        whole = " ".join([self.title, self.duty, *(row.value for row in self.rows)]).casefold()
        return all(word in whole for word in text.casefold().split())


@dataclass(frozen=True, slots=True)
class Section:
    """The clauses of one section that are shown."""

    title: str
    clauses: tuple[OneClause, ...]


@dataclass(frozen=True, slots=True)
class TheCode:
    """Every clause, or those that were looked for."""

    version: str
    text: str
    whose: Select
    found: str
    sections: tuple[Section, ...]
    to_acknowledge: bool
    form_id: str


@require_safe
def the_code(request: HttpRequest) -> HttpResponse:
    """For everybody, signed in or not; narrowed by words and by whose duty it is."""
    by, regulator = actor_of(request), _regulator(request)
    text = " ".join(request.GET.get("text", "").split())[:LONGEST_TEXT]
    whose = _whose(request.GET.get("whose", ""))
    sections = tuple(
        Section(title, clauses)
        for key, title in _SECTIONS.items()
        if (clauses := _in_section(key, text, whose.chosen, regulator))
    )
    page = TheCode(
        version=CODE_VERSION,
        text=text,
        whose=whose,
        found=_found(sections) if text or whose.chosen else "",
        sections=sections,
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
    return render(
        request,
        "sharing/clause.html",
        frame=frame_of(request, current="code"),
        page=_shown(found, _regulator(request)),
    )


def _in_section(key: str, text: str, whose: str, regulator: str) -> tuple[OneClause, ...]:
    inside = (each for each in register().values() if each.id.split(".")[0] == key)
    shown = (_shown(each, regulator) for each in inside if whose in ("", each.who))
    return tuple(each for each in shown if each.holds(text))


def _shown(found: Clause, regulator: str) -> OneClause:
    said = for_people()[found.id]
    return OneClause(
        id=found.id,
        title=f"Clause {found.id}",
        href=f"/code/{found.id}/",
        duty=found.duty,
        rows=(
            Row("What it means for you", said.you),
            Row("How the service keeps it", found.kept_by),
            Row("How far that goes", _KINDS[found.kind]),
            Row("What is left to people", said.people),
            Row("Whose duty it is", capital(found.who)),
            *([Row("Whom else to complain to", f"{regulator}{_ABOUT}")] if found.id in _COMPLAINTS else []),
        ),
        waits_for=NOT_YET_KEPT.get(found.id, ""),
    )


def _regulator(request: HttpRequest) -> str:
    """Whom people can complain to about how information was handled, as the partnership has set it."""
    name: str = law_at((actor_of(request) or outsider_of(request)).at).setting("regulator_name")
    return name


def _whose(chosen: str) -> Select:
    everybody = sorted({each.who for each in register().values()})
    choices = (Choice("", "Anybody’s"), *(Choice(who, capital(who)) for who in everybody))
    return Select("whose", "Whose duty", choices, chosen if chosen in everybody else "")


def _found(sections: tuple[Section, ...]) -> str:
    many = sum(len(section.clauses) for section in sections)
    return "1 clause is like that." if many == 1 else f"{many} clauses are like that." if many else ""
