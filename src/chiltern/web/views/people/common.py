"""What the pages about people share: errors at the right question, which teams may see, people in a line.

Serves 2.2 (which team may see a record is asked, never assumed) and 3.5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest

from chiltern.agencies.queries.posts import teams_of
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.people.queries import Found
from chiltern.people.queries.choosing import must_open
from chiltern.web.acting import at_its_field
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.london import LONDON, date_in_words
from chiltern.web.parts import Tag, WorkRow

SOUNDS_ALIKE = "Sounds alike"
FIND = "find"
"""The name of the button that searches within a form, and does nothing else."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks about one person, whose name stands above the question."""

    title: str
    form: ShownForm
    submit: str
    back_href: str
    caption: str = ""
    says: tuple[str, ...] = ()


def at_field(form: forms.Form, wrong: Invalid, also: Mapping[str, str]) -> None:
    """Puts what an action says at its question; `also` names questions that are asked under another name."""
    at_its_field(form, Invalid(also.get(wrong.field, wrong.field), wrong.says))


def may_record(by: Actor) -> None:
    """Raises Refused for a role that never records people, before anything is asked."""
    must_open(by, Act.RECORD_PERSON)


def at_search(form: forms.Form, says: str) -> None:
    """Puts what is wrong with a search at its question, in a form that was not sent."""
    if not form.is_bound:
        form.cleaned_data = {}
    form.add_error("text", says)


def is_id(typed: str) -> bool:
    """Whether something sent can be the id of a record."""
    try:
        UUID(typed)
    except ValueError:
        return False
    return True


def typed(form: forms.Form, request: HttpRequest) -> dict[str, Any]:
    """What stands in a form that is shown again without being taken, field by field."""
    return {
        name: field.widget.value_from_datadict(request.POST, request.FILES, name)
        for name, field in form.fields.items()
    }


def team_choices(by: Actor) -> list[tuple[str, str]]:
    """Between which teams there is a choice; nothing where the post's only team is its agency's only one."""
    teams = teams_of(by.agency)
    mine = [team.id for team in teams if team.id in by.readers]
    if not mine or len(teams) == 1:
        return []
    return [(str(team.id), f"{team.name} (yours)" if team.id in mine else team.name) for team in teams]


def readers(by: Actor, chosen: Iterable[str] | None) -> list[UUID]:
    """The teams chosen; where there was no choice, the post's own team, or the post where it has none."""
    if chosen is not None:
        return [UUID(each) for each in chosen]
    mine = [team.id for team in teams_of(by.agency) if team.id in by.readers]
    return mine or [by.post]


def person_row(one: Found, href: str) -> WorkRow:
    """One of the agency's people in a list. A hidden address is not shown there: screens are looked at."""
    return WorkRow(
        title=one.called,
        href=href,
        detail=who_in_words(one),
        tag=Tag("Address hidden", "red") if one.home_hidden else None,
    )


def who_in_words(one: Found) -> str:
    """Child or adult, birth, other names and home, in one line; first of all that the name only sounds alike."""
    parts = [SOUNDS_ALIKE] if one.sounds_alike else []
    parts.append(birth_in_words(one.is_child, one.born, one.due, one.estimated))
    if one.also_called:
        parts.append(f"Also called {', '.join(one.also_called)}")
    if one.home and not one.home_hidden:
        parts.append(in_one_line(one.home))
    return ". ".join(parts)


def in_one_line(text: str) -> str:
    """An address without its line breaks."""
    return ", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,"))


def birth_in_words(is_child: bool, born: date | None, due: date | None, estimated: bool) -> str:
    """Child, born about 9 March 2016."""
    if born is not None:
        return (
            f"{'Child' if is_child else 'Adult'}, born {'about ' if estimated else ''}{date_in_words(born)}"
        )
    if due is not None:
        return f"Unborn child, due {date_in_words(due)}"
    return f"{'Child' if is_child else 'Adult'}, date of birth not known"


def today_of(by: Actor) -> date:
    """The day in England when somebody acts."""
    return by.at.astimezone(LONDON).date()
