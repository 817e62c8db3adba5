"""The questions of a call: one short page, one of what is optional, one for its giver. Clauses 3.6, 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import (
    Answer,
    CallSide,
    Function,
    IdentityCheck,
    ItemKind,
    PassingOn,
    Word,
)
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.asking import LONGEST
from chiltern.sharing.workings.calling import LONGEST_LINE, METHODS, WHICH_AGENCY, telephone
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import LONDON, moment_on
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, capital

CHILD_OR_ADULT = [("child", "Child"), ("adult", "Adult")]
AS_TYPED = "typed"
NONE_OF_THESE = "None of these: as I wrote it"
WHICH_OF_THESE = f"You have a record of somebody called so: choose who it is, or ‘{NONE_OF_THESE}’"
PASSING_ON = (PassingOn.ASK_ME, PassingOn.PROTECTS, PassingOn.NOT_AT_ALL)


def one_of(label: str, words: Sequence[Word], **more: Any) -> forms.ChoiceField:
    """Radios of these words."""
    offered = [(word.value, capital(word.says)) for word in words]
    return forms.ChoiceField(label=label, choices=offered, widget=forms.RadioSelect, **more)


def line(label: str, *, required: bool = False, hint: str = "", **attributes: str) -> forms.CharField:
    """One short line."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attributes})
    return forms.CharField(
        label=label, required=required, help_text=hint, max_length=LONGEST_LINE, widget=widget
    )


