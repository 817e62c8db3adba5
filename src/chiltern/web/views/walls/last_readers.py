"""Who reads what a conflict would leave without a reader: an agency's safeguarding lead, or whom the council's officer
names. Clauses 2.2, 3.7, 4.1 and 4.4."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.agencies.actions.name_last_reader import name_last_reader
from chiltern.agencies.queries.posts import agency_name
from chiltern.agencies.queries.walls import last_readers, posts_to_name, stranded, stranded_by_agency
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, Role
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.web.acting import asked, for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Row, WorkRow
from chiltern.web.shell import Section, frame_of, say
from chiltern.web.views.sharing.common import Asking
from chiltern.web.views.team.door import answer
from chiltern.web.views.walls.forms import LastReaderAsked

ENDED = "A post that has ended: name somebody else"
_KINDS = {"officer": "Named by the council’s officer", "safeguarding_lead": "Safeguarding lead"}


@dataclass(frozen=True, slots=True)
class OfficerPage:
    """Agencies at which something has no reader."""

    title: str
    rows: tuple[WorkRow, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def own(request: HttpRequest, by: Actor) -> HttpResponse:
    """The representative names the safeguarding lead's post."""
    if not opens(by.role, Act.NAME_LAST_READER) or by.role is Role.COUNCIL_OFFICER:
        raise Missing
    return _ask(request, by, by.agency, reverse("last_reader"), reverse("staff"))


@require_safe
@for_a_post
def everywhere(request: HttpRequest, by: Actor) -> HttpResponse:
    """The council's officer sees at which agency something has no reader: numbers alone."""
    rows = tuple(
        WorkRow(
            name,
            reverse("name_last_reader", args=[agency]),
            f"{many} {'thing' if many == 1 else 'things'} that nobody outside a conflict of interest reads",
        )
        for agency, name, many in stranded_by_agency(by)
    )
    page = OfficerPage("Things without a reader", rows)
    return render(request, "walls/stranded.html", frame=frame_of(request, current="scheme"), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def at_agency(request: HttpRequest, by: Actor, agency: UUID) -> HttpResponse:
    """The council's officer names somebody who works there."""
    if by.role is not Role.COUNCIL_OFFICER:
        raise Missing
    back = reverse("last_readers")
    return _ask(request, by, agency, back, back)


def _ask(request: HttpRequest, by: Actor, agency: UUID, led: str, back: str) -> HttpResponse:
    name = agency_name(agency)
    posts = posts_to_name(by, agency)
    form = LastReaderAsked(
        request.POST if request.method == "POST" else None, posts=[(str(one.post), one.says) for one in posts]
    )

    def act() -> str:
        name_last_reader(by=by, agency=agency, post=UUID(form.cleaned_data["post"]))
        say(request, "Named. What waited for a reader is theirs now.")
        return led

    done = answer(request, by, form, act)
    titles = {one.post: one.says for one in posts}
    waiting = sum(one.many for one in stranded(by) if one.agency == agency)
    page = Asking(
        f"Who reads what nobody else may, at {name}",
        asked(form),
        "Name them",
        back,
        (
            "Where everybody who works on something is in conflict with whom it is about, it goes to this person alone. "
            "Nobody else learns of it.",
        ),
        warns=f"{waiting} {'thing waits' if waiting == 1 else 'things wait'} for a reader now."
        if waiting
        else "",
        rows=tuple(
            Row(_KINDS[row.kind], f"{titles.get(row.post, ENDED)}, since {date_in_words(row.since)}")
            for row in last_readers(agency)
        ),
    )
    section: Section = "scheme" if by.role is Role.COUNCIL_OFFICER else "team"
    return done or render(request, "sharing/asking.html", frame=frame_of(request, current=section), page=page)
