"""How long the acting agency keeps its own copies: its rules, and whether somebody let them run. Clause 3.7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chiltern.agencies.models import RetentionConfirmed, RetentionRules
from chiltern.agencies.queries.walls import post_names
from chiltern.code_of_practice.retention import DEFAULTS, Kept, Rules
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, CountsFrom, RetentionClass
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules that hold. `id` None: nobody has set any, and the examples are shown."""

    id: UUID | None
    rules: Rules
    set_at: datetime | None = None
    set_by: str = ""
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    confirmer: UUID | None = None
    """The post in whose name they run."""


def insist_keeping(by: Actor) -> None:
    """Raises Missing for who does not answer for this agency's rules."""
    if not opens(by.role, Act.SET_RETENTION) or by.agency == OFFICE:
        raise Missing


def rules_of(by: Actor) -> RulesView:
    """Those of the acting agency. Raises Missing."""
    insist_keeping(by)
    row = RetentionRules.objects.filter(keeper=by.agency).order_by("-made_at").first()
    if row is None:
        return RulesView(None, DEFAULTS)
    let = RetentionConfirmed.objects.filter(rules=row).first()
    names = post_names({row.set_by} | ({let.confirmed_by} if let else set()))
    return RulesView(
        row.id,
        as_rules(row.rules),
        row.made_at,
        names.get(row.set_by, "Somebody who has left"),
        let.made_at if let else None,
        names.get(let.confirmed_by, "Somebody who has left") if let else "",
        let.confirmed_by if let else None,
    )


def as_rules(stored: dict[str, dict[str, Any]]) -> Rules:
    """As they are stored; a class that they do not know is kept for good."""
    return {
        one: Kept(stored[one]["years"], CountsFrom(stored[one]["from"]))
        if one in stored
        else Kept(None, CountsFrom.LAST)
        for one in RetentionClass
    }
