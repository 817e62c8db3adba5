"""Questions about people that several forms ask. Lengths and check digits are the action's to test (3.5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from chiltern.people.actions.record_person import Address, PlaceKind, Whom
from chiltern.web.forms.dates import DateParts


def text(label: str, *, required: bool = False, hint: str = "", autocomplete: str = "off") -> forms.CharField:
    """One line."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"}),
    )


def several_lines(label: str, *, hint: str = "") -> forms.CharField:
    """As many lines as somebody needs."""
    return forms.CharField(label=label, required=False, help_text=hint, widget=forms.Textarea)


def one_of(
    label: str, choices: list[tuple[str, str]], *, required: bool = True, hint: str = ""
) -> forms.ChoiceField:
    """Radios, none of them chosen. Their words begin with a capital."""
    shown = [(key, says[:1].upper() + says[1:]) for key, says in choices]
    return forms.ChoiceField(
        label=label, choices=shown, required=required, help_text=hint, widget=forms.RadioSelect
    )


def any_of(
    label: str, choices: list[tuple[str, str]] | None = None, *, required: bool = False, hint: str = ""
) -> Any:
    """Tick boxes, none of them ticked."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices or [],
        required=required,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
    )


def tick(label: str, *, hint: str = "") -> forms.BooleanField:
    """One box."""
    return forms.BooleanField(label=label, required=False, help_text=hint)


def day(label: str, what: str, *, hint: str = "") -> DateParts:
    """A date that may be left out."""
    return DateParts(label=label, what=what, help_text=hint, required=False)


def teams(choices: list[tuple[str, str]]) -> Any:
    """Which teams may see a new record; nothing is ticked before."""
    return any_of(
        "Which teams may see this record?",
        choices,
        required=True,
        hint="Those who need it for their work with this person. Nobody else will find it.",
    )


def lines_of(typed: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def address_of(answers: dict[str, Any], kind: PlaceKind, hidden_from: tuple[Whom, ...]) -> Address | None:
    """Where somebody can be found, or None where nothing was said about it."""
    if not (answers["address"] or answers["postcode"] or hidden_from):
        return None
    return Address(answers["address"], answers["postcode"], kind, hidden_from=hidden_from)


def named(typed: str) -> tuple[Whom, ...]:
    """People by name, one a line."""
    return tuple(Whom(name=line) for line in lines_of(typed))


def ids_of(chosen: Iterable[str]) -> tuple[UUID, ...]:
    """The ids chosen from a list of choices, which has tested them."""
    return tuple(UUID(each) for each in chosen)


def pick(label: str, choices: list[tuple[str, str]], *, hint: str = "") -> forms.ChoiceField:
    """A list that opens, for more choices than a page should show; nothing is chosen."""
    shown = [("", "Choose"), *((key, says[:1].upper() + says[1:]) for key, says in choices)]
    return forms.ChoiceField(label=label, choices=shown, help_text=hint)
