"""`chiltern import-signatories FILE`: takes in the list of signatories on paper. Clause sign.4."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from chiltern.agencies.actions.import_signatories import Imported, import_signatories
from chiltern.agencies.workings.paper_list import LARGEST_FILE, BadList
from chiltern.foundation import context


class Command(BaseCommand):
    """Imports signatories from a CSV file: all of it or nothing; those that are there already are said."""

    help = "Imports signatories from a CSV file; a second time it changes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path, help="CSV file in UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with every fault, its line and its reason."""
        content = _read(options["file"])
        try:
            with transaction.atomic():
                imported = import_signatories(by=context.enter_command(), content=content)
        except BadList as bad:
            lines = "\n".join(f"  {fault}" for fault in bad.faults)
            raise CommandError(f"Nothing was imported. {len(bad.faults)} to put right:\n{lines}") from None
        self._say(imported)

    def _say(self, imported: Imported) -> None:
        self.stdout.write(f"{len(imported.new)} signatories imported.")
        if imported.already:
            self.stdout.write(f"{len(imported.already)} were there already, and were left as they are.")
        if imported.new:
            self.stdout.write("Each of them has yet to name its representative.")


def _read(path: Path) -> bytes:
    """At most a little more than is taken, so that a file too large is said and not read to its end."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as wrong:
        raise CommandError(f"{path} cannot be read: {wrong.strerror}") from None
