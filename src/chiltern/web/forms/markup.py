"""The look of each kind of field: which macro of the package serves which widget, with which parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from markupsafe import Markup

from chiltern.web.forms.choices import checkboxes, radios, select, single_checkbox
from chiltern.web.forms.dates import PARTS, DatePartsWidget, TypedDate
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


def markup_of(field: Shown) -> Markup:
    """The field's markup; raises TypeError for a widget that has no look."""
    widget = field.bound.field.widget
    if not isinstance(widget, forms.SelectMultiple | forms.ClearableFileInput):
        for kind, draw in _DRAWN_BY.items():
            if isinstance(widget, kind):
                return draw(field)
    raise TypeError(f"no look for {type(widget).__name__}, the widget of {field.bound.name}")


def _input(field: Shown) -> Markup:
    attributes = attributes_of(field)
    special = ("autocomplete", "inputmode", "autocapitalize", "pattern")
    return macro("input")(
        {
            **common(field),
            "label": label(field),
            "type": field.bound.field.widget.input_type,
            "value": text_of(field),
            "classes": width_class(field.look),
            "prefix": {"text": field.look.prefix} if field.look.prefix else None,
            "suffix": {"text": field.look.suffix} if field.look.suffix else None,
            "spellcheck": {"true": True, "false": False}.get(str(attributes.pop("spellcheck", ""))),
            **{name: attributes.pop(name) for name in special if name in attributes},
            "attributes": attributes,
        }
    )


def _number(field: Shown) -> Markup:
    """Typed as text: a browser's own number input changes on scrolling, and drops what it cannot read."""
    parameters = {**common(field), "label": label(field), "value": text_of(field), "inputmode": "numeric"}
    return macro("input")(
        {**parameters, "classes": width_class(field.look) or "govuk-input--width-5", "spellcheck": False}
    )


def _password(field: Shown) -> Markup:
    attributes = attributes_of(field)
    return macro("password-input")(
        {
            **common(field),
            "label": label(field),
            "classes": width_class(field.look),
            "autocomplete": attributes.pop("autocomplete", "current-password"),
            "attributes": attributes,
        }
    )


def _textarea(field: Shown) -> Markup:
    limit = getattr(field.bound.field, "max_length", None)
    counted = field.look.counts and limit
    return macro("character-count" if counted else "textarea")(
        {
            **common(field),
            "label": label(field),
            "value": _lines(text_of(field)),
            "rows": field.look.rows,
            "attributes": attributes_of(field),
            **({"maxlength": limit, "threshold": 75} if counted else {}),
        }
    )


def _date(field: Shown) -> Markup:
    typed: TypedDate = field.bound.value()
    legend = {**label(field), "classes": size_class(field, "govuk-fieldset__legend")}
    return macro("date-input")(
        {
            **common(field),
            "namePrefix": field.bound.html_name,
            "fieldset": {"legend": legend},
            "items": [_part(field, name, value) for name, value in zip(PARTS, typed, strict=True)],
        }
    )


def _part(field: Shown, name: str, value: str) -> Parameters:
    wrong = " govuk-input--error" if name in field.wrong_parts else ""
    autocomplete = field.bound.field.widget.attrs.get("autocomplete")
    return {
        "name": name,
        "value": value,
        "classes": f"govuk-input--width-{4 if name == 'year' else 2}{wrong}",
        # A month may be typed as a name, which a keypad of numbers cannot do.
        "inputmode": "text" if name == "month" else "numeric",
        "autocomplete": f"{autocomplete}-{name}" if autocomplete else None,
    }


def _file(field: Shown) -> Markup:
    """A browser never shows a chosen file again: it is chosen once more after an error elsewhere."""
    return macro("file-upload")({**common(field), "label": label(field), "attributes": attributes_of(field)})


def _lines(text: str) -> str:
    """A browser drops the first line break of a text area, so a text that starts with one gets another."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n" + lines if lines.startswith("\n") else lines


_DRAWN_BY: Mapping[type[forms.Widget], Callable[[Shown], Markup]] = {
    DatePartsWidget: _date,
    forms.FileInput: _file,
    forms.PasswordInput: _password,
    forms.Textarea: _textarea,
    forms.CheckboxSelectMultiple: checkboxes,
    forms.RadioSelect: radios,
    forms.CheckboxInput: single_checkbox,
    forms.Select: select,
    forms.NumberInput: _number,
    forms.EmailInput: _input,
    forms.SearchInput: _input,
    forms.TelInput: _input,
    forms.TextInput: _input,
}
