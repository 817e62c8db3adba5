"""Keeping the note, asking about it, and advising on it. Clauses 3.3 to 3.5."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from chiltern.code_of_practice.words import Adviser
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.advise.nameless import Nameless
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import words_of
from chiltern.web.views.sharing.decide.conditions import SMALL, radios


class Keeping(Questions):
    """Keeps the note. The box stands there where something looks like a name."""

    named_nobody = forms.BooleanField(
        label="I have looked: these name nobody",
        required=False,
        help_text="If one of them is a name, go back and write ‘the child’ or ‘the mother’ instead.",
    )


class AskingAdvice(Nameless):
    """To an adviser at one’s own agency, without naming the person."""

    adviser = radios(
        "Whom do you ask?",
        words_of(Adviser),
        "Whoever has that role at your agency sees the note and your question.",
    )
    asks = long_text(
        "What do you want to know?",
        help_text="They see the note. Do not name anyone here either.",
        required=True,
    )
    looks: ClassVar = {"adviser": SMALL, "asks": Look(size="s", rows=4, counts=True)}


class GivingAdvice(Nameless):
    """In words."""

    words = long_text(
        "Your advice",
        help_text="It stands with the note. Whoever asked reads it. Do not name anyone.",
        required=True,
    )
    looks: ClassVar = {"words": Look(size="s", rows=5, counts=True)}
