"""What is asked when something about a person is different from a day on (clauses 3.4, 3.5)."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chiltern.people.actions.change_person import Address, Birth, Change, Identifier, Name, Whom
from chiltern.people.actions.record_person import IdentifierKind, NameKind, PlaceKind
from chiltern.people.queries import AddressView, IdentifierView, NameView, PersonPage
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.people import fields
from chiltern.web.views.people.common import in_one_line

ON = "Left empty, it holds from today. What stood before stays as former."


class Changed(Questions):
    """One kind of change to one person."""

    title: ClassVar[str]
    also: ClassVar[dict[str, str]] = {}
    """Where the action's name for something is not the question's."""

    def __init__(self, one: PersonPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one

    @staticmethod
    def stands(one: PersonPage) -> dict[str, Any]:
        """What stands now, to begin with."""
        return {}

    @abstractmethod
    def stated(self) -> Change:
        """What was answered, as the action takes it."""


class NewName(Changed):
    """A name, which ends the one of its kind."""

    title = "Add or change a name"
    also = {"name": "given", "name_dates": "on"}
    looks: ClassVar = {
        "kind": Look(size="s"),
        "given": Look(width="20"),
        "family": Look(width="20"),
        "on": Look(size="s"),
    }

    kind = fields.one_of("Which name is it?", NameKind.choices())
    given = fields.text("First names")
    family = fields.text("Last name")
    on = fields.day("Since when?", "the date", hint=ON)

    def stated(self) -> Change:
        answers = self.cleaned_data
        return Change(
            on=answers["on"], name=Name(answers["given"], answers["family"], NameKind(answers["kind"]))
        )


class NewAddress(Changed):
    """A place where somebody can be found; a new home ends the one before."""

    title = "Add or change an address"
    also = {"address_dates": "on"}
    looks: ClassVar = {
        "kind": Look(size="s"),
        "address": Look(rows=4),
        "postcode": Look(width="10"),
        "on": Look(size="s"),
        "hidden_people": Look(size="s"),
        "hidden_from": Look(rows=3),
    }

    kind = fields.one_of("What kind of place is it?", PlaceKind.choices())
    address = fields.several_lines("Address or telephone number", hint="Without the postcode.")
    postcode = fields.text("Postcode")
    on = fields.day("Since when?", "the date", hint=ON)
    hidden_people = fields.any_of("Who must not learn it?", hint="From those recorded with this person.")
    hidden_from = fields.several_lines("Who else must not learn it?", hint="Their names, one on each line.")

    def __init__(self, one: PersonPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(one, *args, **kwargs)
        self.fields["hidden_people"].choices = around(one)  # type: ignore[attr-defined]
        if not around(one):
            del self.fields["hidden_people"]
            self.fields["hidden_from"].label = "Who must not learn it?"

    def stated(self) -> Change:
        answers = self.cleaned_data
        kind = PlaceKind(answers["kind"])
        picked = tuple(Whom(person=each) for each in fields.ids_of(answers.get("hidden_people", ())))
        hidden = (*picked, *fields.named(answers["hidden_from"]))
        return Change(
            on=answers["on"],
            address=Address(answers["address"], answers["postcode"], kind, hidden_from=hidden),
        )


class NewNumber(Changed):
    """A number, its check digit tested by the action."""

    title = "Add or change a number"
    also = {"nhs_number": "value", "upn": "value", "identifier": "value", "identifier_dates": "on"}
    looks: ClassVar = {
        "kind": Look(size="s", reveals={"other": "called"}),
        "value": Look(width="20"),
        "called": Look(width="20"),
        "on": Look(size="s"),
    }

    kind = fields.one_of("Which number is it?", IdentifierKind.choices())
    called = fields.text("What is the number called?")
    value = fields.text("Number")
    on = fields.day("Since when?", "the date", hint=ON)

    def stated(self) -> Change:
        answers = self.cleaned_data
        kind = IdentifierKind(answers["kind"])
        called = answers["called"] if kind is IdentifierKind.OTHER else ""
        return Change(on=answers["on"], identifier=Identifier(kind, answers["value"], called))


class NewBirth(Changed):
    """A date of birth that was wrong, or that is now known: it replaces what stands."""

    title = "Change the date of birth"
    also = {"change": "birth"}
    looks: ClassVar = {"birth": Look(size="s"), "due": Look(size="s")}

    birth = fields.day("Date of birth", "the date of birth", hint="For example, 9 3 2016")
    estimated = fields.tick("This date is estimated: nobody here has seen it on paper")
    due = fields.day(
        "Due date", "the due date", hint="For an unborn child only. Take it out once the child is born."
    )

    def __init__(self, one: PersonPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(one, *args, **kwargs)
        if not one.is_child:
            del self.fields["due"]

    @staticmethod
    def stands(one: PersonPage) -> dict[str, Any]:
        return {"birth": one.born, "due": one.due, "estimated": one.estimated}

    def stated(self) -> Change:
        answers = self.cleaned_data
        return Change(birth=Birth(answers["birth"], answers.get("due"), answers["estimated"]))


class NewNeeds(Changed):
    """In which language and form to speak or write to somebody."""

    title = "Change language and format needs"
    looks: ClassVar = {"language": Look(width="20"), "formats": Look(rows=3)}

    language = fields.text("Language", hint="The one in which to speak or write to them.")
    formats = fields.several_lines(
        "Anything needed to read, hear or be understood", hint="For example, large print or signing."
    )

    @staticmethod
    def stands(one: PersonPage) -> dict[str, Any]:
        return {"language": one.language, "formats": one.formats}

    def stated(self) -> Change:
        return Change(language=self.cleaned_data["language"], formats=self.cleaned_data["formats"])


class Ended(Changed):
    """Names, addresses and numbers that no longer hold, with nothing in their place."""

    title = "Say what no longer holds"
    also = {"ends": "over", "change": "over"}
    looks: ClassVar = {"over": Look(size="s"), "on": Look(size="s")}

    over = fields.any_of("What no longer holds?", required=True)
    on = fields.day("Since when?", "the date", hint="Left empty, it ends today.")

    def __init__(self, one: PersonPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(one, *args, **kwargs)
        rows = [(str(each.id), _in_words(each)) for each in standing(one)]
        self.fields["over"].choices = rows  # type: ignore[attr-defined]

    def stated(self) -> Change:
        return Change(on=self.cleaned_data["on"], ends=fields.ids_of(self.cleaned_data["over"]))


def standing(one: PersonPage) -> list[NameView | AddressView | IdentifierView]:
    """Names, addresses and numbers that hold now."""
    every: tuple[NameView | AddressView | IdentifierView, ...] = (
        *one.names,
        *one.addresses,
        *one.identifiers,
    )
    return [each for each in every if not each.former]


def around(one: PersonPage) -> list[tuple[str, str]]:
    """Everybody on record who is named on a person's page, for a list of choices."""
    related = [line for each in one.relationships for line in (each.whom, each.of)]
    holders = [each.holder for each in one.responsibilities]
    lines = [*related, *holders, *(line for home in one.households for line in home.members)]
    found = {str(line.id): line.called for line in lines if line.id is not None and line.id != one.id}
    return list(found.items())


def _in_words(each: NameView | AddressView | IdentifierView) -> str:
    text = each.value if isinstance(each, IdentifierView) else in_one_line(each.text)
    return f"{each.kind[:1].upper()}{each.kind[1:]}: {text}"


FORMS: dict[str, type[Changed]] = {
    "name": NewName,
    "address": NewAddress,
    "number": NewNumber,
    "birth": NewBirth,
    "needs": NewNeeds,
    "ended": Ended,
}
