"""Turns a form into frozen view data: each field as ready markup, and its errors as links to the fields.

No clause of the Code. Everything that was typed is shown again, escaped, byte for byte; a field whose widget
has no look here raises TypeError, so that none is ever left out of a page in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from markupsafe import Markup, escape

from chiltern.web.forms.dates import PARTS
from chiltern.web.forms.helping import help_markup
from chiltern.web.forms.markup import markup_of
from chiltern.web.forms.questions import PLAIN, Look
from chiltern.web.forms.shown import Shown


@dataclass(frozen=True, slots=True)
class ErrorLink:
    """One line of the error summary; without `href` it is about the form as a whole."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form as a page gets it. `fields` are in order; those that stand below a choice are not among them."""

    form_id: str
    fields: Mapping[str, Markup]
    hidden: Markup
    errors: tuple[ErrorLink, ...]
    suggests: bool
    """Whether a list of choices offers suggestions, and so needs its script."""
    asks_again: bool
    """Whether it holds a password, which is never shown again."""
    takes_files: bool = False

    def field(self, name: str) -> Markup:
        """One field; raises KeyError for a name that the form has not."""
        return self.fields[name]

    def all(self) -> Markup:
        """Every field, in order."""
        return Markup("\n").join(self.fields.values())


def show(form: forms.Form, *, form_id: str = "") -> ShownForm:
    """The form as it stands: empty, filled, or sent with errors. `form_id` makes a repeated POST one act."""
    looks: Mapping[str, Look] = getattr(form, "looks", {})
    below = {name for look in looks.values() for names in look.below().values() for name in names}
    visible = [bound for bound in form if not bound.is_hidden]
    shown: dict[str, Markup] = {}
    # Those below a choice come first: the choice takes them in.
    for bound in sorted(visible, key=lambda bound: bound.name not in below):
        shown[bound.name] = _field(bound, looks.get(bound.name, PLAIN), shown)
    return ShownForm(
        form_id=form_id,
        fields={bound.name: shown[bound.name] for bound in visible if bound.name not in below},
        hidden=Markup("\n").join(_hidden(bound) for bound in form.hidden_fields()),
        errors=_error_links(form),
        suggests=any(look.suggests for look in looks.values()),
        asks_again=any(isinstance(bound.field.widget, forms.PasswordInput) for bound in visible),
        takes_files=form.is_multipart(),
    )


def _field(bound: BoundField, look: Look, shown: Mapping[str, Markup]) -> Markup:
    errors = [str(message) for message in bound.errors]
    asked = markup_of(
        Shown(
            bound=bound,
            look=look,
            id=_id(bound),
            error=". ".join(errors),
            wrong_parts=_wrong_parts(bound.form, bound.name) if errors else (),
            revealed={
                value: Markup("\n").join(shown[name] for name in names)
                for value, names in look.below().items()
            },
        )
    )
    return asked + help_markup(bound, look.clauses)


def _hidden(bound: BoundField) -> Markup:
    value = bound.value()
    return Markup('<input type="hidden" name="{}" value="{}">').format(
        bound.html_name, "" if value is None else value
    )


def _error_links(form: forms.Form) -> tuple[ErrorLink, ...]:
    links = [ErrorLink(str(text)) for text in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            links += [ErrorLink(str(text)) for text in bound.errors]
        else:
            parts = _wrong_parts(form, bound.name)
            href = f"#{_id(bound)}" + (f"-{parts[0]}" if parts else "")
            links += [ErrorLink(str(text), href) for text in bound.errors]
    return tuple(links)


def _wrong_parts(form: forms.BaseForm, name: str) -> tuple[str, ...]:
    """The parts of a date that its error names; all of them where it names none; nothing for other fields."""
    if not hasattr(form.fields[name], "what"):
        return ()
    for error in form.errors.as_data().get(name, []):
        params: Any = error.params or {}
        return tuple(params.get("parts", PARTS))
    return ()


def _id(bound: BoundField) -> str:
    return str(escape(bound.html_name))
