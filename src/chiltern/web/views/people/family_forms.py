"""What is asked about who belongs to whom: another record, or only a name (clauses 3.4, 9.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from chiltern.people.actions.record_household import Household, Member
from chiltern.people.actions.record_relationship import Contact, RelationKind, Relationship, Whom
from chiltern.people.actions.record_responsibility import Responsibility, ResponsibilityHow
from chiltern.people.queries import PersonPage
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.people import fields

NAMED = "named"
"""The choice of somebody who is not recorded here."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Whom a form offers: ids with names, and what tells namesakes apart. `says` counts those found."""

    choices: tuple[tuple[str, str], ...]
    hints: Mapping[str, str]
    says: str = ""
    wrong: str = ""
    """What is wrong with what was searched."""


class WithSomebody(Questions):
    """A form in which one's own people can be searched; `who` names the question that offers those found."""

    who: ClassVar[str]
    title: ClassVar[str]
    also: ClassVar[dict[str, str]] = {}
    """Where the action's name for something is not the question's."""

    text = fields.text(
        "Search our people", hint="By name or number. Choose ‘Find’, and then whom you mean below."
    )

    def __init__(self, one: PersonPage, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        self.fields[self.who].choices = self.choices_of(offered)  # type: ignore[attr-defined]
        self.looks = {**self.looks, self.who: replace(self.looks[self.who], hints=offered.hints)}  # type: ignore[misc]

    def asked_as(self) -> dict[str, str]:
        """The questions that stand for the action's names of things. A name typed is wrong where it was typed."""
        return {**self.also, **({self.who: "name"} if self.cleaned_data.get(self.who) == NAMED else {})}

    @staticmethod
    def choices_of(offered: Offered) -> list[tuple[str, str]]:
        """The choices of `who`."""
        return [*offered.choices, (NAMED, "Somebody who is not recorded here")]


class WithOne(WithSomebody):
    """Where one person is chosen, or named."""

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if answers.get(self.who) == NAMED and not answers.get("name"):
            self.add_error("name", "Enter their name")
        return answers

    def whom(self) -> Whom:
        """A record, or a name."""
        chosen = self.cleaned_data[self.who]
        return Whom(name=self.cleaned_data["name"]) if chosen == NAMED else Whom(person=UUID(chosen))


class NewRelationship(WithOne):
    """What somebody is to the person of the page."""

    who = "to"
    title = "Add a relationship"
    also = {"relationship_dates": "until"}
    looks: ClassVar = {
        "text": Look(),
        "to": Look(size="s", reveals={NAMED: "name"}),
        "name": Look(width="20"),
        "contact": Look(size="s"),
        "note": Look(rows=3),
        "since": Look(size="s"),
        "until": Look(size="s"),
    }

    to = fields.one_of("Who is it?", [])
    name = fields.text("Their name")
    kind = fields.pick("What are they to this person?", RelationKind.choices())
    contact = fields.one_of("How much do they see each other?", Contact.choices())
    note = fields.several_lines("Note")
    since = fields.day("Since when?", "the start date", hint="If known.")
    until = fields.day("Until when?", "the end date", hint="If it has ended.")

    def stated(self) -> Relationship:
        """What was answered, as the action takes it."""
        answers = self.cleaned_data
        return Relationship(
            self.whom(),
            RelationKind(answers["kind"]),
            Contact(answers["contact"]),
            answers["note"],
            answers["since"],
            answers["until"],
        )


class NewResponsibility(WithOne):
    """Who holds parental responsibility for the child of the page."""

    who = "holder"
    title = "Add parental responsibility"
    also = {"responsibility_dates": "until"}
    looks: ClassVar = {
        "text": Look(),
        "holder": Look(size="s", reveals={NAMED: "name"}),
        "name": Look(width="20"),
        "how": Look(size="s"),
        "since": Look(size="s"),
        "until": Look(size="s"),
    }

    holder = fields.one_of("Who holds it?", [])
    name = fields.text("Name of the person or the council")
    how = fields.one_of("How did it come about?", ResponsibilityHow.choices())
    since = fields.day("Since when?", "the start date", hint="If known.")
    until = fields.day("Until when?", "the end date", hint="If it has ended.")

    def stated(self) -> Responsibility:
        """What was answered, as the action takes it."""
        answers = self.cleaned_data
        return Responsibility(
            self.whom(), ResponsibilityHow(answers["how"]), answers["since"], answers["until"]
        )


class NewHousehold(WithSomebody):
    """Who lives with the person of the page, in one home."""

    who = "members"
    title = "Add a household"
    also = {"readers": "teams"}
    looks: ClassVar = {
        "text": Look(),
        "members": Look(size="s"),
        "called": Look(width="20"),
        "since": Look(size="s"),
    }

    members = fields.any_of("Who lives there too?")
    called = fields.text(
        "What do you call this household?", hint="For example: at his father’s. It can stay empty."
    )
    since = fields.day("Since when?", "the start date", hint="If known.")

    def __init__(
        self, one: PersonPage, offered: Offered, teams: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(one, offered, *args, **kwargs)
        if not offered.choices:
            del self.fields["members"]
        if teams:
            self.fields["teams"] = fields.teams(teams)
            self.fields["teams"].label = "Which teams may see this household?"

    @staticmethod
    def choices_of(offered: Offered) -> list[tuple[str, str]]:
        """Those found, and those chosen already."""
        return list(offered.choices)

    def stated(self, instead_of: UUID | None) -> Household:
        """The person of the page and whoever was ticked."""
        answers = self.cleaned_data
        everyone: Iterable[UUID] = (self.one.id, *fields.ids_of(answers.get("members", ())))
        members = tuple(Member(each, since=answers["since"]) for each in everyone)
        return Household(members, answers["called"], instead_of)
