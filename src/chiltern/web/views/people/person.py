"""One child or adult, as this post sees them, with the ways to what can be changed (clauses 2.2, 3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.people.queries import PersonPage, person_page
from chiltern.web.acting import for_a_post
from chiltern.web.beside import Walls, walls
from chiltern.web.frame import render
from chiltern.web.not_to_ask import NotToAsk, not_to_ask
from chiltern.web.shell import frame_of
from chiltern.web.views.people.common import birth_in_words


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """Everything about one person. `hidden_from`: names of those who must not learn a place that stands now."""

    title: str
    says: str
    one: PersonPage
    hidden_from: tuple[str, ...]
    may_record: bool
    walls: Walls
    warns_of: tuple[NotToAsk, ...]
    back_href: str = ""


@require_safe
@for_a_post
def person(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """What this agency knows; what has ended stands folded below what holds."""
    one = person_page(by, person_id)
    hidden = (line.called for each in one.addresses if not each.former for line in each.hidden_from)
    page = ShownPerson(
        title=one.called,
        says=_says(one),
        one=one,
        hidden_from=tuple(dict.fromkeys(hidden)),
        may_record=opens(by.role, Act.RECORD_PERSON),
        walls=walls(by, one.id, conflict=one.id),
        warns_of=not_to_ask(by, [one.id]),
    )
    return render(request, "people/person.html", frame=frame_of(request, current="people"), page=page)


def _says(one: PersonPage) -> str:
    says = birth_in_words(one.is_child, one.born, one.due, one.estimated)
    if one.age is None:
        return says
    return f"{says} ({one.age} {'year' if one.age == 1 else 'years'} old)"
