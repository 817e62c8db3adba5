"""One field on its way to the page, and the parameters that every kind of field shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from markupsafe import Markup

from chiltern.web.forms.questions import Look
from chiltern.web.jinja import govuk

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """One field on its way to the page."""

    bound: BoundField
    look: Look
    id: str
    error: str
    wrong_parts: tuple[str, ...]
    revealed: Mapping[str, Markup]


def common(field: Shown) -> Parameters:
    """What every macro is given: id, name, hint and error."""
    hint = str(field.bound.help_text or "")
    return {
        "id": field.id,
        "name": field.bound.html_name,
        "hint": {"text": hint} if hint else None,
        "errorMessage": {"text": field.error} if field.error else None,
    }


def label(field: Shown) -> Parameters:
    """The label, or the words of a legend."""
    return {
        "text": str(field.bound.label),
        "classes": size_class(field, "govuk-label"),
        "isPageHeading": field.look.is_heading,
    }


def size_class(field: Shown, base: str) -> str:
    """The class that gives a label or legend its size."""
    return f"{base}--{field.look.size}" if field.look.size else ""


def width_class(look: Look) -> str:
    """The class that gives an input its width."""
    if not look.width:
        return ""
    return f"govuk-input--width-{look.width}" if look.width.isdigit() else f"govuk-!-width-{look.width}"


def attributes_of(field: Shown) -> Parameters:
    """The widget's own attributes, without those that the macro writes itself."""
    written = {"type", "class", "id", "name", "value", "maxlength", "minlength", "rows", "cols", "required"}
    found = field.bound.field.widget.attrs.items()
    return {name: value for name, value in found if name not in written and value is not None}


def text_of(field: Shown) -> str:
    """What was typed or chosen, or stood there from the start."""
    value = field.bound.value()
    return "" if value is None else str(value)


def macro(component: str) -> Callable[[Parameters], Markup]:
    """The package's macro of this name, its answer trimmed; parameters that are None are left out."""
    drawn = govuk(component)

    def call(parameters: Parameters) -> Markup:
        given = {name: value for name, value in parameters.items() if value is not None}
        return Markup(drawn(given).strip())  # noqa: S704  the macro has escaped it

    return call
