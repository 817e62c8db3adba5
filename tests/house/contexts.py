"""What templates are given, and what may not stand in it: a row, a query, a form, a session or the request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template.backends.jinja2 import Template
from markupsafe import Markup

from chiltern.web.forms import adapter
from chiltern.web.forms.helping import help_for
from chiltern.web.forms.questions import Look
from chiltern.web.frame import Frame

Seen = list[tuple[str, dict[str, Any]]]
PLAIN = (str, int, bool, float, date, UUID, type(None))
"""Words of the Code, ready markup and moments are of these."""


def watch(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Every template that is rendered from now on, with what it gets."""
    found: Seen = []
    real = Template.render

    def watched(
        self: Template, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> Any:
        found.append(
            (str(self.template.name), {**(context or {}), **({"request": request} if request else {})})
        )
        return real(self, context, request)

    monkeypatch.setattr(Template, "render", watched)
    return found


def watch_questions(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every question that is shown from now on without a hint or help."""
    found: set[str] = set()
    real = adapter._field

    def watched(bound: BoundField, look: Look, shown: Mapping[str, Markup]) -> Markup:
        if not (bound.help_text or look.hints or help_for(type(bound.form), bound.name)):
            found.add(f"{type(bound.form).__name__}.{bound.name}")
        return real(bound, look, shown)

    monkeypatch.setattr(adapter, "_field", watched)
    return found


def faults(name: str, context: dict[str, Any]) -> list[str]:
    """What stands in a template's context and should not."""
    # What is printed into a file has no frame of a page round it.
    if set(context) != ({"page"} if name.startswith("pdf/") else {"frame", "page"}):
        return [f"{name} gets {sorted(context)}"]
    if "frame" in context and not isinstance(context["frame"], Frame):
        return [f"{name} has no frame"]
    page = context["page"]
    if page is not None and not is_dataclass(page):
        return [f"{name} gets a page that is no view data: {type(page)}"]
    return [f"{name}: {where}" for key in context for where in wrong(context[key], key)]


def wrong(value: object, where: str) -> Iterator[str]:
    """The places below a value that hold anything but frozen view data."""
    if isinstance(value, PLAIN):
        return
    if isinstance(value, tuple | list):
        for place, each in enumerate(value):
            yield from wrong(each, f"{where}[{place}]")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from wrong(key, f"{where} key")
            yield from wrong(each, f"{where}[{key!r}]")
    elif is_dataclass(value) and type(value).__dataclass_params__.frozen:  # type: ignore[attr-defined]
        for field in fields(value):
            yield from wrong(getattr(value, field.name), f"{where}.{field.name}")
    else:
        yield f"{where} is {type(value)}"


def all_faults(seen: Seen) -> list[str]:
    """Of every template seen, each once."""
    return sorted({fault for name, context in seen for fault in faults(name, context)})
