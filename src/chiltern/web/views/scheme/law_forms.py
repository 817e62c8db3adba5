"""The questions about a row of law: confirmed, corrected, ended, added. Clauses 1.4, 2.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from chiltern.scheme.workings.adding import MAY_HAVE, NEEDS
from chiltern.scheme.workings.corrections import CHECKED, COVERS, FIELDS
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Look, Questions

LONGEST_REASON = 1_000
LONGEST_TEXT = 2_000
TODAY_OR_LATER = "Today or later. What was decided before keeps the law that it read."
UNREAD = "unchecked"
_LONG = frozenset({"says", "for", "rules", "note"})
_HINTS: Mapping[str, str] = {
    "name": "As people call it, with its year.",
    "says": "In one plain sentence, as it stands in a list of choices.",
    "for": "When it applies, in plain words.",
    "article": "The place in the law, such as UK GDPR 6(1)(e).",
    "covers": "An item of such a kind then needs this, or another condition that covers it.",
    "rules": "Each on a line of its own.",
    "published": "Such as 2024-05.",
    "in_force_from": "A date such as 30 September 2026. Leave it empty where it has always been so.",
    "in_force_until": "Its last day, where that is known already.",
    "source": "The page, paper or link in which you read it.",
    "note": "What readers should know besides. Name nobody.",
}


def _reason(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        help_text="Everyone can read it, so name nobody.",
    )


def holds_from() -> DateParts:
    """From which day it counts."""
    return DateParts(label="From which day does that count?", what="the day", help_text=TODAY_OR_LATER)


def _checked(label: str, *, read: bool = False) -> forms.ChoiceField:
    """`read`: whoever answers has read it somewhere."""
    return forms.ChoiceField(
        label=label,
        choices=[(key, says.capitalize()) for key, says in CHECKED.items() if not (read and key == UNREAD)],
        widget=forms.RadioSelect,
        required=False,
        help_text="Only a row seen in the law itself loses “check before relying on it”.",
    )


class Confirmation(Questions):
    """On which day, how far and where it was read; of a duty, how it is known to be in force."""

    looks: ClassVar = {"reason": Look(rows=3)}

    confirmed_on = DateParts(
        label="On which day was it confirmed?",
        what="the day",
        help_text="For example, 30 9 2026",
    )
    checked = _checked("How far was it read?", read=True)
    source = forms.CharField(
        label="Where was it read? (optional)",
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_HINTS["source"],
    )
    reason = _reason("What did you find?")

    def __init__(self, *args: Any, waits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if waits:
            self.fields["reason"].label = "How do you know that it is in force?"


class Correction(Questions):
    """One part of a row set otherwise."""

    looks: ClassVar = {"reason": Look(rows=3), "value": Look(rows=6)}

    field = forms.ChoiceField(
        label="What is corrected?", choices=[], help_text="One part at a time, each with its reason."
    )
    value = forms.CharField(
        label="What it should say",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
        required=False,
        help_text="A date like 30 September 2026. How far it was checked: source, secondary or unchecked. Leave it empty to "
        "take a date or a note away.",
    )
    holds_from = holds_from()
    reason = _reason("Why is it corrected?")

    def __init__(self, *args: Any, parts: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", "Choose one"), *parts.items()]  # type: ignore[attr-defined]


class End(Questions):
    """Until when a row can be chosen."""

    looks: ClassVar = {"reason": Look(rows=3)}

    last_day = DateParts(
        label="Which is its last day?",
        what="the last day",
        help_text="It still counts on that day. A day that is over ends it now, and changes nothing that was decided.",
    )
    reason = _reason("Why does it end?")


class Addition(Questions):
    """A new row: what its kind needs, from which day, and why."""

    looks: ClassVar = {"reason": Look(rows=3), **dict.fromkeys(_LONG, Look(rows=3))}

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*NEEDS[kind], *MAY_HAVE[kind]):
            self.fields[name] = _part(name, required=name in NEEDS[kind])
        self.fields["holds_from"] = holds_from()
        self.fields["reason"] = _reason("Why is it added?")


def _part(name: str, *, required: bool) -> forms.Field:
    label = FIELDS[name] if required else f"{FIELDS[name]} (optional)"
    if name == "checked":
        return _checked(FIELDS[name])
    if name == "covers":
        return forms.MultipleChoiceField(
            label="What does it cover?",
            choices=[(key, words.capitalize()) for key, words in COVERS.items()],
            widget=forms.CheckboxSelectMultiple,
            help_text=_HINTS[name],
        )
    return forms.CharField(
        label=label.replace(", one a line", "").replace(", as 2024-05", ""),
        max_length=LONGEST_TEXT,
        required=required,
        widget=forms.Textarea if name in _LONG else forms.TextInput,
        help_text=_HINTS[name],
    )
