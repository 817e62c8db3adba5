"""The lowest Django floor."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Knows no noun of the domain: only ids, readers, keepers and keys."""

    name = "chiltern.foundation"
    label = "foundation"
