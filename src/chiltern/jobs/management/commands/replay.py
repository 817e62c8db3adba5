"""`chiltern replay`: every stored decision made again, and whether the Code would say the same of it (clause 3.8)."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from chiltern.sharing.queries.replaying import Replayed, how_many, replayed

SHOWN = 1000
A_WORD_EVERY = 2.0
"""Seconds between two words on how far it is."""


class Command(BaseCommand):
    """Runs as the role `verifier`, which reads everything and writes nothing. It prints ids and names of rules alone."""

    help = (
        "Makes every stored decision again, from its facts, by the rules of today and the law of its day. Ends with 1 "
        "where one comes out otherwise and no listed change of a rule says why."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """How to say it."""
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """In one snapshot."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
            counted, found = self._counted(how_many())
        self.stdout.write(_as_json(counted, found) if options["json"] else _as_text(counted, found))
        if counted["differences"]:
            sys.exit(1)

    def _counted(self, total: int) -> tuple[dict[str, int], list[Replayed]]:
        counted = dict.fromkeys(("decisions", "differences", "accepted", "destroyed"), 0)
        found: list[Replayed] = []
        said_at = time.monotonic()
        for one in replayed():
            counted["decisions"] += 1
            counted["destroyed"] += one.destroyed
            counted["accepted"] += one.accepted
            if one.names and not one.accepted:
                counted["differences"] += 1
                found += [one] if len(found) < SHOWN else []
            if time.monotonic() - said_at > A_WORD_EVERY:
                said_at = time.monotonic()
                self.stderr.write(f"{counted['decisions']:,} of {total:,} decisions")
        return counted, found


def _as_json(counted: dict[str, int], found: list[Replayed]) -> str:
    return json.dumps(
        {**counted, "found": [{"decision": str(one.decision), "rules": one.names} for one in found]}
    )


def _as_text(counted: dict[str, int], found: list[Replayed]) -> str:
    lines = [
        f"{counted['decisions']:,} decisions were made again.",
        f"{counted['accepted']:,} come out otherwise by a change of a rule that is listed with its reason.",
        f"{counted['destroyed']:,} stand without their facts, which were destroyed.",
    ]
    if not found:
        return "\n".join([*lines, "All others come out the same."])
    lines.append(f"{counted['differences']:,} come out otherwise, and no listed change of a rule says why:")
    lines += [f"  {one.decision}: {', '.join(one.names)}" for one in found]
    if counted["differences"] > len(found):
        lines.append(f"  and {counted['differences'] - len(found):,} more.")
    return "\n".join(lines)
