"""The questions of a request for information, from real forms. Clauses 1.1, 3.1, 3.2 and 3.6."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.sharing.asking import CRIME
from chiltern.code_of_practice.words import Answer, InfoClass, Urgency
from chiltern.sharing.queries.whom import LONGEST_ADDRESS, LONGEST_NAME
from chiltern.sharing.workings.asking import LONGEST
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions
from chiltern.web.views.sharing.common import Varied, capital

YES_NO_NOT_KNOWN = [(answer.value, capital(answer.says)) for answer in Answer]
_URGENT = {
    Urgency.IMMEDIATE: "Ring first: this is the written follow-up of your call.",
    Urgency.URGENT: "",
    Urgency.STANDARD: "",
    Urgency.ROUTINE: "",
}


SEXUAL_ABUSE = (
    "It is about sexual abuse of a child, or may be: ring now, children’s social care or the police. Nothing stands before it, "
    "and nobody’s leave is needed."
)
"""What a page says where it is, or may be."""


def about_abuse(*, required: bool = False) -> forms.ChoiceField:
    """Whether it is about sexual abuse of a child. Nothing waits for the answer."""
    return forms.ChoiceField(
        label="Is it about sexual abuse of a child?",
        choices=YES_NO_NOT_KNOWN,
        required=required,
        widget=forms.RadioSelect,
        help_text="If yes, or if it may be: ring now. Nothing stands before it, and nobody’s leave is needed.",
    )


def may_be_abuse(answer: object) -> bool:
    """Whether the numbers to ring stand first: yes, or nobody knows."""
    return answer in (Answer.YES, Answer.NOT_KNOWN)


def long_text(label: str, *, help_text: str = "", required: bool = False) -> forms.CharField:
    """A free text of up to four pages."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONGEST, widget=forms.Textarea
    )


class Search(Questions):
    """Finds one's own people."""

    q = forms.CharField(label="Name or number", required=False, max_length=200)
    born = DateParts(label="Date of birth", what="the date of birth", required=False)


class SomebodyTyped(Questions):
    """Somebody without a record here."""

    looks: ClassVar = {"upn": Look(width="20"), "nhs_number": Look(width="20"), "kind": Look(inline=True)}

    name = forms.CharField(label="Full name", max_length=LONGEST_NAME)
    kind = forms.ChoiceField(
        label="A child or an adult?",
        choices=[("child", "Child"), ("adult", "Adult")],
        widget=forms.RadioSelect,
    )
    date_of_birth = DateParts(
        label="Date of birth", what="the date of birth", required=False, help_text="For example, 9 3 2016"
    )
    nhs_number = forms.CharField(label="NHS number (if known)", required=False, max_length=30)
    upn = forms.CharField(label="Unique pupil number (if known)", required=False, max_length=30)
    address = forms.CharField(label="Address (if known)", required=False, max_length=LONGEST_ADDRESS)


