"""What section 3 asks, as questions of a form: the table's own words and help. Clauses 2.1, 3.1 to 3.5 and 9.5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms

from chiltern.code_of_practice.book import Row
from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.sharing.answered import asks_of
from chiltern.code_of_practice.sharing.conditions import LEGAL_OBLIGATION
from chiltern.code_of_practice.words import Answer, ConfidenceMet
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.second import seconds_to_name
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, law_of
from chiltern.web.views.sharing.decide.confidence import CHOSEN, ask_confidence
from chiltern.web.views.sharing.decide.review_day import ReviewDay
from chiltern.web.views.sharing.law_rows import hint_of, name_of, powers_of, unread

Choices = list[tuple[str, str]]
BASIS = "basis"
REACHES = ("relevant_to_welfare", "may_help")
"""The two facts on which it hangs whether the duty reaches."""
NO_DUTY_THEN = "Choose another: where it is not relevant or may not help them, no duty requires it"
SMALL, IN_LINE = Look(size="s"), Look(size="s", inline=True)


@dataclass(frozen=True, slots=True)
class Offered:
    """Rows of law to choose from, each with its words and how far it was checked."""

    basis: tuple[Row, ...]
    conditions: tuple[Row, ...]
    ground: tuple[Row, ...]
    power: tuple[Row, ...]
    left_out: tuple[tuple[Row, str], ...] = ()
    """What the facts do not allow, each with why."""
    second: Choices | None = None
    """Colleagues, where the agency's own procedure asks for a second person."""
    confidence: tuple[tuple[ConfidenceMet, str], ...] = ()
    on: date = date.min
    """The day on which it is decided."""

    @classmethod
    def of(cls, by: Actor, under: UnderDecision) -> Offered:
        """What this decision is offered."""
        law, second = law_of(by), None
        if under.weighed.facts.decision.procedure_needs_second:
            second = [(str(who), called) for who, called in seconds_to_name(by, under.weighed.facts.about)]
        grounds, powers = law.table("ground"), law.table("instrument")
        met_by = under.ways_of_confidence()
        bases, kinds = under.bases(), under.special_conditions()
        return cls(bases, kinds, grounds, powers, under.left_out(), second, met_by, law.on)

    def why_not(self, kind: str) -> str:
        """What is left out of one table, as a sentence each; empty where nothing is."""
        left_out = [(row, why) for row, why in self.left_out if row.kind == kind]
        return "".join(f" Not offered: {name_of(row)}. {why}" for row, why in left_out)


class FallsWithDuty(Varied):
    """Tests and lawful basis on one page: what was filled in because the duty binds stands only where it reaches, or where a
    court orders it. In danger nothing waits for that.
    """

    waits = True
    """Whether an answer can be asked for again."""

    def clean(self) -> dict[str, Any]:
        """Said at what was filled in."""
        data: dict[str, Any] = super().clean() or {}
        spared = data.get("danger") == Answer.YES or data.get("court_order") == Answer.YES
        if self.waits and not spared and Answer.NO in (data.get(name) for name in REACHES):
            for name, filled in ((BASIS, LEGAL_OBLIGATION), (CHOSEN, ConfidenceMet.DUTY)):
                if data.get(name) == filled:
                    self.add_error(name, NO_DUTY_THEN)
        return data


class CommonTests(Varied):
    """The tests once, for everything that is shared."""

    def __init__(self, *args: Any, asks: Sequence[Condition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_tests(self, asks)


def radios(label: str, choices: Choices, help_text: str = "", *, required: bool = True) -> forms.ChoiceField:
    """One answer of several."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, help_text=help_text, required=required
    )


def ask_tests(form: Varied, asks: Sequence[Condition]) -> None:
    """Adds the tests; none has to be answered at once."""
    for each in asks:
        form.fields[each.fact] = radios(each.asks, YES_NO_NOT_KNOWN, each.help, required=False)
    form.wear({each.fact: replace(IN_LINE, clauses=each.clauses) for each in asks})


def ask_conditions(form: Varied, asks: Sequence[Condition], offered: Offered) -> None:
    """Adds what is asked about the decision; none has to be answered at once."""
    for each in asks:
        if each.fact in ("ground_applies", "detriment"):
            form.fields[each.fact] = radios(each.asks, YES_NO_NOT_KNOWN, each.help, required=False)
            form.wear({each.fact: replace(IN_LINE, clauses=each.clauses)})
        elif each.fact == "basis":
            _ask_basis(form, each, offered)
        elif each.fact == "confidence":
            ask_confidence(form, each, offered.confidence)
        elif each.fact == "review_on":
            form.fields[each.fact] = ReviewDay(each, offered.on)
            form.wear({each.fact: replace(SMALL, clauses=each.clauses)})
        else:
            form.fields[each.fact] = long_text(each.asks, help_text=each.help)
            form.wear({each.fact: replace(SMALL, clauses=each.clauses)})
        if each.fact == "ground_applies":
            _ask_ground(form, offered)


def _ask_ground(form: Varied, offered: Offered) -> None:
    grounds = [(row.id, row.says) for row in offered.ground]
    form.fields["ground"] = radios(asks_of("ground"), grounds, required=False)
    powers = [("", "None"), *powers_of(offered.power)]
    form.fields["power"] = forms.ChoiceField(label=asks_of("power"), choices=powers, required=False)
    if offered.second is not None:
        _ask_second(form, offered.second)
    form.wear({"ground": Look(size="s", hints=unread(offered.ground)), "power": SMALL})


def _ask_second(form: Varied, colleagues: Choices) -> None:
    form.fields["second_person"] = forms.ChoiceField(
        label="Which second person agreed?",
        choices=[("", "Nobody yet"), *colleagues],
        required=False,
        help_text="Your agency’s procedure asks for one where you share without consent on a ground. In danger, under the "
        "duty to share and under a court’s order nobody waits for it.",
    )
    form.fields["second_words"] = long_text(
        "In which words did they agree?", help_text="Ask them first. Without these words it does not count."
    )
    form.wear({"second_person": SMALL, "second_words": SMALL})


def _ask_basis(form: Varied, each: Condition, offered: Offered) -> None:
    bases = [(row.id, name_of(row)) for row in offered.basis]
    form.fields["basis"] = radios(each.asks, bases, each.help + offered.why_not("basis"), required=False)
    form.wear(
        {"basis": Look(size="s", hints={row.id: hint_of(row) for row in offered.basis}, clauses=each.clauses)}
    )
    if offered.conditions:
        _ask_special(form, offered)


def _ask_special(form: Varied, offered: Offered) -> None:
    form.fields["conditions"] = forms.MultipleChoiceField(
        label=asks_of("conditions"),
        choices=[(row.id, name_of(row)) for row in offered.conditions],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="An item here is of such a kind. Tick at least one." + offered.why_not("condition"),
    )
    form.wear({"conditions": Look(size="s", hints={row.id: hint_of(row) for row in offered.conditions})})
