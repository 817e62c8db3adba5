"""The base of these pages: their texts name nobody, and their questions are those of the Code's table. Clauses 3.3 to 3.5, 3.7."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from chiltern.code_of_practice.sharing import CONDITIONS
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.nameless import refuse_identifiers
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied
from chiltern.web.views.sharing.decide.conditions import IN_LINE, SMALL, Choices, radios

ASKS = {each.fact: each for each in CONDITIONS}
YES_NO: Choices = [(Answer.YES.value, "Yes"), (Answer.NO.value, "No")]


class Nameless(Varied):
    """A page whose texts name nobody: what identifies somebody is refused at its field."""

    def clean(self) -> dict[str, Any]:
        """Every text is looked at."""
        data: dict[str, Any] = super().clean() or {}
        for name, asked in self.fields.items():
            if isinstance(asked.widget, forms.Textarea):
                try:
                    refuse_identifiers({name: data.get(name) or ""})
                except Invalid as wrong:
                    self.add_error(name, wrong.says)
        return data

    def ask(self, *facts: str) -> None:
        """Adds questions of the Code's table, in its own words: yes, no, do not know."""
        for fact in facts:
            each = ASKS[fact]
            self.fields[fact] = radios(each.asks, YES_NO_NOT_KNOWN, each.help)
            self.wear({fact: replace(IN_LINE, clauses=each.clauses)})

    def write(self, *facts: str) -> None:
        """Adds questions of the Code's table that are answered in words; none has to be answered at once."""
        for fact in facts:
            each = ASKS[fact]
            self.fields[fact] = long_text(each.asks, help_text=each.help)
            self.wear({fact: replace(SMALL, clauses=each.clauses, rows=3)})
