"""Two toy tables on which the foundation and the ledger are proven without any noun of the domain."""

from django.apps import AppConfig


class ToysConfig(AppConfig):
    """In the tests' settings alone."""

    name = "tests.toys"
    label = "toys"
