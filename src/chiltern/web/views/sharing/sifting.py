"""The questions that narrow a list down. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import Urgency
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions

Choices = Sequence[tuple[str, str]]


class Sifting(Questions):
    """Narrows a list. What is not known takes all."""

    looks: ClassVar = {"agency": Look(suggests=True)}

    day = DateParts(
        label="From this day on", what="the day", required=False, help_text="For example, 9 3 2026"
    )
    through = forms.ChoiceField(label="Whose", required=False, choices=[])
    urgency = forms.ChoiceField(
        label="Urgency", required=False, choices=[("", "Every urgency"), *Urgency.choices()]
    )
    agency = forms.ChoiceField(label="With which agency", required=False, choices=[])
    overdue = forms.BooleanField(label="Only what is past due", required=False)

    def __init__(self, *args: Any, through: Choices, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["through"].choices = [("", "All that I see"), *through]  # type: ignore[attr-defined]
        self.fields["agency"].choices = [("", "Every agency"), *agencies]  # type: ignore[attr-defined]
