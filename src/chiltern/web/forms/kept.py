"""What was typed into a form that could not be taken, given back to whoever typed it.

No clause of the Code. Pages are not kept by browsers, so going back may bring an empty form: a page that
refuses shows the words themselves, to copy from. Passwords, codes and tokens are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import QueryDict

from chiltern.web.parts import Row

_LEFT_OUT = {"csrfmiddlewaretoken", "form_id", "seen"}
_SECRET = re.compile(r"password|(^|[_-])(code|otp|token|secret)([_-]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """View data of a page that gives back what was typed."""

    typed: tuple[Row, ...] = ()


def kept(sent: QueryDict) -> Kept:
    """The fields that hold something, in their order, under their names in plain letters."""
    typed = [
        Row(name.replace("_", " ").replace("-", " ").capitalize(), "\n".join(values))
        for name, values in sent.lists()
        if any(value.strip() for value in values) and name not in _LEFT_OUT and not _SECRET.search(name)
    ]
    return Kept(tuple(typed))
