"""The questions of telling unasked, beside those that deciding asks too. Clauses 3.2 and 3.4 to 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice.words import AnswerBackKind, Method, TellingAsk
from chiltern.sharing.queries.addressing import PostToAddress
from chiltern.sharing.workings.following import ToldGiven
from chiltern.sharing.workings.telling import AnswerBackGiven
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.forms.times import TimeOfDay
from chiltern.web.london import moment_on
from chiltern.web.views.sharing.ask.forms import YES_NO_NOT_KNOWN, long_text
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.decide.conditions import Choices, radios
from chiltern.web.views.sharing.decide.danger import Danger
from chiltern.web.views.sharing.decide.forms import PLACES, OneItem

DESK, NAMED = "desk", "named"


class DangerToTell(Danger):
    """Danger comes first; the teller answers for itself."""

    danger = radios(
        "Is anyone in danger, or may a child be suffering significant harm?",
        YES_NO_NOT_KNOWN,
        "Your own answer; reasonable cause to suspect it is enough for yes. If yes, ring first; this is the record "
        "of it. ‘Do not know’ leaves it open: you are asked again before anything goes.",
    )
    recipient_can_act = radios(
        "Can those whom you tell do something about it?",
        YES_NO_NOT_KNOWN,
        "Children’s social care, the police and emergency health always can.",
        required=False,
    )


class ToWhom(Questions):
    """One agency, by name."""

    recipient = forms.ChoiceField(
        label="Which agency do you tell?",
        choices=[],
        help_text="Type a part of its name, and choose it from the list.",
    )
    looks: ClassVar = {"recipient": Look(suggests=True, width="two-thirds")}

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = [("", "Choose an agency"), *agencies]  # type: ignore[attr-defined]


class WhoSeesIt(Questions):
    """The duty desk, or named posts alone."""

    seen_by = radios(
        "Who sees it there?",
        [(DESK, "Their duty desk"), (NAMED, "Only the posts that I choose")],
    )
    posts = forms.MultipleChoiceField(
        label="Which posts?", choices=[], required=False, widget=forms.CheckboxSelectMultiple
    )
    looks: ClassVar = {
        "seen_by": Look(
            size="s",
            hints={
                DESK: "Whoever is on duty sees it, so that somebody can act today.",
                NAMED: "For everybody else there it does not exist. If all of them are away, nobody sees it: ring too.",
            },
            reveals={NAMED: "posts"},
        )
    }

    def __init__(self, *args: Any, posts: Sequence[PostToAddress], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"].choices = [(str(one.post), one.title) for one in posts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Posts are named where only they may see it."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("seen_by") == NAMED and "posts" in data and not data["posts"]:
            self.add_error("posts", "Choose at least one post")
        return data


class WhatIAsk(Questions):
    """What they are asked to do, and why they are told."""

    asks = radios(
        "What do you ask them to do?",
        [
            (TellingAsk.ACT.value, "To act"),
            (TellingAsk.ASSESS.value, "To assess"),
            (TellingAsk.FOR_INFORMATION.value, "Nothing: it is for their information"),
        ],
    )
    purpose = radios("What is it for?", [])
    why = long_text(
        "What worries you, and why do you tell them?",
        help_text="They read this first. The information itself comes on the next page, item by item.",
        required=True,
    )
    reach = forms.CharField(
        label="How can they reach you securely?", required=False, max_length=500, help_text="They see this."
    )
    looks: ClassVar = {
        "asks": Look(
            size="s",
            hints={
                TellingAsk.ACT: "They are to do something about it.",
                TellingAsk.ASSESS: "A referral: they are to find out what this child needs.",
                TellingAsk.FOR_INFORMATION: "They are to know. They still answer back.",
            },
        ),
        "purpose": Look(size="s"),
        "why": Look(counts=True, size="s"),
        "reach": Look(size="s"),
    }

    def __init__(self, *args: Any, purposes: Choices, in_danger: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        for name in ("asks", "purpose", "why") if in_danger else ():
            self.fields[name].required = False


class ItemToTell(OneItem):
    """One piece of information that is told: there is nothing to withhold."""

    text = long_text(
        "What do you tell them?",
        help_text="One thing at a time, in the words that will be sent.",
        required=True,
    )
    looks: ClassVar = {"classes": PLACES, "marking": Look(inline=True)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["fate"], self.fields["withheld_because"]


class AnsweringBack(Questions):
    """What we will do, or no further action because ..."""

    kind = radios(
        "What do you answer?",
        [
            (AnswerBackKind.WILL_DO.value, "This is what we will do"),
            (AnswerBackKind.NO_FURTHER_ACTION.value, "No further action"),
        ],
    )
    words = long_text(
        "What will you do, or why do you take no further action?",
        help_text="Whoever told you reads these words.",
        required=True,
    )
    looks: ClassVar = {"kind": Look(size="s"), "words": Look(size="s", counts=True)}


class HeardBack(AnsweringBack):
    """What a body outside the Code answers, and how it came."""

    words = long_text("What do they say?", help_text="As you heard or read it.", required=True)
    method = forms.ChoiceField(
        label="How did they answer?",
        choices=[(one.value, capital(one.says)) for one in Method if one is not Method.SERVICE],
        widget=forms.RadioSelect,
    )
    day = DateParts(label="On which day?", what="the day", help_text="For example, 9 3 2026")
    at_time = TimeOfDay()
    to_whom = forms.CharField(label="Who answered?", max_length=500, help_text="Their name and their role.")
    checked = forms.CharField(
        label="How did you make sure who they are?",
        required=False,
        max_length=500,
        help_text="For example: you rang them on the number that you found. “Not checked” is an answer.",
    )
    looks: ClassVar = {**AnsweringBack.looks, "at_time": Look(width="10")}
    field_order = ("kind", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = "What do they answer?"
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (AnswerBackKind.WILL_DO.value, "This is what they will do"),
            (AnswerBackKind.NO_FURTHER_ACTION.value, "No further action"),
        ]

    def answer(self) -> AnswerBackGiven:
        """What they said."""
        return AnswerBackGiven(AnswerBackKind(self.cleaned_data["kind"]), self.cleaned_data["words"])

    def given(self) -> ToldGiven:
        """How it came."""
        said = self.cleaned_data
        at = moment_on(said["day"], said["at_time"])
        return ToldGiven(Method(said["method"]), at, said["to_whom"], said["checked"])
