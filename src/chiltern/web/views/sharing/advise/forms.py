"""The questions of "may I share this?", one page each, in the words of the Code's own table where it has them. 3.3 to 3.5, 9.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.matching import IDENTIFIERS
from chiltern.code_of_practice.words import (
    Answer,
    Function,
    InfoClass,
    ItemKind,
)
from chiltern.sharing.workings.advising import NAMED, OTHER_WAY, VOICE
from chiltern.web.forms.questions import Look
from chiltern.web.views.sharing.advise.nameless import ASKS, YES_NO, Nameless
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, about_abuse, long_text
from chiltern.web.views.sharing.common import capital, words_of
from chiltern.web.views.sharing.decide.agreeing import WhichAgreement
from chiltern.web.views.sharing.decide.conditions import IN_LINE, SMALL, Choices, radios

TESTS = ("necessary", "proportionate", "relevant", "accurate", "need_to_know")

WAYS: Choices = [
    (VOICE, "By voice, to named posts outside that person’s line"),
    (NAMED, "In writing, to named posts outside that person’s line"),
    (OTHER_WAY, "Another way"),
]


class DangerAlone(Nameless):
    """Danger first, and sexual abuse: ring."""

    danger = radios(
        "Is anyone in danger, or may a child be suffering significant harm?",
        YES_NO_NOT_KNOWN,
        "Reasonable cause to suspect it is enough for yes. If yes, ring first: nothing here has to wait.",
    )
    sexual_abuse = about_abuse(required=True)
    danger_rests_on = long_text(
        "What does your answer rest on?", help_text="In a few words, without naming anyone."
    )
    looks: ClassVar = {"danger": IN_LINE, "sexual_abuse": IN_LINE, "danger_rests_on": Look(size="s", rows=3)}


class Whom(Nameless):
    """A signatory, or a body that is not on the list."""

    recipient = forms.ChoiceField(
        label="Which agency would get it?",
        choices=[],
        required=False,
        help_text="Type a part of its name. Leave it empty for a body that is not on the list.",
    )
    function = forms.ChoiceField(
        label="If it is not on the list: what kind of body is it?",
        choices=[("", "Choose one"), *words_of(Function)],
        required=False,
        help_text="Another county’s hospital, a court, an inspectorate.",
    )
    asked = radios(
        "Have they asked you for it?",
        YES_NO,
        "If nobody has asked, you would tell them unasked.",
    )
    acts_now = radios(
        "Do they say that they act now, under section 47 or in an emergency?",
        YES_NO_NOT_KNOWN,
        "Children’s social care and the police say so. Then “do not know” about danger counts as yes.",
        required=False,
    )
    looks: ClassVar = {
        "recipient": Look(suggests=True, width="two-thirds", size="s"),
        "function": Look(size="s"),
        "asked": Look(size="s", reveals={Answer.YES: "acts_now"}),
    }

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = [("", "Choose an agency"), *agencies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        data = super().clean()
        if "recipient" in data and bool(data["recipient"]) == bool(data.get("function")):
            self.add_error(
                "recipient",
                "Choose an agency from the list, or below what kind of body it is: one of the two",
            )
        return data


class CanAct(Nameless):
    """Only for a body that is not there to act in danger."""

    recipient_can_act = radios(
        "Can they do something about it: are they with the child, or can they reach them now?",
        YES_NO_NOT_KNOWN,
        "If not, ring somebody who can: children’s social care, the police, emergency health care.",
    )
    looks: ClassVar = {"recipient_can_act": IN_LINE}


class Compulsion(Nameless):
    """A court, and the two questions of the duty where it may reach both."""

    court_order = radios(
        "Does a court order it?", YES_NO, "An order that you have seen, not a solicitor’s letter."
    )
    looks: ClassVar = {"court_order": IN_LINE}

    def __init__(self, *args: Any, duty: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if duty:
            self.ask("relevant_to_welfare", "may_help")


class Detriment(Nameless):
    """The test that frees from the duty, for this child."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("detriment")


class Purpose(Nameless):
    """What it is for, and the family."""

    purpose = radios("What is it for?", [], "A purpose from the partnership’s list.")
    looks: ClassVar = {"purpose": Look(size="s")}

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.write("child_says", "family_says", "told", "family_work")


class Agreements(WhichAgreement, Nameless):
    """Whether it would rest on an agreement with them."""


class SamePerson(Nameless):
    """Whether both mean the same person; no identifier is written here."""

    agreeing = forms.MultipleChoiceField(
        label="Which of these agree with your own record?",
        choices=[(key, capital(says)) for key, says in IDENTIFIERS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick which agree, and write none of them down.",
    )
    namesake = radios(
        "Do you hold a twin or a namesake?",
        YES_NO,
        "Then look at both records side by side before anything leaves.",
    )
    looks: ClassVar = {"agreeing": SMALL, "namesake": IN_LINE}


class FiveTests(Nameless):
    """The tests of clause 3.5; under a duty “necessary” has been answered by “may it help”."""

    def __init__(self, *args: Any, necessary: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(*(fact for fact in TESTS if necessary or fact != "necessary"))


class Bars(Nameless):
    """Its kind alone, and the two things that never go, in danger too."""

    kind = radios(
        "What kind of statement is it?", words_of(ItemKind), "Its kind alone: do not write what it says."
    )
    classes = forms.MultipleChoiceField(
        label="What is it information about?",
        choices=words_of(InfoClass),
        widget=forms.CheckboxSelectMultiple,
        help_text="Health, offences and places are treated apart in law.",
    )
    hidden = radios(
        "Must the place stay hidden from somebody?",
        YES_NO_NOT_KNOWN,
        "An address, a school, a surgery, a phone, an appointment, a refuge’s name.",
        required=False,
    )
    hidden_there = radios(
        "Does that person work at, or belong to, the agency that would get it?",
        YES_NO_NOT_KNOWN,
        "Only if the place must stay hidden.",
        required=False,
    )
    reaches_them = radios(
        "Would it reach that person’s own post, line or shared inbox?",
        YES_NO_NOT_KNOWN,
        "Then it never goes.",
        required=False,
    )
    way = radios(
        "How would it go?",
        WAYS,
        "Where that person works there, a second person releases it first; in danger it goes by voice.",
        required=False,
    )
    known_false = radios(
        "Is it known to be false?", YES_NO, "What is known to be false does not go, in danger neither."
    )
    looks: ClassVar = {
        "kind": SMALL,
        "classes": Look(
            size="s", reveals={InfoClass.LOCATING: ("hidden", "hidden_there", "reaches_them", "way")}
        ),
        "known_false": IN_LINE,
    }


class Lawful(Nameless):
    """The basis, the condition where its kind needs one, and confidence: two questions with two answers."""

    def __init__(
        self, *args: Any, bases: Choices, conditions: Choices, hints: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        each = ASKS["basis"]
        self.fields["basis"] = radios(each.asks, bases, each.help, required=False)
        self.wear({"basis": Look(size="s", hints=hints, clauses=each.clauses)})
        if conditions:
            self.fields["conditions"] = forms.MultipleChoiceField(
                label="Which condition, for health and other special kinds, and for offences?",
                choices=conditions,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="The information is of such a kind: one is needed.",
            )
            self.wear({"conditions": Look(size="s", hints=hints)})
        self.write("confidence")
