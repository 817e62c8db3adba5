"""Question 2 of a decision: whether a court orders it, whether the order covers it, and a court's confidential form. 3.3, 3.4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.words import Answer
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.common import Varied
from chiltern.web.views.sharing.decide.conditions import IN_LINE, Choices, Offered, ask_conditions, radios

YES_NO: Choices = [(Answer.YES.value, "Yes"), (Answer.NO.value, "No")]


class AsksCourt(Varied):
    """A form that asks about a court's order besides what it asks itself. Nothing said is no order."""

    insists = False
    """Whether an order waits for the word that it covers this."""

    def ask_court(self, under: UnderDecision) -> None:
        """Adds the questions; the form for a hidden place only where it would go to a court."""
        vars(self)["insists"] = not under.verdict.in_danger
        self.fields["court_order"] = radios(
            "Does a court order it?",
            YES_NO,
            "An order that you have seen, not a solicitor’s letter. Nothing answered is no.",
            required=False,
        )
        self.fields["within_order"] = radios(
            "Does the order cover everything that you share here?",
            YES_NO,
            "If it covers only a part, share that part by itself: what it covers must be shared, the rest is decided "
            "like anything else.",
            required=False,
        )
        self.wear(
            {"court_order": Look(size="s", reveals={Answer.YES: "within_order"}), "within_order": IN_LINE}
        )
        if under.to_court:
            self.fields["court_confidential_form"] = radios(
                "Does any hidden place go in the court’s confidential form?",
                YES_NO,
                "A place that is hidden from somebody goes to a court in that form alone.",
                required=False,
            )
            self.wear({"court_confidential_form": IN_LINE})

    def clean(self) -> dict[str, Any]:
        """Where there is an order, whether it covers this is said; in danger nothing waits for it."""
        data: dict[str, Any] = super().clean() or {}
        ordered = data.get("court_order") == Answer.YES and not data.get("within_order")
        if ordered and self.insists and "within_order" not in self.errors:
            self.add_error("within_order", "Say whether the order covers everything that you share here")
        return data


class Conditions(AsksCourt):
    """What section 3 asks for this answer, after what compels it."""

    def __init__(
        self,
        *args: Any,
        asks: Sequence[Condition],
        offered: Offered,
        under: UnderDecision,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if asks:
            self.ask_court(under)
        ask_conditions(self, asks, offered)
