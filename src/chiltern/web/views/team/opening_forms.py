"""The questions about an agency's own hours, terms and numbers. Clauses 2.2 and 4.1."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from chiltern.agencies.workings.opening import OpeningAsked, PeriodKind
from chiltern.code_of_practice.opening import DAYS
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions

_LIKE = (
    "Each day like 08:30-16:00, or 08:30-12:00, 13:00-16:00. Leave a day empty on which you are shut all day."
)
_NUMBERS = ("duty_number", "out_of_hours_number", "cover", "safeguarding_lead")


class Hours(Questions):
    """The week, the numbers, and who covers."""

    looks: ClassVar = {name: Look(width="20") for name in (*(day.lower() for day in DAYS), *_NUMBERS[:2])}

    round_the_clock = forms.BooleanField(
        label="We are there day and night, every day of the year", required=False
    )
    on_bank_holidays = forms.BooleanField(label="We are open on bank holidays too", required=False)
    duty_number = forms.CharField(
        label="Number to ring while you are open", max_length=40, help_text="For example, 01632 960123"
    )
    out_of_hours_number = forms.CharField(
        label="Number to ring while you are shut",
        max_length=40,
        required=False,
        help_text="One that is answered then: a manager’s mobile, or the emergency duty team",
    )
    cover = forms.CharField(
        label="Who covers while you are shut? (optional)",
        max_length=200,
        required=False,
        help_text="For example, the trust’s safeguarding lead takes urgent calls in the holidays",
    )
    safeguarding_lead = forms.CharField(
        label="Safeguarding lead, and how to reach them (optional)",
        max_length=200,
        required=False,
        help_text="The post rather than the name: Designated safeguarding lead, 01632 960124",
    )
    field_order = ("round_the_clock", *(day.lower() for day in DAYS), "on_bank_holidays", *_NUMBERS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in DAYS:
            field = forms.CharField(label=day, max_length=60, required=False)
            # In full once, before the first day: seven times would be seven times to listen to.
            field.help_text = _LIKE if day == DAYS[0] else f"Written like {DAYS[0]}’s."
            self.fields[day.lower()] = field
        self.order_fields(self.field_order)

    def asked(self) -> OpeningAsked:
        """As the action takes it."""
        said = self.cleaned_data
        return OpeningAsked(
            week=[said[day.lower()] for day in DAYS],
            round_the_clock=said["round_the_clock"],
            on_bank_holidays=said["on_bank_holidays"],
            **{name: said[name] for name in _NUMBERS},
        )


class Days(Questions):
    """A term, or days on which the agency is shut."""

    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        choices=[
            (PeriodKind.TERM, "A term: outside your terms you are shut"),
            (PeriodKind.CLOSURE, "Shut on these days: a training day, a move, snow"),
        ],
    )
    says = forms.CharField(
        label="What is it called? (optional)",
        max_length=200,
        required=False,
        help_text="Others read it: Autumn term, or closed for training. Name nobody.",
    )
    first = DateParts(label="First day", what="the first day", help_text="For example, 2 9 2026")
    last = DateParts(
        label="Last day", what="the last day", required=False, help_text="Leave it empty for one day"
    )
