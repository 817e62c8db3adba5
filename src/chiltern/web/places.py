"""Where a page of a list starts, in its address. No clause of the Code: pages go on after a place, never by number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.http import urlencode

from chiltern.foundation.access import Place


def place_of(text: str | None) -> Place | None:
    """Where a page starts, from its address; a damaged one starts at the beginning."""
    moment, _, thing = (text or "").partition("_")
    try:
        return Place(datetime.fromisoformat(moment), UUID(thing))
    except ValueError:
        return None


def href_of(here: str, kept: Mapping[str, str], name: str, place: Place | None) -> str:
    """The address of a neighbouring page; empty where there is none."""
    if place is None:
        return ""
    return f"{here}?{urlencode({**kept, name: f'{place.sort_at.isoformat()}_{place.thing}'})}"
