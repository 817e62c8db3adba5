"""The questions about consent, in the Code's order: danger and duty, whether to ask, then what was answered. 3.3, 9.1, 9.2."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import ConsentBy, ConsentState, InfoClass
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.consent.not_asking import ask_whom_not, insist_on_why
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import Varied, words_of
from chiltern.web.views.sharing.decide.conditions import IN_LINE, SMALL, Choices, radios

STATES: dict[ConsentState, str] = {
    ConsentState.GIVEN: "They said yes to what is written on the next pages.",
    ConsentState.GIVEN_WITH_LIMITS: "They said yes to a part, or set a limit.",
    ConsentState.REFUSED: "They said no. It is kept, by whom and when; it can be shown beside another’s yes.",
    ConsentState.NOT_SOUGHT: "Nobody was asked, for a reason that you write down.",
}
"""How an answer can stand when it is written down. Withdrawing has a page of its own, and lapsing is a matter of its date."""


def whose(is_child: bool) -> Choices:
    """Whose answer it can be: the person's own, and for a child a holder's or a carer's."""
    of = (
        (ConsentBy.CHILD, ConsentBy.PARENT, ConsentBy.CARER)
        if is_child
        else (ConsentBy.ADULT, ConsentBy.CARER)
    )
    return words_of(of)


class DangerAndDuty(Questions):
    """First of all: where one of these is a yes, nothing waits for consent."""

    danger = radios(
        "Is anyone in danger, or may a child be suffering significant harm?",
        YES_NO_NOT_KNOWN,
        "If yes, do not wait for an answer: ring, and tell those who can act.",
    )
    duty = radios(
        "Does the law, or a court, say that it has to be shared?",
        YES_NO_NOT_KNOWN,
        "‘May I share this?’ shows whether a duty binds you.",
    )
    looks: ClassVar = {"danger": IN_LINE, "duty": IN_LINE}


class WhetherToAsk(Varied):
    """Would a no change anything, and is it safe to ask? Whom nobody may ask is part of the record."""

    would_no_change = radios(
        "Would a no change what you do?",
        YES_NO_NOT_KNOWN,
        "If it would not, do not ask: tell them when it is safe, and ask their views.",
    )
    suspected = radios(
        "Is the person whom you would ask suspected of the harm?",
        YES_NO_NOT_KNOWN,
        "Never ask anyone suspected.",
    )
    knowing_raises_risk = radios(
        "Would their knowing raise the risk to anyone?",
        YES_NO_NOT_KNOWN,
        "Then do not ask, and say so below.",
    )
    child_objects = radios(
        "Does a competent child not want this parent asked?",
        YES_NO_NOT_KNOWN,
        "A parent is not asked against a competent child’s wish.",
        required=False,
    )
    not_to_ask = forms.MultipleChoiceField(
        label="Whom must nobody ask?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Every page about this person’s consent warns of it first.",
    )
    looks: ClassVar = dict.fromkeys(
        ("would_no_change", "suspected", "knowing_raises_risk", "child_objects"), IN_LINE
    )

    def __init__(self, *args: Any, around: Choices, others: int, is_child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_whom_not(self, around, others)
        if not is_child:
            del self.fields["child_objects"]

    def clean(self) -> dict[str, Any]:
        """Whoever is not to be asked, is so for a reason."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        insist_on_why(self, data)
        return data


class HowItStands(Questions):
    """What was answered, or that nobody was asked."""

    state = radios(
        "How does consent stand?",
        words_of(STATES),
        "To take back a yes that stands, choose ‘Withdraw’ beside it instead.",
    )
    not_asked = radios("Whom did you not ask?", [], "Whose answer it would have been.", required=False)
    reason = long_text(
        "Why was it not sought?",
        help_text="For example: a no would change nothing, because there is a duty. They are told on Friday.",
    )
    looks: ClassVar = {
        "state": Look(
            size="s",
            hints={state.value: says for state, says in STATES.items()},
            reveals={ConsentState.NOT_SOUGHT: ("not_asked", "reason")},
        ),
        "reason": Look(rows=3),
    }

    def __init__(self, *args: Any, is_child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["not_asked"].choices = whose(is_child)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Not asking has its reason; it is asked below that choice alone."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("state") == ConsentState.NOT_SOUGHT:
            if not data.get("not_asked"):
                self.add_error("not_asked", "Choose whom you did not ask")
            if not data.get("reason"):
                self.add_error("reason", "Write why it was not sought")
        return data


class Recipients(Questions):
    """Each by its name."""

    recipients = forms.MultipleChoiceField(
        label="Those chosen so far",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Take the tick away from one that does not belong here.",
    )
    agency = forms.ChoiceField(
        label="Add an agency",
        choices=[],
        required=False,
        help_text="Type a part of its name, and choose it from the list.",
    )
    looks: ClassVar = {"recipients": SMALL, "agency": Look(size="s", suggests=True, width="two-thirds")}

    def __init__(self, *args: Any, agencies: Choices, chosen: Choices, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needed = needed
        self.fields["agency"].choices = [("", "Choose an agency"), *agencies]  # type: ignore[attr-defined]
        self.fields["recipients"].choices = chosen  # type: ignore[attr-defined]
        if not chosen:
            del self.fields["recipients"]

    def clean(self) -> dict[str, Any]:
        """A yes names somebody."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.needed and "agency" in data and not (data["agency"] or data.get("recipients")):
            self.add_error(
                "agency", "Choose each agency that it may go to: a yes that names nobody counts for nobody"
            )
        return data

    def named(self) -> list[str]:
        """Those still ticked, and the one that was added."""
        said = self.cleaned_data
        added = [said["agency"]] if said["agency"] else []
        return list(dict.fromkeys([*said.get("recipients", ()), *added]))


class ForWhat(Questions):
    """Purposes, kinds of information, and until when."""

    purposes = forms.MultipleChoiceField(
        label="What is it for?",
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Every purpose that was spoken of. Given for something else is not given for this.",
    )
    classes = forms.MultipleChoiceField(
        label="Which kinds of information?",
        choices=words_of(InfoClass),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick those that were spoken of. None ticked: it is not limited to kinds.",
    )
    limits = long_text(
        "Which limits were set, in their words?", help_text="For example: not the name of the clinic."
    )
    since = DateParts(
        label="From which day?",
        what="the first day",
        required=False,
        help_text="Left empty: from the day of the answer.",
    )
    until = DateParts(
        label="Until which day?",
        what="the last day",
        required=False,
        help_text="That day included. Afterwards it has lapsed by itself.",
    )
    review_on = DateParts(
        label="When do you ask again?",
        what="the day of the review",
        required=False,
        help_text="Left empty: after the partnership’s usual months, and never after the last day.",
    )
    looks: ClassVar = {
        **dict.fromkeys(("purposes", "classes", "since", "until", "review_on"), SMALL),
        "limits": Look(size="s", rows=3),
    }

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purposes"].choices = purposes  # type: ignore[attr-defined]
