"""The sealed record of every act."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Written by every action above, read by no rule."""

    name = "chiltern.ledger"
    label = "ledger"

    def ready(self) -> None:
        """What was destroyed under a rule stands in the record, and is checked with it."""
        from chiltern.ledger.registry import seal_columns
        from chiltern.ledger.verifying.besides import also_check
        from chiltern.ledger.verifying.destroyed import destroyed_by_nobody

        seal_columns("ledger_openingdestroyed", ["entry", "keeper", "made_at"])
        also_check(destroyed_by_nobody)
