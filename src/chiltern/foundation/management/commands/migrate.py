"""Migrates, then locks: a table is never left open between the two, since both are one command."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import transaction

from chiltern.foundation.locking import lock_tables, unlocked_tables


class Command(DjangoMigrate):
    """Django's migrate with the house's locks after it."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where a table is left that nobody locked and nobody listed."""
        super().handle(*args, **options)
        with transaction.atomic():
            lock_tables()
        if left := unlocked_tables():
            raise CommandError(f"not locked: {', '.join(left)}")
