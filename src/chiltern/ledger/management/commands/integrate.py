"""Seals the record until it is asked to stop. Runs as the role `integrator`."""

from __future__ import annotations

import signal
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from chiltern.ledger.integrator import BATCH, seal

# Asked for, not told: a NOTIFY in each act would make all acts commit one after another.
PAUSE_SECONDS = 0.5


class Command(BaseCommand):
    """Seals what waits, again and again."""

    help = "Seals the entries of the record that are not yet sealed."
    requires_system_checks = []
    stopping = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The one choice."""
        parser.add_argument("--once", action="store_true", help="seal what waits now, and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """A batch is finished before it ends; raises RecordError where the record was altered."""
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, self._stop)
        while not self.stopping:
            sealed = seal()
            if options["once"] and not sealed:
                break
            if sealed < BATCH and not options["once"]:
                time.sleep(PAUSE_SECONDS)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        # A plain flag: an Event's own lock can be held by the very line that the signal interrupts.
        self.stopping = True
