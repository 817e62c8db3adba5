"""The questions about a court's order, and about what came of it. Clause 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from chiltern.agencies.workings.outside import LONGEST_NAME
from chiltern.code_of_practice.words import OrderAnswer
from chiltern.sharing.queries.court_orders import Offered
from chiltern.sharing.workings.courts import LONGEST_REFERENCE, Came, OrderAnswered, OrderGiven
from chiltern.sharing.workings.holding_back import HoldGiven
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.ask.forms import long_text
from chiltern.web.views.sharing.common import uuid_or_none, words_of
from chiltern.web.views.sharing.onward.owner import HOLD, NOW, HoldingBack

_SHORT = 120


class Arrived(HoldingBack):
    """The order as it stands on paper, what it may take, and whether its owners are told now."""

    court = forms.ChoiceField(
        label="Which court?",
        choices=[],
        required=False,
        help_text="The court that made the order, among those that your agency has dealt with.",
    )
    court_name = forms.CharField(
        label="What is the court called, if it is not in this list?",
        required=False,
        max_length=LONGEST_NAME,
        help_text="For example, Vale Family Court. It is then one of your bodies outside the Code.",
    )
    court_reference = forms.CharField(
        label="Reference on the order",
        max_length=LONGEST_REFERENCE,
        help_text="An order that you have seen, not a solicitor’s letter. Each owner reads this.",
    )
    orders = long_text("What does it order, in short?", help_text="Stays in your own record.", required=True)
    due_on = DateParts(
        label="By which day does the court want it?", what="the day", help_text="For example, 3 12 2026"
    )
    items = forms.MultipleChoiceField(
        label="Which of this may it take?",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="What else came about this child stands here too, once you have opened it.",
    )
    notice = forms.ChoiceField(
        label="Are its owners told now that the order has arrived?",
        choices=[(NOW, "Tell them now"), (HOLD, "Hold the notice back")],
        widget=forms.RadioSelect,
        initial=NOW,
        help_text="So that each can ask the court to limit it. Each sees what is its own, and nothing of another’s.",
    )
    field_order = ("court", "court_name", "court_reference", "orders", "due_on", "items", "notice")
    looks: ClassVar = {
        **HoldingBack.looks,
        "court": Look(size="s"),
        "court_name": Look(width="two-thirds"),
        "court_reference": Look(width="20"),
        "orders": Look(rows=3, size="s"),
        "due_on": Look(size="s"),
        "items": Look(size="m"),
        "notice": Look(size="m", reveals={HOLD: ("hold_reason", "hold_review", "second")}),
    }

    def clean(self) -> dict[str, Any]:
        """Holding back takes a reason, a day and a second person."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("notice") == HOLD:
            self.insist_on_all(data)
        return data

    def name(self, courts: Sequence[tuple[UUID, str]], chosen: Sequence[Offered]) -> None:
        """What to choose from."""
        listed = [(str(one), called) for one, called in courts]
        self.fields["court"].choices = [("", "Choose a court"), *listed]  # type: ignore[attr-defined]
        self.fields["items"].choices = [_choice(each) for each in chosen]  # type: ignore[attr-defined]

    def given(self) -> OrderGiven:
        """As the action takes it."""
        data = self.cleaned_data
        hold = HoldGiven(data["hold_reason"], data["hold_review"], uuid_or_none(data["second"]))
        return OrderGiven(
            court=uuid_or_none(data["court"]),
            court_name=data["court_name"],
            court_reference=data["court_reference"],
            orders=data["orders"],
            due_on=data["due_on"],
            items=tuple(_came(value) for value in data["items"]),
            hold=hold if data["notice"] == HOLD else None,
        )


class CameOfIt(Questions):
    """What came of it, and when somebody looks again."""

    answer = forms.ChoiceField(
        label="What came of it?",
        choices=words_of(OrderAnswer),
        widget=forms.RadioSelect,
        help_text="If the court limited the order, write below what it left out.",
    )
    words = long_text(
        "What was produced, and how, or why nothing was?",
        help_text="Stays in your own record.",
        required=True,
    )
    review_on = DateParts(
        label="On which day does somebody look at it again?",
        what="the day",
        help_text="Was this much needed? Did each owner know in time? For example, 14 1 2027",
    )
    looks: ClassVar = {"answer": Look(size="s"), "words": Look(rows=3, size="s"), "review_on": Look(size="s")}

    def given(self) -> OrderAnswered:
        """As the action takes it."""
        data = self.cleaned_data
        review_on: date | None = data["review_on"]
        return OrderAnswered(OrderAnswer(data["answer"]), data["words"], review_on)


class LookedAgain(Questions):
    """What somebody found who looked again."""

    words = long_text(
        "What did you find?",
        help_text="Was this much needed? Did each owner know in time to ask the court to limit it? What would you do otherwise?",
        required=True,
    )
    looks: ClassVar = {"words": Look(rows=3, size="s")}


def _choice(each: Offered) -> tuple[str, str]:
    """An item's first words, whose it is, and in what it came."""
    line = " ".join(each.text.split())
    short = line if len(line) <= _SHORT else f"{line[: _SHORT - 3]}..."
    return f"{each.came.disclosure}:{each.came.item}", f"{short} ({each.owner}, came in {each.reference})"


def _came(value: str) -> Came:
    disclosure, _, item = value.partition(":")
    return Came(UUID(disclosure), UUID(item))
