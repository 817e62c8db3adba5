"""What these pages share."""

from __future__ import annotations

from dataclasses import dataclass

from chiltern.web.forms.adapter import ShownForm


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks: for `layout/form.html`, with what stands before the form."""

    title: str
    form: ShownForm
    submit: str
    back_href: str = ""
    says: tuple[str, ...] = ()
