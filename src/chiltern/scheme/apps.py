"""What one partnership sets for itself."""

from django.apps import AppConfig


class SchemeConfig(AppConfig):
    """One deployment runs one partnership."""

    name = "chiltern.scheme"
    label = "scheme"

    def ready(self) -> None:
        """Names the columns that no later act changes, for the sealed record."""
        from chiltern.ledger.registry import seal_columns

        seal_columns("scheme_setting", ["key", "value", "reason", "made_at"])
        seal_columns("scheme_lawcorrection", ["row", "field", "value", "reason", "holds_from", "made_at"])
