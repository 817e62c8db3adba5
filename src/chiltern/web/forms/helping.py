"""Help beside a question: what it means, an example, and the clauses behind it, opened by whoever wants it.

No clause of the Code by itself: it leads to those that a question rests on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from django.forms.boundfield import BoundField
from markupsafe import Markup

_OPENED = Markup(
    '<details class="govuk-details chiltern-help"><summary class="govuk-details__summary">'
    '<span class="govuk-details__summary-text">{summary}<span class="govuk-visually-hidden">: {label}</span></span>'
    '</summary><div class="govuk-details__text">{says}</div></details>'
)
_MEANS = Markup('<p class="govuk-body">{}</p>')
_EXAMPLE = Markup('<p class="govuk-body">For example: {}</p>')
_LINKS = Markup('<p class="govuk-body govuk-!-margin-bottom-0">{}</p>')
# Elsewhere, so that what was typed stays where it is.
_LINK = Markup(
    '<a class="govuk-link" href="/code/{id}/" target="_blank" rel="noopener noreferrer">'
    "Clause {id} of the Code (opens in a new tab)</a>"
)


@dataclass(frozen=True, slots=True)
class Help:
    """What stands behind “Help with this”."""

    means: str
    example: str
    clauses: tuple[str, ...] = ()


@cache
def every_help() -> Mapping[str, Help]:
    """By the form's class and the field: 'Danger.danger_rests_on'."""
    text = (files(__package__) / "help.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            name: Help(row["means"], row["example"], tuple(row.get("clauses", ())))
            for row in tomllib.loads(text)["help"]
            for name in row["for"]
        }
    )


def help_for(form: type, field: str) -> Help | None:
    """The help of a form's field, or that of the form on which it builds."""
    keys = (key for each in form.__mro__ for key in names_of(each, field))
    return next((found for key in keys if (found := every_help().get(key))), None)


def names_of(form: type, field: str) -> tuple[str, str]:
    """Under which a question's help may stand: with the folder of its form, or without where no other is called so."""
    folder = form.__module__.rpartition(".")[0].rpartition(".")[2]
    return f"{folder}.{form.__name__}.{field}", f"{form.__name__}.{field}"


def help_markup(bound: BoundField, clauses: Sequence[str] = ()) -> Markup:
    """What stands below a field: its help, or the clauses behind it alone; nothing where its hint says all."""
    found = help_for(type(bound.form), bound.name)
    behind = found.clauses if found else clauses
    says = _MEANS.format(found.means) + _EXAMPLE.format(found.example) if found else Markup()
    if behind:
        says += _LINKS.format(Markup(", ").join(_LINK.format(id=each) for each in behind))
    if not says:
        return says
    return _OPENED.format(
        summary="Help with this" if found else "The Code on this",
        label=str(bound.label).rstrip("?:. "),
        says=says,
    )
