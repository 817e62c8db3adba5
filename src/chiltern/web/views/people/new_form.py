"""What is asked when a child or adult is recorded: as much as is known; every question but the first can wait."""

from __future__ import annotations

from typing import Any, ClassVar

from chiltern.foundation.actor import Actor
from chiltern.people.actions.record_person import (
    Birth,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Person,
    PlaceKind,
)
from chiltern.people.queries.choosing import likely_same
from chiltern.people.queries.views import Found
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.people import fields
from chiltern.web.views.people.common import team_choices, today_of

LONGEST_NAME = 200
UNBORN = "unborn"
WHO = [("child", "a child or young person"), (UNBORN, "an unborn child"), ("adult", "an adult")]
ALSO = {
    "name": "given",
    "names": "given",
    "name_dates": "former_until",
    "readers": "teams",
    "addresses": "address",
}
"""Where the action's name for something is not the question's."""
ALREADY_HERE = "Somebody of this name may be recorded already. Look, and say whether this is somebody else"


class NewPerson(Questions):
    """A child or adult as this agency knows them."""

    looks: ClassVar = {
        "who": Look(size="s", reveals={UNBORN: "due"}),
        "given": Look(width="20"),
        "family": Look(width="20"),
        "known_as": Look(width="20"),
        "at_birth": Look(width="20"),
        "former": Look(width="20"),
        "birth": Look(size="s"),
        "address": Look(rows=4),
        "postcode": Look(width="10"),
        "hidden": Look(reveals={"on": "hidden_from"}),
        "hidden_from": Look(rows=3),
        "nhs_number": Look(width="20"),
        "upn": Look(width="20"),
        "formats": Look(rows=3),
        "teams": Look(size="s"),
    }

    who = fields.one_of("Who is it?", WHO)
    due = fields.day("Due date", "the due date", hint="For example, 9 3 2027")
    given = fields.text("First names")
    family = fields.text("Last name", hint="As the family writes it.")
    known_as = fields.text("Known as", hint="A name in use that is not the one above.")
    at_birth = fields.text("Name at birth", hint="Where it was another.")
    former = fields.text("Former name", hint="First and last name. Others can be added later.")
    former_until = fields.day(
        "When did the former name end?", "the date", hint="Left empty, it counts as ended today."
    )
    birth = fields.day("Date of birth", "the date of birth", hint="For example, 9 3 2016")
    estimated = fields.tick("This date is estimated: nobody here has seen it on paper")
    address = fields.several_lines("Home address", hint="Without the postcode.")
    postcode = fields.text("Postcode")
    hidden = fields.tick("Somebody must not learn this address")
    hidden_from = fields.several_lines("Who must not learn it?", hint="Their names, one on each line.")
    nhs_number = fields.text("NHS number", hint="10 digits, like 999 123 4560.")
    upn = fields.text("Unique pupil number", hint="A letter and 12 digits. A school has it.")
    language = fields.text("Language", hint="The one in which to speak or write to them.")
    formats = fields.several_lines(
        "Anything needed to read, hear or be understood", hint="For example, large print or signing."
    )

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.alike: tuple[Found, ...] = ()
        if choices := team_choices(by):
            self.fields["teams"] = fields.teams(choices)

    def clean(self) -> dict[str, Any]:
        """What only several answers together show to be missing."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if answers.get("who") == UNBORN and not answers.get("due") and "due" not in self.errors:
            self.add_error("due", "Enter the due date; an estimate will do")
        if answers.get("who") not in (None, UNBORN) and answers.get("due"):
            self.add_error("who", "A due date is entered: choose ‘An unborn child’, or take that date out")
        if answers.get("hidden") and not fields.lines_of(answers.get("hidden_from", "")):
            self.add_error("hidden_from", "Enter who must not learn the address")
        for name in ("known_as", "at_birth", "former"):
            if len(answers.get(name, "")) > LONGEST_NAME:
                says = (
                    f"Shorten this name to {LONGEST_NAME} characters or fewer; this is {len(answers[name]):,}"
                )
                self.add_error(name, says)
        return answers

    def ask_whether_same(self) -> bool:
        """Looks for records that are likely the same person; True while it has not been said that none is."""
        answers = self.cleaned_data
        name = f"{answers['given']} {answers['family']}".strip()
        self.alike = likely_same(self.by, name, answers["birth"] or answers["due"])
        if not self.alike:
            return False
        self.fields["somebody_else"] = fields.tick("None of these: this is somebody else")
        if self.data.get("somebody_else") == "on":
            return False
        self.add_error("somebody_else", ALREADY_HERE)
        return True

    def number_asked(self) -> str:
        """Which number was given: where a number that is recorded already is said to be."""
        return "nhs_number" if self.cleaned_data.get("nhs_number") else "upn"

    def stated(self) -> Person:
        """What was answered, as the action takes it."""
        answers = self.cleaned_data
        hidden = fields.named(answers["hidden_from"]) if answers["hidden"] else ()
        home = fields.address_of(answers, PlaceKind.HOME, hidden)
        return Person(
            names=self._names(),
            is_child=answers["who"] != "adult",
            birth=Birth(answers["birth"], answers["due"], answers["estimated"]),
            addresses=(home,) if home else (),
            identifiers=self._numbers(),
            language=answers["language"],
            formats=answers["formats"],
        )

    def _names(self) -> tuple[Name, ...]:
        answers = self.cleaned_data
        names = [Name(answers["given"], answers["family"])] if answers["given"] or answers["family"] else []
        until = answers["former_until"] or today_of(self.by)
        for field, kind, ended in (
            ("known_as", NameKind.KNOWN_AS, None),
            ("at_birth", NameKind.AT_BIRTH, None),
            ("former", NameKind.LEGAL, until),
        ):
            if answers[field]:
                names.append(Name(*in_two(answers[field]), kind, until=ended))
        return tuple(names)

    def _numbers(self) -> tuple[Identifier, ...]:
        answers = self.cleaned_data
        kinds = (IdentifierKind.NHS_NUMBER, IdentifierKind.UPN)
        return tuple(Identifier(kind, answers[kind.value]) for kind in kinds if answers[kind.value])


def in_two(whole: str) -> tuple[str, str]:
    """First names and last name; a single word is a first name."""
    *first, last = whole.split() or [""]
    return (" ".join(first), last) if first else (last, "")


def as_searched(words: str) -> dict[str, str]:
    """The names of somebody who was searched for and not found, to begin with."""
    given, family = in_two(words)
    return {"given": given, "family": family}
