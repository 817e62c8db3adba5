"""The questions about a body outside the Code, and of what it asks. Clauses 3.2, 3.6 and 3.7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from chiltern.agencies.workings.outside import LONGEST, LONGEST_NAME, BodyGiven, CheckGiven
from chiltern.code_of_practice.words import (
    Answer,
    Function,
    Method,
    OutsideCheck,
    StatutoryDuty,
    Urgency,
)
from chiltern.sharing.queries.whom import LONGEST_ADDRESS
from chiltern.sharing.queries.whom import LONGEST_NAME as LONGEST_PERSON
from chiltern.sharing.workings.asking import PersonAsked, Question
from chiltern.sharing.workings.outside import LONGEST_LINE, METHODS
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import LONDON, moment_on
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.calls.forms import line, one_of
from chiltern.web.views.sharing.common import capital, uuid_or_none


def few_lines(label: str, hint: str, *, required: bool = False) -> forms.CharField:
    """A short text of several lines."""
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=forms.Textarea
    )


class Body(Questions):
    """What the body is called, what it does, how to reach it."""

    looks: ClassVar = {
        "name": Look(width="two-thirds"),
        "described": Look(rows=2),
        "reach": Look(rows=3),
        "statutory_duty": Look(size="s"),
        "commissioned_by": Look(suggests=True, width="two-thirds"),
    }

    name = forms.CharField(
        label="What is it called?",
        max_length=LONGEST_NAME,
        help_text="The body’s own name, and the part of it that you deal with. Name no person here.",
    )
    function = forms.ChoiceField(
        label="What is it there to do?",
        choices=[("", "Choose"), *((word.value, capital(word.says)) for word in Function)],
    )
    statutory_duty = one_of(
        "Does the duty to share cover it?",
        (
            StatutoryDuty.LISTED,
            StatutoryDuty.EDUCATION,
            StatutoryDuty.COMMISSIONED,
            StatutoryDuty.NONE,
            StatutoryDuty.NOT_CHECKED,
        ),
        initial=StatutoryDuty.NOT_CHECKED,
        help_text="Councils, police and hospital trusts in England are listed bodies, wherever they are.",
    )
    commissioned_by = forms.ChoiceField(
        label="Does it work for an agency that has signed?",
        choices=[],
        required=False,
        help_text="A subcontractor, for example. That agency and the council’s officer are told that it has not signed.",
    )
    described = few_lines("Where is it, and what do you deal with it about?", "If it helps your colleagues.")
    reach = few_lines(
        "How is it reached?",
        "Switchboard, secure e-mail, address: as you found them yourself, not as somebody told you on the telephone.",
    )

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commissioned_by"].choices = [("", "No, or do not know"), *agencies]  # type: ignore[attr-defined]

    def given(self) -> BodyGiven:
        """As the action takes it."""
        said = self.cleaned_data
        return BodyGiven(
            said["name"],
            Function(said["function"]),
            StatutoryDuty(said["statutory_duty"]),
            said["described"],
            said["reach"],
            uuid_or_none(said["commissioned_by"]),
        )


class ChangedBody(Body):
    """The same, as it is now. For whom it works stays as it was named: those were told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, agencies=(), **kwargs)
        del self.fields["commissioned_by"]

    def given(self) -> BodyGiven:
        """As the action takes it."""
        said = self.cleaned_data
        return BodyGiven(
            said["name"],
            Function(said["function"]),
            StatutoryDuty(said["statutory_duty"]),
            said["described"],
            said["reach"],
        )


class Moment(Questions):
    """When something happened, on London's clock."""

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        local = now.astimezone(LONDON)
        initial = {"day": local.date(), "at": f"{local:%H:%M}", **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)

    def happened_at(self) -> datetime:
        """The day and the time."""
        return moment_on(self.cleaned_data["day"], self.cleaned_data["at"])


class Checking(Moment):
    """How it was made sure that it is they."""

    looks: ClassVar = {"how": Look(size="s"), "where_found": Look(rows=2), "at": Look(width="5")}

    how = one_of("How did you make sure that it is they?", tuple(OutsideCheck))
    where_found = few_lines(
        "Where did you find the number or the address?",
        "Independently of them: their public page, the directory, a colleague who knows them. With the number itself.",
    )
    whom = line("Who answered, or whom did you see?", hint="Name and role, as said.")
    day = DateParts(label="On which day?", what="the day", help_text="For example, 16 11 2026")
    at = TimeOfDay()

    def given(self) -> CheckGiven:
        """As the action takes it."""
        said = self.cleaned_data
        return CheckGiven(OutsideCheck(said["how"]), self.happened_at(), said["where_found"], said["whom"])


