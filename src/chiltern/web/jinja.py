"""The environment in which pages are rendered: strict about names, always escaping.

No clause of the Code. To the macro package a name that is not there counts as nothing, to our templates it is
a fault: so the package has an environment of its own, and its macros are globals of ours (`govukButton`).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Macro
from jinja2.utils import Namespace

from chiltern.web import london

_COMPONENTS = (
    "back-link",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "fieldset",
    "file-upload",
    "inset-text",
    "input",
    "notification-banner",
    "pagination",
    "panel",
    "password-input",
    "phase-banner",
    "radios",
    "select",
    "skip-link",
    "summary-list",
    "table",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
)


def environment(**options: Any) -> Environment:
    """The environment for Django's Jinja2 backend, which passes the loader and its own options."""
    strict = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**{**options, **strict})  # noqa: S701  autoescape is on, in `strict`
    made.globals.update(static=static, url=reverse, **_govuk())
    made.filters.update(
        date_in_words=london.date_in_words,
        short_date=london.short_date,
        time_in_words=london.time_in_words,
        moment_in_words=london.moment_in_words,
    )
    return made


def govuk(component: str) -> Macro:
    """A macro of the package by its component's name, such as "date-input"; it takes one dict."""
    return _govuk()[_macro_name(component)]


@cache
def _govuk() -> dict[str, Macro]:
    package = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        undefined=ChainableUndefined,
        auto_reload=False,
        cache_size=-1,
    )
    package.globals = {"namespace": Namespace}
    package.filters["indent"] = _as_it_stands
    macros = {}
    for component in _COMPONENTS:
        module = package.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
        macros[_macro_name(component)] = getattr(module, _macro_name(component))
    return macros


def _as_it_stands(text: Any, *_how: Any) -> Any:
    """Instead of spaces before each line, once for each macro within a macro, which a reader of markup would see."""
    return text


def _macro_name(component: str) -> str:
    return "govuk" + component.title().replace("-", "")
