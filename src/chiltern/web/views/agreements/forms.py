"""The questions of an agreement: what it arranges, its review, why it ends. Clauses 1.2 and 4.1."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms

from chiltern.agencies.workings.agreements import FIVE_YEARS
from chiltern.agencies.workings.asked import LONGEST_WORDS
from chiltern.code_of_practice.agreements import PASSING_ON
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.words import InfoClass, Method
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.workings.plain import plain
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.common import Varied, capital, words_of
from chiltern.web.views.sharing.decide.conditions import Choices, radios
from chiltern.web.views.sharing.law_rows import hint_of, name_of

PARTIES = ("party_1", "party_2", "party_3", "party_4", "party_5")


def _ticks(label: str, choices: Choices, help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def _words(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=LONGEST_WORDS, help_text=help_text)


def _another(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[], required=False, help_text="Leave it empty if there is no other."
    )


def _review(now: datetime, asked: DateParts) -> None:
    today = day_in_london(now)
    asked.earliest, asked.latest = today + timedelta(days=1), today + timedelta(days=FIVE_YEARS)


class Proposing(Varied):
    """What the parties agree."""

    title = forms.CharField(
        label="What is it called?",
        max_length=200,
        help_text="For example, Attendance of children with a plan. Name no child and nobody else.",
    )
    says = _words(
        "What does it arrange?", "In a few sentences: who shares what with whom, when, and how. Name nobody."
    )
    party_1 = forms.ChoiceField(
        label="Which agency is the other party?",
        choices=[],
        help_text="Type a part of its name, and choose it from the list.",
    )
    party_2 = _another("And which other? (optional)")
    party_3 = _another("A third (optional)")
    party_4 = _another("A fourth (optional)")
    party_5 = _another("A fifth (optional)")
    purposes = _ticks("What is it for?", [], "A decision can rest on it for these purposes alone.")
    classes = _ticks(
        "Which kinds of information does it cover?",
        words_of(InfoClass),
        "Information of any other kind is decided without the agreement.",
    )
    basis = radios("Which lawful basis?", [], "It is chosen for whoever decides, who can change it.")
    methods = _ticks(
        "By which ways does it go?",
        words_of(Method),
        "The ways that every party accepts, and can use safely.",
    )
    passing_on = radios(
        "How far may it be passed on?",
        words_of(reversed(PASSING_ON)),
        "Whoever decides can say less, and not more.",
    )
    review_on = DateParts(
        label="When is it reviewed?",
        what="the day of the review",
        help_text="Past this day it still stands, and warns whoever relies on it. For example, 30 9 2027",
    )
    looks: ClassVar = {
        **{party: Look(suggests=True, width="two-thirds") for party in PARTIES},
        "purposes": Look(small=True),
        "classes": Look(small=True),
        "methods": Look(small=True),
    }

    def __init__(self, *args: Any, agencies: Choices, law: Book, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for party in PARTIES:
            first = "Choose an agency" if party == PARTIES[0] else "None"
            self.fields[party].choices = [("", first), *agencies]  # type: ignore[attr-defined]
        purposes = [(row.id, capital(row.says)) for row in law.table("purpose")]
        self.fields["purposes"].choices = purposes  # type: ignore[attr-defined]
        bases = law.table("basis")
        self.fields["basis"].choices = [(row.id, name_of(row)) for row in bases]  # type: ignore[attr-defined]
        self.wear({"basis": Look(hints={row.id: hint_of(row) for row in bases})})
        _review(now, self.fields["review_on"])  # type: ignore[arg-type]

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        data = dict(self.cleaned_data)
        others = [data.pop(party) for party in PARTIES]
        stored: dict[str, Any] = plain({**data, "others": [party for party in others if party]})
        return stored


def initial_of(said: dict[str, Any]) -> dict[str, Any]:
    """What the form starts with, from what a draft keeps."""
    parties = dict(zip(PARTIES, said["others"], strict=False))
    return {**said, **parties, "review_on": date.fromisoformat(said["review_on"])}


class Reviewing(Questions):
    """That somebody looked at it again, and until when it goes on."""

    says = _words(
        "What did you look at, and what did you find?",
        "Whether it is used, whether it is still right, what the others say. Name nobody.",
    )
    review_on = DateParts(
        label="When is it reviewed next?", what="the day of the review", help_text="For example, 30 9 2027"
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _review(now, self.fields["review_on"])  # type: ignore[arg-type]


class Ending(Questions):
    """Why it ends."""

    why = _words("Why does it end?", "The other parties and the council’s officer read it. Name nobody.")
