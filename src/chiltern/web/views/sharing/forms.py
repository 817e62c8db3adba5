"""Short forms of sharing: to whom a request goes, why not, an answer to the owner's question. Clauses 3.6 and 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from chiltern.sharing.queries.colleagues import Colleague
from chiltern.web.forms.questions import Questions
from chiltern.web.views.sharing.ask.forms import long_text

Choices = Sequence[tuple[str, str]]


class AssignTo(Questions):
    """A colleague whose role decides requests."""

    to_post = forms.ChoiceField(
        label="Give this request to a colleague",
        choices=[],
        error_messages={"required": "Choose a colleague"},
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(one.post), f"{one.name}, {one.title}") for one in colleagues]
        self.fields["to_post"].choices = [("", "Choose a colleague"), *offered]  # type: ignore[attr-defined]


class WhyNot(Questions):
    """Why a manager does not agree."""

    why = long_text("Why do you not agree?", required=True)


class HandOver(Questions):
    """A colleague, or a team."""

    to = forms.ChoiceField(label="Who has it from now on?", choices=[])

    def __init__(self, *args: Any, people: Choices, teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Choose a colleague or a team"), *people, *teams]
        self.fields["to"].choices = offered  # type: ignore[attr-defined]
