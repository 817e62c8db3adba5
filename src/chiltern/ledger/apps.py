"""The sealed record of every act."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Written by every action above, read by no rule."""

    name = "chiltern.ledger"
    label = "ledger"
