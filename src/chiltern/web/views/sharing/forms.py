"""Short forms of sharing: to whom a request goes, what is asked back or added, how it was told. Clauses 3.5 to 3.8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import Answer, FollowUpKind, Method, Urgency
from chiltern.sharing.queries.colleagues import Colleague
from chiltern.sharing.workings.following import LONGEST_ADDRESS, FollowUpGiven, Identified, Stated, ToldGiven
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import moment_on
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, capital, words_of

Choices = Sequence[tuple[str, str]]


class AssignTo(Questions):
    """A colleague whose role decides requests."""

    looks: ClassVar = {"to_post": Look(suggests=True, width="two-thirds")}

    to_post = forms.ChoiceField(
        choices=[],
        error_messages={"required": "Choose a colleague"},
    )

    def __init__(
        self, *args: Any, colleagues: Sequence[Colleague], what: str = "this request", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_post"].label = f"Give {what} to a colleague"
        offered = [(str(one.post), f"{one.name}, {one.title}") for one in colleagues]
        self.fields["to_post"].choices = [("", "Choose a colleague"), *offered]  # type: ignore[attr-defined]


class AskBack(Questions):
    """What a provider needs to know before it can answer."""

    asks = long_text(
        "What do you need to know?",
        help_text="The agency that asked reads this. Do not write here what you hold.",
        required=True,
    )


class Withdraw(Questions):
    """Why a request is withdrawn."""

    why = long_text(
        "Why do you withdraw it?", help_text="The agency that you asked reads this.", required=True
    )


class Identifying(Varied):
    """An answer in words, and what identifies somebody; either is enough."""

    looks: ClassVar = {"upn": Look(width="20"), "nhs_number": Look(width="20")}

    says = long_text("What do you want to tell them?")
    position = forms.ChoiceField(label="If you add something below: about whom?", choices=[], required=False)
    date_of_birth = DateParts(
        label="Date of birth", what="the date of birth", required=False, help_text="For example, 9 3 2016"
    )
    nhs_number = forms.CharField(label="NHS number", required=False, max_length=30)
    upn = forms.CharField(label="Unique pupil number", required=False, max_length=30)
    address = forms.CharField(label="Address", required=False, max_length=LONGEST_ADDRESS)

    def __init__(self, *args: Any, people: Sequence[str], says: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = [(str(place), name) for place, name in enumerate(people)]  # type: ignore[attr-defined]
        if len(people) == 1:
            del self.fields["position"]
        if says:
            self.fields["says"].label = says

    def given(self, kind: FollowUpKind = FollowUpKind.CLARIFIES) -> FollowUpGiven:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        person = Identified(
            position=int(said.get("position") or 0),
            date_of_birth=said["date_of_birth"],
            nhs_number=said["nhs_number"],
            upn=said["upn"],
            address=said["address"],
        )
        return FollowUpGiven(said["says"], kind, (person,))


class AskAgain(Identifying):
    """After an answer."""

    kind = forms.ChoiceField(
        label="What do you want to do?",
        choices=[
            (FollowUpKind.ASKS_FOR_MORE.value, "Ask whether there is more"),
            (FollowUpKind.BRINGS_NEW.value, "Tell them something new"),
        ],
        widget=forms.RadioSelect,
    )
    says = long_text("What do you ask, or what is new?")
    field_order = ("kind", "says")


class SayMore(Identifying):
    """Before an answer: what is new, and whether it is more urgent now, or less. `due`: what each urgency would make of it."""

    danger_said = forms.ChoiceField(
        label="Is anyone in danger, or may a child be suffering significant harm?",
        choices=words_of(Answer),
        widget=forms.RadioSelect,
        help_text="As you see it now. If yes, ring first.",
    )
    acts_now = forms.ChoiceField(
        label="Are you acting now under section 47 of the Children Act 1989, or in an emergency?",
        choices=words_of(Answer),
        widget=forms.RadioSelect,
        help_text="It counts as a reason for those whom you ask.",
    )
    urgency = forms.ChoiceField(
        label="How urgent is it now?", choices=words_of(Urgency), widget=forms.RadioSelect
    )
    says = long_text("What is new, or why is it more urgent now, or less?")
    field_order = ("danger_said", "acts_now", "urgency", "says")

    def __init__(self, *args: Any, may_act: bool, due: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_act:
            del self.fields["acts_now"]
        self.wear({name: Look(inline=True) for name in ("danger_said", "acts_now") if name in self.fields})
        self.wear({"urgency": Look(hints=due)})

    def stated(self, before: Stated) -> Stated:
        """What is stated from now on; what was not asked stays as it was."""
        said = self.cleaned_data
        acts_now = Answer(said.get("acts_now") or before.acts_now)
        return Stated(Urgency(said["urgency"]), Answer(said["danger_said"]), acts_now)


class Told(Questions):
    """How an answer was told by another way than this service. `outside`: to a body that reads no terms here."""

    looks: ClassVar = {"at_time": Look(width="10"), "terms": Look(rows=2)}

    method = forms.ChoiceField(
        label="How did you tell them?",
        choices=[(one.value, capital(one.says)) for one in Method if one is not Method.SERVICE],
        widget=forms.RadioSelect,
    )
    day = DateParts(label="On which day?", what="the day", help_text="For example, 9 3 2026")
    at_time = TimeOfDay()
    to_whom = forms.CharField(
        label="Whom did you tell?", max_length=500, help_text="Their name and their role."
    )
    checked = forms.CharField(
        label="How did you make sure who they are?",
        required=False,
        max_length=500,
        help_text="For example: called back on a number that we already held. “Not checked” is an answer.",
    )

    terms = long_text(
        "How did you put the terms into writing?",
        help_text="With it, by secure e-mail, on paper; or why not yet. The terms stand above.",
    )

    def __init__(self, *args: Any, outside: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not outside:
            del self.fields["terms"]

    def given(self) -> ToldGiven:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        at = moment_on(said["day"], said["at_time"])
        return ToldGiven(Method(said["method"]), at, said["to_whom"], said["checked"], said.get("terms", ""))


class Put(Told):
    """How a body outside the Code was asked: no terms, since nothing was shared but the question."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].label = "How did you ask them?"
        self.fields["to_whom"].label = "Whom did you ask?"


class WhyNot(Questions):
    """Why a manager does not agree."""

    why = long_text("Why do you not agree?", required=True)


class HandOver(Questions):
    """A colleague, or a team."""

    looks: ClassVar = {"to": Look(suggests=True, width="two-thirds")}

    to = forms.ChoiceField(label="Who has it from now on?", choices=[])

    def __init__(self, *args: Any, people: Choices, teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Choose a colleague or a team"), *people, *teams]
        self.fields["to"].choices = offered  # type: ignore[attr-defined]
