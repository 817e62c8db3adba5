"""`chiltern retention --rehearse`: what each agency's own rules would destroy now, and what keeps the rest (clause 3.7)."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from chiltern.agencies.queries import names
from chiltern.code_of_practice.retention import Papers
from chiltern.foundation import context
from chiltern.sharing.queries.retention import Rehearsal, keepers, rehearse


class Command(BaseCommand):
    """Runs as the role `worker`, which enters as somebody who answers for each agency's rules; it prints no name of a person."""

    help = "Lists what each agency's retention rules would destroy now, and what is due and kept back, with why. Changes nothing."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and how to say it."""
        parser.add_argument("--rehearse", action="store_true", required=True, help="list, and change nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """One agency a transaction."""
        with transaction.atomic():
            context.enter_command()
            posts = keepers()
        found = [one for post in posts if (one := _rehearsed(post))]
        self.stdout.write(
            json.dumps({"agencies": found}) if options["json"] else "\n".join(map(_as_text, found))
        )


def _rehearsed(post: Any) -> dict[str, Any] | None:
    with transaction.atomic():
        by = context.enter_job(post)
        if by is None:
            return None
        seen = rehearse(by)
        return {"agency": names([by.agency]).get(by.agency, ""), "rules": _state(seen)} | {
            "goes": [_papers(one) for one in seen.goes],
            "kept_back": [_papers(one) for one in seen.kept_back],
            "not_due": {under.value: many for under, many in seen.waiting.items()},
        }


def _state(seen: Rehearsal) -> str:
    if seen.rules.id is None:
        return "examples"
    return "running" if seen.rules.confirmed_at else "not confirmed"


def _papers(one: Papers) -> dict[str, Any]:
    return {
        "class": one.due.under.value,
        "due": one.due.on.isoformat() if one.due.on else None,
        "things": sorted(str(thing.id) for thing in one.things),
        "references": [thing.reference for thing in one.things if thing.reference],
        "why": [reason.key for reason in one.against],
    }


def _as_text(found: dict[str, Any]) -> str:
    head = f"{found['agency']} (rules: {found['rules']}): {len(found['goes'])} would go, {len(found['kept_back'])} kept back"
    lines = [f"  goes: {_line(one)}" for one in found["goes"]]
    return "\n".join(
        [head, *lines, *(f"  kept back, {', '.join(one['why'])}: {_line(one)}" for one in found["kept_back"])]
    )


def _line(one: dict[str, Any]) -> str:
    return f"{one['class']}, due {one['due']}, {len(one['things'])} things {' '.join(one['references'])}".rstrip()