class Call(Varied):
    """What somebody standing in a car park can answer. Telephone, now and me stand there already."""

    danger = forms.ChoiceField(
        label="Is anyone in danger, or may a child be suffering significant harm?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        initial=Answer.NOT_KNOWN,
    )
    side = one_of("Who told whom?", tuple(CallSide), initial=CallSide.RECEIVED)
    agency = forms.ChoiceField(
        label="Which agency?",
        choices=[],
        required=False,
        help_text="Type a part of its name. Leave it empty if it is not in the list.",
    )
    outside = line("If it is not in the list: which body, or who?")
    whom = line("Who was it? Name and role, as said")
    identity = one_of("How did you make sure who it was?", tuple(IdentityCheck))
    number = line("The number that you called back", inputmode="tel")
    about = line("About whom?", required=True, hint="A name. One is enough here.")
    person = forms.ChoiceField(
        label="Is it one of these?",
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": WHICH_OF_THESE},
    )
    kind = forms.ChoiceField(
        label="A child or an adult?", choices=CHILD_OR_ADULT, widget=forms.RadioSelect, initial="child"
    )
    unborn = forms.BooleanField(label="She is pregnant, and it is about her unborn child too", required=False)
    due = DateParts(
        label="Due date, if known", what="the due date", required=False, help_text="For example, 20 2 2027"
    )
    words = long_text("What was said?", required=True)
    method = one_of("How?", METHODS, initial=METHODS[0])
    day = DateParts(label="On which day?", what="the day")
    at = TimeOfDay()
    request = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    draft = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        agencies: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]] = (),
        now: datetime,
        **kwargs: Any,
    ) -> None:
        local = now.astimezone(LONDON)
        initial = {"day": local.date(), "at": f"{local:%H:%M}", **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["agency"].choices = [("", "Not in the list"), *agencies]  # type: ignore[attr-defined]
        if people:
            listed = [*people, (AS_TYPED, NONE_OF_THESE)]
            self.fields["person"].choices = listed  # type: ignore[attr-defined]
        else:
            del self.fields["person"]
        called_back, pregnant = {IdentityCheck.CALLED_BACK.value: "number"}, {"on": "due"}
        self.wear(
            {
                "danger": Look(inline=True, size="s"),
                "agency": Look(suggests=True),
                "identity": Look(reveals=called_back, size="s"),
                "side": Look(inline=True, size="s"),
                "kind": Look(inline=True, size="s"),
                "unborn": Look(reveals=pregnant),
                "method": Look(size="s"),
                "number": Look(width="20"),
                "words": Look(rows=4),
                "at": Look(width="5"),
                "day": Look(size="s"),
                "person": Look(size="s"),
            }
        )

    def clean_number(self) -> str:
        """Digits; said here, so that it stands at its field."""
        try:
            return telephone(self.cleaned_data["number"])
        except Invalid as wrong:
            raise forms.ValidationError(wrong.says) from None

    def clean(self) -> dict[str, Any]:
        """Said with whatever else is missing, so that nobody sends it a third time."""
        data: dict[str, Any] = super().clean() or {}
        if not ({"agency", "outside"} & self.errors.keys() or data.get("agency") or data.get("outside")):
            self.add_error("agency", WHICH_AGENCY)
        return data

    def happened_at(self) -> datetime:
        """The day and the time, on London's clock."""
        return moment_on(self.cleaned_data["day"], self.cleaned_data["at"])


Choices = Sequence[tuple[str, str]]
NOBODY_SAID = ("", "Nobody has said")


def what_for() -> forms.ChoiceField:
    """Its choices are the partnership's list; consent counts for a purpose alone."""
    return forms.ChoiceField(
        label="What was it for?",
        choices=[],
        required=False,
        help_text="Consent, and a good deal else, counts only for what somebody said that it was for.",
    )


class More(Questions):
    """What can be added before it is written down, and need not."""

    purpose = what_for()
    born = DateParts(label="Date of birth", what="the date of birth", required=False)
    nhs_number = line("NHS number", inputmode="numeric")
    others = forms.CharField(
        label="Which other children was it about?",
        required=False,
        max_length=4_000,
        help_text="One name a line.",
        widget=forms.Textarea,
    )
    add_to_people = forms.BooleanField(
        label="Record those who have no record with us yet",
        required=False,
        help_text="Your teams find them under People from then on.",
    )
    function = forms.ChoiceField(
        label="If they are not in the list of signatories: what are they?",
        required=False,
        choices=[("", "Do not know"), *((word.value, capital(word.says)) for word in Function)],
    )
    heard_by = line("Who took or made the call, if it was not you?")
    kind_of = forms.ChoiceField(
        label="What was said is",
        choices=[(word.value, capital(word.says)) for word in ItemKind],
        initial=ItemKind.UNCONFIRMED,
    )
    why_it_bears = long_text("Why does it bear on the child?", help_text="If it is about an adult.")
    told = long_text(
        "Does the family know?", help_text="Or why not: “not told: it would raise the risk” is an answer."
    )
    explanation = long_text(
        "Why was it shared, or anything else to explain?", help_text="Stays in your own record."
    )
    passing_on = one_of("Was anything said about passing it on?", PASSING_ON, initial=PassingOn.ASK_ME)
    not_to_be_mentioned_to = line("Is there anybody to whom it must not be mentioned?")
    looks: ClassVar = {
        "born": Look(size="s"),
        "others": Look(rows=2),
        "why_it_bears": Look(rows=2),
        "told": Look(rows=2),
        "explanation": Look(rows=3),
        "nhs_number": Look(width="20"),
        "passing_on": Look(size="s"),
    }

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [NOBODY_SAID, *purposes]  # type: ignore[attr-defined]


class Confirming(Questions):
    """What the giver adds. All of it may be left for later, but not the terms.

    No purpose is asked where there are none to choose from: the request that it answered has said it.
    """

    danger = forms.ChoiceField(
        label="Was anyone in danger, or might a child have been suffering significant harm?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        initial=Answer.NOT_KNOWN,
    )
    kind_of = forms.ChoiceField(
        label="What was said is",
        choices=[("", "Choose"), *((word.value, capital(word.says)) for word in ItemKind)],
    )
    purpose = what_for()
    people = forms.MultipleChoiceField(
        label="Is it about any of these people of yours?",
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Then what they said of consent counts, and a colleague in conflict with them sees nothing of it.",
    )
    reasons = long_text("Why was it shared?", help_text="Your agency’s decision. Stays in your own record.")
    told = long_text("Does the family know, or why not?")
    passing_on = one_of("May they pass it on?", PASSING_ON)
    not_to_be_mentioned_to = line("Is there anybody to whom it must not be mentioned?")
    looks: ClassVar = {
        "danger": Look(inline=True, size="s"),
        "people": Look(size="s"),
        "reasons": Look(rows=3),
        "told": Look(rows=2),
        "passing_on": Look(size="s"),
    }

    def __init__(self, *args: Any, purposes: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [NOBODY_SAID, *purposes]  # type: ignore[attr-defined]
        if not purposes:
            del self.fields["purpose"]
        self.fields["people"].choices = people  # type: ignore[attr-defined]
        if not people:
            del self.fields["people"]


class Correcting(Confirming):
    """The same, with what was said as the giver knows it."""

    correction = forms.CharField(
        label="What was said, as your agency knows it",
        max_length=LONGEST,
        help_text="Stands beside their words. Both are kept, and both agencies read both.",
        widget=forms.Textarea,
    )
    field_order = ("correction",)


class Explaining(Questions):
    """One more sentence beside the record."""

    explanation = long_text(
        "Why was it done so?", help_text="Stays in your own agency’s record.", required=True
    )
