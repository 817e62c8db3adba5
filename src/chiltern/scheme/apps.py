"""What one partnership sets for itself."""

from django.apps import AppConfig

KINDS = {
    "setting.changed": "A setting of the partnership was changed",
    "law_row.added": "A row of law was added",
    "law_row.confirmed": "A row of law was confirmed",
    "law_row.corrected": "A row of law was corrected",
    "law_row.ended": "A row of law was ended",
}
"""What was done, for receipts."""


class SchemeConfig(AppConfig):
    """One deployment runs one partnership."""

    name = "chiltern.scheme"
    label = "scheme"

    def ready(self) -> None:
        """Names the columns that no later act changes, for the sealed record."""
        from chiltern.ledger.registry import name_kinds, seal_columns

        name_kinds(KINDS)
        by = ["made_at", "made_by", "made_by_practitioner", "reason"]
        seal_columns("scheme_setting", ["key", "value", "holds_from", *by])
        seal_columns("scheme_lawcorrection", ["row", "field", "value", "holds_from", *by])
        seal_columns("scheme_addedlawrow", ["row", "kind", "fields", "holds_from", *by])
