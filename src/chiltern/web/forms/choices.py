"""The look of radios, tick boxes and lists of choices, and of the fields that stand below a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from chiltern.web.forms.questions import words_sought
from chiltern.web.forms.shown import (
    Parameters,
    Shown,
    attributes_of,
    common,
    label,
    macro,
    size_class,
    text_of,
    width_class,
)

_CONTROLS = re.compile(r' data-aria-controls="[^"]*"')


def radios(field: Shown) -> Markup:
    """One answer of several."""
    return _group("radios", field, {text_of(field)})


def checkboxes(field: Shown) -> Markup:
    """Any answers of several."""
    return _group("checkboxes", field, {str(value) for value in field.bound.value() or ()})


def _group(component: str, field: Shown, chosen: set[str]) -> Markup:
    classes = [f"govuk-{component}--{each}" for each in ("inline", "small") if getattr(field.look, each)]
    legend = {**label(field), "classes": size_class(field, "govuk-fieldset__legend")}
    parameters = {
        **common(field),
        "idPrefix": field.id,
        "fieldset": {"legend": legend},
        "classes": " ".join(classes),
        "items": [_choice(field, value, text, chosen) for value, text in _choices(field)],
    }
    return _revealing(component, field, macro(component)(parameters))


def _revealing(component: str, field: Shown, markup: Markup) -> Markup:
    """Puts each field below its choice, after the macro has run: it indents what it is given, typed text too.

    The stylesheet shows what stands below: the package's script would set aria-expanded on a radio, which
    the standard does not allow.
    """
    hidden = f'class="govuk-{component}__conditional govuk-{component}__conditional--hidden"'
    shown = str(markup).replace(hidden, f'class="govuk-{component}__conditional"')
    shown = _CONTROLS.sub("", shown)
    for value, below in field.revealed.items():
        if _place(value) not in shown:
            raise KeyError(f"{field.bound.name} has no choice {value!r} to show a field below")
        shown = shown.replace(_place(value), str(below))
    return Markup(shown)  # noqa: S704  the macros have escaped it


def _below(field: Shown, value: str) -> Parameters | None:
    return {"html": _place(value)} if value in field.revealed else None


def _place(value: str) -> str:
    return f"<!--below {value}-->"


def _choice(field: Shown, value: str, text: str, chosen: set[str]) -> Parameters:
    look = field.look
    return {
        "value": value,
        "text": text,
        "checked": value in chosen,
        "hint": {"text": look.hints[value]} if value in look.hints else None,
        "conditional": _below(field, value),
        "behaviour": "exclusive" if look.exclusive and value == look.exclusive else None,
    }


def single_checkbox(field: Shown) -> Markup:
    """One box to tick, without a legend."""
    item = {"value": "on", "text": field.bound.label, "checked": bool(field.bound.value())}
    parameters = {
        **common(field),
        "idPrefix": field.id,
        "items": [{**item, "conditional": _below(field, "on")}],
    }
    return _revealing("checkboxes", field, macro("checkboxes")(parameters))


def select(field: Shown) -> Markup:
    """One answer from a list that opens."""
    attributes = attributes_of(field)
    if field.look.suggests:
        attributes |= {"data-suggests": "true"}
        form, name = field.bound.form, field.bound.html_name
        if sought := words_sought(form.data if form.is_bound else form.initial, name):
            attributes["data-sought"] = sought
    chosen = text_of(field)
    choices = _choices(field)
    return macro("select")(
        {
            **common(field),
            "label": label(field),
            "classes": width_class(field.look),
            "items": [{"value": v, "text": text, "selected": v == chosen} for v, text in choices],
            "attributes": attributes,
        }
    )


def _choices(field: Shown) -> Iterator[tuple[str, str]]:
    choices: Any = field.bound.field.widget
    for value, text in choices.choices:
        if isinstance(text, list | tuple):
            yield from ((str(inner), str(said)) for inner, said in text)
        else:
            yield str(value), str(text)
