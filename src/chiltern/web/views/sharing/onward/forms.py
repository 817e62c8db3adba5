"""The questions of passing on. Clause 3.10."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Answer
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.workings.calling import METHODS
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import capital, words_of
from chiltern.web.views.sharing.decide.conditions import (
    SMALL,
    Choices,
    FallsWithDuty,
    Offered,
    ask_conditions,
    ask_tests,
    radios,
)
from chiltern.web.views.sharing.decide.court import AsksCourt
from chiltern.web.views.sharing.decide.danger import DangerWithWords
from chiltern.web.views.sharing.decide.forms import OneItem
from chiltern.web.views.sharing.decide.journey import ELSEWHERE


class ToWhom(Questions):
    """To whom, for what, and which items."""

    recipient = forms.ChoiceField(label="To which agency?", choices=[])
    purpose = radios(
        "What is it for?",
        [],
        "Where someone is in danger it can stay empty: it is then to protect a child from harm.",
        required=False,
    )
    items = forms.MultipleChoiceField(label="Which items?", choices=[], widget=forms.CheckboxSelectMultiple)
    protects_this_child = forms.ChoiceField(
        label="Do they get it to protect this child?",
        choices=YES_NO_NOT_KNOWN,
        required=False,
        widget=forms.RadioSelect,
        help_text="In a strategy discussion, a conference or core group, care proceedings or a police investigation.",
    )
    looks: ClassVar = {
        "recipient": Look(suggests=True, width="two-thirds"),
        "protects_this_child": Look(inline=True),
    }

    def __init__(self, *args: Any, offered: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in offered.items():
            self.fields[name].choices = listed  # type: ignore[attr-defined]


class Answers(DangerWithWords, AsksCourt, FallsWithDuty):
    """Danger, the tests, what section 3 asks, and the reasons: one page, since the words are there already."""

    recipient_can_act = radios(
        "Can those who receive it do something about it?",
        YES_NO_NOT_KNOWN,
        "Children’s social care, the police and emergency health always can.",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        under: UnderDecision,
        offered: Offered,
        purposes: Choices | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if purposes:
            self.fields["purpose"] = radios(
                "What is it for?",
                purposes,
                "You left it empty: it can stay so only where someone is in danger.",
                required=False,
            )
            self.wear({"purpose": SMALL})
        self.ask_court(under)
        self._ask_place(under)
        ask_tests(self, under.asks_of(About.ITEM))
        decision = [each for each in under.asks_of(About.DECISION) if each.fact not in ELSEWHERE]
        ask_conditions(self, decision, offered)
        self.fields["reasons"] = long_text("Why do you pass this on?", help_text="Stays in your own record.")
        self.fields["note"] = long_text("A note to those who receive it")
        if under.outside:
            offered_ways = [(each.value, capital(each.says)) for each in METHODS]
            self.fields["method"] = radios(
                "They are outside the Code: how do they get it?",
                offered_ways,
                "Call them back on a number that you found yourself. The terms go in writing, whichever way it goes.",
            )
        self.wear({"reasons": SMALL, "note": SMALL, "method": SMALL})

    def _ask_place(self, under: UnderDecision) -> None:
        """Where a place goes on that came hidden from somebody: whether it would come to them."""
        hidden = sorted({str(name) for item in under.weighed.facts.items for name in item.hidden_from})
        if not hidden:
            return
        asks = OneItem.base_fields
        self.fields["hidden_there"] = radios(
            str(asks["hidden_there"].label),
            words_of(Answer),
            f"A place here is hidden from: {', '.join(hidden)}. {asks['hidden_there'].help_text}",
            required=False,
        )
        self.fields["reaches_them"] = radios(
            str(asks["reaches_them"].label),
            words_of(Answer),
            str(asks["reaches_them"].help_text),
            required=False,
        )
        self.wear({"hidden_there": SMALL, "reaches_them": SMALL})