class WhatIsNeeded(Varied):
    """What, why, and what it is for."""

    looks: ClassVar = {
        "needed": Look(counts=True, size="s"),
        "why": Look(counts=True, size="s"),
        "period": Look(size="s"),
        "purpose": Look(size="s"),
    }

    needed = long_text(
        "What do you need to know?",
        help_text="Only what you need: an agency may hold much more.",
        required=True,
    )
    period = forms.CharField(
        label="About which time?", required=False, max_length=500, help_text="For example, since September"
    )
    purpose = forms.ChoiceField(label="What is it for?", choices=[], widget=forms.RadioSelect)
    why = long_text(
        "Why do you need it for your work?",
        help_text="An agency sees this only if you choose so for it.",
        required=True,
    )

    offence = long_text(
        "Which offence do you investigate?",
        help_text="Or say that naming it would prejudice the investigation. An agency reads this only if you choose so for it.",
    )
    authorised = forms.CharField(
        label="Who authorised asking?",
        required=False,
        max_length=500,
        help_text="Their name and rank or role. Every agency that you ask reads this.",
    )

    def __init__(
        self, *args: Any, purposes: list[tuple[str, str]], police: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        small = {"offence": Look(size="s", rows=2), "authorised": Look(size="s")}
        self.wear(small)
        if not police:
            self.wear({"purpose": Look(size="s", reveals={CRIME: ("offence", "authorised")})})


class HowUrgent(Varied):
    """Danger first; then when an answer is needed, with the time that each choice makes."""

    danger_said = forms.ChoiceField(
        label="Is anyone in danger, or may a child be suffering significant harm?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        help_text="Your own answer; the agency that you ask answers this for itself. ‘Do not know’ leaves it open: you are "
        "asked again before anything goes.",
    )
    sexual_abuse = about_abuse()
    acts_now = forms.ChoiceField(
        label="Are you acting now under section 47 of the Children Act 1989, or in an emergency?",
        choices=YES_NO_NOT_KNOWN,
        widget=forms.RadioSelect,
        help_text="It counts as a reason for those whom you ask.",
    )
    urgency = forms.ChoiceField(
        label="How urgent is it?", choices=Urgency.choices(), widget=forms.RadioSelect
    )
    urgency_reason = long_text(
        "What makes it urgent?",
        help_text="Needed for immediate and urgent requests. An agency sees it only if you choose so for it.",
    )

    def __init__(self, *args: Any, law: Book, now: datetime, may_act: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_act:
            del self.fields["acts_now"]
        said = ((each, clocks.reply_due(each, now, law).worked_out) for each in Urgency)
        hints = {each.value: f"{_URGENT[each]} Due: {due}".strip() for each, due in said}
        self.fields["urgency"].choices = [(each.value, capital(each.says)) for each in Urgency]  # type: ignore[attr-defined]
        looks = {
            "urgency": Look(hints=hints, size="s"),
            "urgency_reason": Look(size="s"),
            "danger_said": Look(inline=True, size="s"),
            "sexual_abuse": Look(inline=True, size="s"),
            **({"acts_now": Look(inline=True, size="s")} if may_act else {}),
        }
        self.wear(looks)

    def clean(self) -> dict[str, Any]:
        """A reason where the clock runs in hours."""
        data: dict[str, Any] = super().clean() or {}
        fast = data.get("urgency") in (Urgency.IMMEDIATE, Urgency.URGENT)
        if fast and not (data.get("urgency_reason") or "").strip() and "urgency_reason" not in self.errors:
            self.add_error("urgency_reason", "Say why it is urgent")
        return data


class Background(Questions):
    """What an agency may be told, if you choose so for it."""

    worries = long_text("What worries you, and what harm may there be?")
    tried = long_text("What has been tried?")
    goes_well = long_text("What goes well?")
    views = long_text(
        "What do the child and the family know and say about this?",
        help_text="If they were not told or asked, say why: “not told: it would raise the risk” is a complete answer. The Code "
        "asks this of every request, unless someone is in danger; all else here can stay empty.",
    )
    held = long_text(
        "What do you hold already?",
        help_text="So that nobody tells you what you know, or leaves out what you do not.",
    )
    classes = forms.MultipleChoiceField(
        label="What does your request say something about?",
        choices=[(kind.value, capital(kind.says)) for kind in InfoClass if kind is not InfoClass.GENERAL],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="In what you need to know, why, or in what you wrote here. Health, offences and the like are treated apart "
        "in law. Tick every one; leave it empty where there is none.",
    )
    use = forms.CharField(
        label="What will you do with the answer?",
        required=False,
        max_length=500,
        help_text="Every agency that you ask sees this. For example: decide whether to assess.",
    )
    keep = forms.CharField(
        label="How long will you keep it?",
        required=False,
        max_length=500,
        help_text="Every agency that you ask sees this. For example: with the child’s file, and as long as that.",
    )
    reach = forms.CharField(
        label="How can they reach you securely?",
        required=False,
        max_length=500,
        help_text="Every agency that you ask sees this.",
    )
