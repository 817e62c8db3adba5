"""The standing cast."""

from tests.cast import cast, first_officer, town, town_database  # noqa: F401