class Asks(Moment):
    """What they ask, as it was heard."""

    looks: ClassVar = {
        **{name: Look(size="s") for name in ("method", "purpose", "urgency", "kind")},
        "danger_said": Look(inline=True, size="s"),
        "acts_now": Look(inline=True, size="s"),
        "at": Look(width="5"),
        "nhs_number": Look(width="20"),
        "others": Look(rows=2),
        "needed": Look(rows=3),
        "why": Look(rows=3),
        "urgency_reason": Look(rows=2),
        "worries": Look(rows=3),
    }

    danger_said = forms.ChoiceField(
        label="Do they say that anyone is in danger, or that a child may be suffering significant harm?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        help_text="If yes, and you can help them: ring first, and write it down afterwards.",
    )
    who = line("Who asks?", required=True, hint="Name and role, as they said it.")
    name = forms.CharField(
        label="About whom?",
        max_length=LONGEST_PERSON,
        help_text="A name as they gave it. A baby without one: “Baby” and the mother’s name.",
    )
    kind = forms.ChoiceField(
        label="A child or an adult?",
        choices=[("child", "Child"), ("adult", "Adult")],
        widget=forms.RadioSelect,
        initial="child",
    )
    date_of_birth = DateParts(label="Date of birth", what="the date of birth", required=False)
    nhs_number = forms.CharField(label="NHS number (if known)", required=False, max_length=30)
    address = forms.CharField(label="Address (if known)", required=False, max_length=LONGEST_ADDRESS)
    others = few_lines("Which adults is it about too?", "One name a line: the mother, whoever lives there.")
    needed = long_text("What do they need to know?", required=True)
    why = long_text("Why do they need it, as they say?", required=True)
    purpose = forms.ChoiceField(label="What is it for?", choices=[], widget=forms.RadioSelect)
    worries = long_text("What worries them?")
    acts_now = forms.ChoiceField(
        label="Do they say that they act now, under section 47 of the Children Act 1989 or in an emergency?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        initial=Answer.NOT_KNOWN,
    )
    urgency = forms.ChoiceField(
        label="How urgent is it?",
        choices=[(word.value, capital(word.says)) for word in Urgency],
        widget=forms.RadioSelect,
    )
    urgency_reason = long_text("What makes it urgent?", help_text="Needed for immediate and urgent requests.")
    reach = line(
        "How do they want to be reached?",
        hint="Answer only by a way that you have checked yourself, whatever they say here.",
    )
    method = one_of("How did they ask?", METHODS, initial=Method.TELEPHONE)
    day = DateParts(label="On which day?", what="the day", help_text="For example, 16 11 2026")
    at = TimeOfDay()

    def __init__(self, *args: Any, purposes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = list(purposes)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A reason where the clock runs in hours."""
        data: dict[str, Any] = super().clean() or {}
        fast = data.get("urgency") in (Urgency.IMMEDIATE, Urgency.URGENT)
        if fast and not (data.get("urgency_reason") or "").strip() and "urgency_reason" not in self.errors:
            self.add_error("urgency_reason", "Say why it is urgent")
        return data

    def person(self) -> PersonAsked:
        """Whom it is about first, not yet checked."""
        said = self.cleaned_data
        return PersonAsked(
            said["name"],
            is_child=said["kind"] == "child",
            date_of_birth=said["date_of_birth"],
            nhs_number=said["nhs_number"],
            address=said["address"],
        )

    def question(self, first: PersonAsked) -> Question:
        """What is asked, with everyone whom it is about."""
        said = self.cleaned_data
        names = (" ".join(each.split())[:LONGEST_LINE] for each in said["others"].splitlines())
        return Question(
            people=(first, *(PersonAsked(each, is_child=False) for each in names if each)),
            needed=said["needed"],
            why=said["why"],
            purpose=said["purpose"],
            urgency=Urgency(said["urgency"]),
            worries=said["worries"],
            reach=said["reach"],
            urgency_reason=said["urgency_reason"],
            danger_said=Answer(said["danger_said"]),
            acts_now=Answer(said["acts_now"]),
        )
