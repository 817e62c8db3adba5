"""Which agencies are asked, and what each may know: nothing is ticked beforehand. Clauses 3.2, 3.5 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from chiltern.sharing.workings.asking import TELLABLE
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import Varied, capital


class OneMoreAgency(Questions):
    """Adds an agency by name."""

    agency = forms.ChoiceField(
        label="Add an agency",
        choices=[],
        help_text="Type a part of its name, and choose it from the list.",
        error_messages={"required": "Choose an agency from the list"},
    )
    looks: ClassVar = {"agency": Look(suggests=True, width="two-thirds")}

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "Choose an agency"), *agencies]  # type: ignore[attr-defined]


class WhatItMayKnow(Varied):
    """For one agency: nothing is ticked beforehand."""

    tell = forms.MultipleChoiceField(
        label="What may this agency know in order to answer?",
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="It sees who asks, about whom, what is needed and by when. Tick what it needs besides.",
    )
    also = long_text("Is there anything that this agency alone should know?")
    needed = long_text(
        "Do you ask this agency for something else?",
        help_text="In words for this agency alone. Leave it empty, and it reads the same as the others.",
    )
    period = forms.CharField(
        label="About another time?",
        required=False,
        max_length=500,
        help_text="Leave it empty, and it reads the same as the others.",
    )

    def __init__(self, *args: Any, said: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(key, words) for key, words in TELLABLE.items() if said.get(key, "").strip()]
        self.fields["tell"].choices = [(key, capital(words)) for key, words in offered]  # type: ignore[attr-defined]
        self.wear({"tell": Look(hints={key: said[key] for key, _ in offered})})
        if not offered:
            del self.fields["tell"]
