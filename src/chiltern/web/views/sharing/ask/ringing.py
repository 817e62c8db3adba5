"""Sexual abuse of a child, or what may be: the next page says first whom to ring. Nothing stands before it. Clause 3.4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from chiltern.web.shell import say
from chiltern.web.views.sharing.ask.forms import SEXUAL_ABUSE, may_be_abuse


def ring_first(request: HttpRequest, answers: Mapping[str, Any]) -> None:
    """Says so above the numbers on the next page."""
    if may_be_abuse(answers.get("sexual_abuse")):
        say(request, SEXUAL_ABUSE, "important")
