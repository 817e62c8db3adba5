"""Whether to ask, what was answered, and what may be done without: one page each. Clauses 3.3, 9.1, 9.2 and 9.5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.advise.nameless import YES_NO, Nameless
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN
from chiltern.web.views.sharing.common import words_of
from chiltern.web.views.sharing.decide.conditions import IN_LINE, SMALL, Choices, radios


class WhetherToAsk(Nameless):
    """Would a no change anything, and is it safe to ask?"""

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
        "Then do not ask, and write why not.",
    )
    child_objects = radios(
        "Does a competent child not want this parent asked?",
        YES_NO_NOT_KNOWN,
        "A parent is not asked against a competent child’s wish.",
    )
    age = forms.IntegerField(
        label="How old is the child, in years?",
        required=False,
        min_value=0,
        max_value=25,
        help_text="Leave it empty if you do not know, or for a child not yet born.",
    )
    already_asked = radios(
        "Has anybody been asked already?", YES_NO, "Whoever it was, and whatever they said."
    )
    looks: ClassVar = {
        **dict.fromkeys(
            ("would_no_change", "suspected", "knowing_raises_risk", "child_objects", "already_asked"), IN_LINE
        ),
        "age": Look(size="s", width="3"),
    }


class ConsentAlone(Nameless):
    """What whoever was asked has said."""

    state = radios(
        "How does consent stand?", words_of(ConsentState), "Given for something else is not given for this."
    )
    by = radios(
        "Whose answer is it?",
        words_of(ConsentBy),
        "One holder of parental responsibility is enough.",
        required=False,
    )
    in_scope = radios(
        "Does it cover this recipient, this purpose and this kind of information, today?",
        YES_NO_NOT_KNOWN,
        "The recipient has to be named in it.",
        required=False,
    )
    competent = radios(
        "If it is a child’s own answer: is the child competent to decide this?",
        YES_NO_NOT_KNOWN,
        "Gillick competence, for this decision. From sixteen it is presumed.",
        required=False,
    )
    delegated = radios(
        "If a carer answered: was this theirs to decide?",
        YES_NO_NOT_KNOWN,
        "Within what was delegated to them.",
        required=False,
    )
    looks: ClassVar = {
        "state": SMALL,
        "by": SMALL,
        **dict.fromkeys(("in_scope", "competent", "delegated"), IN_LINE),
    }

    def clean(self) -> dict[str, Any]:
        """Whoever has answered is somebody."""
        data = super().clean()
        if data.get("state") not in (None, ConsentState.NOT_SOUGHT) and not data.get("by"):
            self.add_error("by", "Say whose answer it is")
        return data


class Ground(Nameless):
    """Power or public interest, why better than silence, why this much."""

    def __init__(
        self, *args: Any, grounds: Choices, powers: Choices, unread: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ask("ground_applies")
        self.fields["ground"] = radios("Which ground?", grounds, required=False)
        self.fields["power"] = forms.ChoiceField(
            label="Or which power?", choices=[("", "None"), *powers], required=False
        )
        self.wear({"ground": Look(size="s", hints=unread), "power": SMALL})
        self.write("better_than_silence", "why_this_much")

    def clean(self) -> dict[str, Any]:
        """A ground that applies is named."""
        data = super().clean()
        if data.get("ground_applies") == Answer.YES and not (data.get("ground") or data.get("power")):
            self.add_error("ground", "Choose the ground, or the power, on which you would share it")
        return data
