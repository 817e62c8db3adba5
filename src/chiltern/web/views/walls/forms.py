"""The questions of the walls' pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from chiltern.people.workings.described import Described
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.team.forms import Choices, offer

LONGEST = 2_000


def lines(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=forms.Textarea
    )


def line(label: str, hint: str = "") -> forms.CharField:
    """One line that may be left out."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class ToRestrict(Questions):
    """Why, and who else."""

    looks: ClassVar = {"why": Look(rows=3)}

    why = lines(
        "Why may only named people see it?",
        "For example: it is about a colleague, or an address that must not be found.",
    )
    posts = forms.MultipleChoiceField(
        label="Who else may see it? (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="You stay on the list. For example, the safeguarding lead, so that it is seen when you are away.",
    )

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "posts", colleagues)
        if not colleagues:
            del self.fields["posts"]


class ToAdd(Questions):
    """One more on the list."""

    add = forms.ChoiceField(
        label="Who else may see it?", help_text="They see it from now on, with everything that belongs to it."
    )

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "add", [("", "Choose a colleague"), *colleagues])


class ToLift(Questions):
    """A reason."""

    looks: ClassVar = {"why": Look(rows=3)}

    why = lines("Why is it lifted?", "For example: the enquiry is closed.")


class ToDeclare(Questions):
    """How one knows them; it may be left out."""

    looks: ClassVar = {"because": Look(rows=3)}

    because = lines(
        "How do you know them? (optional)",
        "Your agency’s representative reads this. For example: my sister’s child, or a neighbour.",
        required=False,
    )


class WhoIsMeant(Questions):
    """Somebody by name and date of birth, or by a number."""

    looks: ClassVar = {"number": Look(width="20"), "born": Look(size="s")}

    name = line("Name", "First and last name.")
    born = DateParts(
        label="Date of birth",
        what="the date of birth",
        required=False,
        help_text="For example, 9 3 2016. With the name it says who is meant.",
    )
    number = line("Number", "An NHS number, a unique pupil number, or another one.")

    def whom(self) -> Described:
        """As it was typed; the action tests it."""
        said = self.cleaned_data
        return Described(said["name"], said["born"], said["number"])


class ToKeepApart(WhoIsMeant):
    """Which colleague, from whom, why."""

    looks: ClassVar = {**WhoIsMeant.looks, "because": Look(rows=3)}
    field_order = ("practitioner", "name", "born", "number", "because")

    practitioner = forms.ChoiceField(
        label="Which colleague is in conflict?",
        help_text="They are not told. From then on nothing about that person exists for them.",
    )
    because = lines(
        "Why? (optional)", "You and the deputies read this. For example: her father.", required=False
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "practitioner", [("", "Choose a colleague"), *people])


class ToRead(WhoIsMeant):
    """The reason stands first."""

    looks: ClassVar = {**WhoIsMeant.looks, "reason": Look(rows=3), "reference": Look(width="20")}
    field_order = ("reason", "name", "born", "number", "reference")

    reason = lines(
        "Why do you have to see this now?",
        "For example: the child is in A and E, and nobody of the team that knows her answers.",
    )
    reference = line("Reference", "Of a request, or of information shared. For example, ABCD-EFGH.")


class InWords(Questions):
    """A few sentences."""

    looks: ClassVar = {"says": Look(rows=3)}

    says = lines("What do you say?")

    def __init__(self, *args: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["says"].label, self.fields["says"].help_text = label, hint


class ToHold(Questions):
    """Why, until when; after a death."""

    looks: ClassVar = {"why": Look(rows=3), "until": Look(size="s")}

    why = lines("Why may nothing be destroyed?", "For example: a complaint, a claim, an inspection.")
    after_death = forms.BooleanField(
        label="This is for a review after a child’s death",
        required=False,
        help_text="It then holds everything about the child, and your representative alone lifts it.",
    )
    until = DateParts(
        label="Until when? (optional)",
        what="the last day",
        required=False,
        help_text="For example, 31 12 2027. Leave it empty to hold it until somebody lifts it.",
    )

    def __init__(self, *args: Any, person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not person:
            del self.fields["after_death"]


class ToHoldSomebody(WhoIsMeant, ToHold):
    """By name, where one does not see the record."""

    looks: ClassVar = {**WhoIsMeant.looks, **ToHold.looks}
    field_order = ("name", "born", "number", "why", "after_death", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, person=True, **kwargs)


class LastReaderAsked(Questions):
    """Which post."""

    post = forms.ChoiceField(
        label="Who reads what a conflict would leave without a reader?",
        help_text="Choose somebody whom families and colleagues rarely know: they get what nobody else may see.",
    )

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "post", [("", "Choose"), *posts])
