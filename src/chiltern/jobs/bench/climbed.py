"""What is late has gone up already, as in a county whose clock ran all the time. Clause 3.6."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from chiltern.foundation import context
from chiltern.jobs.tasks import climb_overdue
from chiltern.sharing.queries.overdue import steps_to_take


def climb_all() -> dict[str, Any]:
    """By the sweep itself, until it finds nothing; how often it ran."""
    swept = 0
    while _something_to_take():
        climb_overdue(0)
        swept += 1
    return {"swept": swept}


def _something_to_take() -> bool:
    with transaction.atomic():
        return bool(steps_to_take(context.enter_command().at, 1))
