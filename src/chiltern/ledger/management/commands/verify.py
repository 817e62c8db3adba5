"""`chiltern verify`: says in plain words what of the sealed record is not as it was written (clause 3.8)."""

from __future__ import annotations

import json
import sys
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from chiltern.ledger.verify import verify
from chiltern.ledger.verifying.findings import Report
from chiltern.ledger.workings.canonical import base64_text

SHOWN = 200


class Command(BaseCommand):
    """Runs as the role `verifier`, which reads everything and writes nothing."""

    help = (
        "Checks the sealed record: finds what was altered, removed or added, and what lies with an agency to which its owner did "
        "not let it, and names it. With --file FILE "
        "(and --key KEY) it checks a receipt, a proof or an agency's file instead, without any database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, and how to say it."""
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")
        parser.add_argument("--entry", type=UUID, help="look closely at this one entry only")
        parser.add_argument(
            "--leaves", action="store_true", help="the tree and its entries, not what they say"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends with 1 where anything was found."""
        try:
            report = verify(entry=options["entry"], leaves_only=options["leaves"])
        except LookupError as missing:
            raise CommandError(str(missing)) from None
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if not report.sound:
            sys.exit(1)


def _as_json(report: Report) -> str:
    return json.dumps(
        {
            "sound": report.sound,
            "sealed": report.sealed,
            "waiting": report.waiting,
            "openings": report.openings,
            "root": base64_text(report.root),
            "findings": [finding.as_json() for finding in report.findings],
        }
    )


def _as_text(report: Report) -> str:
    lines = [
        f"{report.sealed:,} entries are sealed under the head {base64_text(report.root)}.",
        f"{report.waiting:,} wait to be sealed.",
        f"{report.openings:,} openings were read back.",
    ]
    if report.sound:
        return "\n".join(
            [*lines, "Nothing was altered, removed or added, and nothing lies where it was not let."]
        )
    lines.append(f"{len(report.findings):,} things are not as they were written:")
    for finding in report.findings[:SHOWN]:
        lines.append(f"  {finding.entry or 'The record'}: {finding.says}. [{finding.what}]")
    if len(report.findings) > SHOWN:
        lines.append(f"  and {len(report.findings) - SHOWN:,} more; --json names them all.")
    return "\n".join(lines)
